"""A line of authors: where each name stands, and how names are written so that they read back."""

import re
from collections.abc import Sequence
from functools import lru_cache

from catalogue import names
from catalogue.readme.entry import Span
from catalogue.readme.inline import mask, plain, spell, spell_out
from catalogue.readme.meaning import keyed
from catalogue.records import LIMITS

GAP = ", "


def spans(raw: str, line: Span) -> tuple[Span, ...]:
    """Where the names stand in ``raw[start:end]``."""
    start = line[0]
    found = [(start + a, start + b) for a, b in names.split(mask(raw[slice(*line)]))]
    return tuple(span for span in found if read(raw, span))


def read(raw: str, span: Span) -> str:
    """The name that stands there, without footnote marks."""
    return names.clean_name(plain(raw[slice(*span)]))[: LIMITS["author"]]


def write(authors: Sequence[str]) -> str:
    """The names as one line that reads back as these names."""
    line = GAP.join(authors)
    harmless = _is_usual(line, authors) or all(map(_is_harmless, authors))
    if harmless and not names.INITIALS.fullmatch(line.rpartition(GAP)[2]):
        return line
    line = GAP.join(map(write_name, authors))
    is_read = _names(line) == list(authors) and not keyed(line)
    return line if is_read else GAP.join(map(spell_out, authors))


LETTER = "[A-Za-zÀ-ÖØ-öø-ʯ]"
USUAL = re.compile(rf"{LETTER}+(?:(?:[.’'-] ?| |, ){LETTER}+)*")
"""Names in Latin letters with nothing loose about them, as most are, a comma and a blank between any two."""

HARMLESS = re.compile(r"[^\W\d_](?:[^\W\d_]|[.’' -])*[^\W\d_]")
"""A name that has nothing in it but words, if none of them has a meaning between names."""

MEANING = {"and", "et", "al", "others", "jr", "sr", "ii", "iii", "iv", "www"}


def write_name(name: str) -> str:
    """One name, spelled so that no separator is found in it and nothing is taken off its edges."""
    if _is_harmless(name):
        return name
    return spell(name, lambda raw: _says(raw, name) and _says(f"A B, {raw}, C D", name))


def _is_usual(line: str, authors: Sequence[str]) -> bool:
    """Whether all names of the line are harmless, told from the line at once: that is quicker than one by one."""
    return (
        len(line) <= LIMITS["author"]
        and USUAL.fullmatch(line) is not None
        and line.count(",") == len(authors) - 1
        and MEANING.isdisjoint(line.casefold().replace(".", " ").replace(",", " ").split())
    )


@lru_cache(maxsize=2**15)
def _is_harmless(name: str) -> bool:
    """Whether a name is read as itself, wherever it stands between others."""
    words = name.casefold().replace(".", " ").split()
    harmless = HARMLESS.fullmatch(name) and MEANING.isdisjoint(words)
    return bool(harmless) and len(name) <= LIMITS["author"] and names.clean_name(name) == name


def _says(raw: str, name: str) -> bool:
    return name in _names(raw) and "://" not in mask(raw)


def _names(raw: str) -> list[str]:
    return [read(raw, span) for span in spans(raw, (0, len(raw)))]
