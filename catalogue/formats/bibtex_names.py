"""Names in the author field of BibTeX: read from what programs write, and written so that they read back."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from catalogue import names
from catalogue.formats import latex
from catalogue.formats.bibtex_entries import unbraced
from catalogue.records import LIMITS

AND = re.compile(r"\s+and\s+", re.IGNORECASE)
COMMA = re.compile(",")
SIMPLE = re.compile(r"[^\W\d_][\w.’-]*(?: [\w.’-]+)*")


def read(value: str) -> Iterator[str]:
    """The names as people write them; what stands in braces is one name, whatever is in it."""
    for name in _split(AND, value):
        if name.casefold() == "others" or not name:
            continue
        parts = [part.strip() for part in _split(COMMA, name)]
        if len(parts) > 1:
            family, suffix, given = parts[0], " ".join(parts[1:-1]), parts[-1]
            name = f"{given} {family} {suffix}"  # noqa: PLW2901 -- turned round
        yield names.clean(latex.decode(unbraced(name.strip())))


def _split(separator: re.Pattern[str], value: str) -> list[str]:
    """Cut at separators outside of braces."""
    parts, start, depth = [], 0, 0
    for found in re.finditer(rf"[{{}}]|{separator.pattern}", value, separator.flags):
        if found[0] in "{}":
            depth += 1 if found[0] == "{" else -1
        elif depth <= 0:
            parts.append(value[start : found.start()].strip())
            start = found.end()
    return [*parts, value[start:].strip()]


def write(authors: Iterable[str]) -> str:
    """The author field for these names."""
    return " and ".join([_written(name)[0] for name in authors])


def are_said(authors: Iterable[str]) -> bool:
    """Whether these names are read from what is written of them."""
    return all(_written(name)[1] for name in authors)


@lru_cache(maxsize=2**15)
def _written(name: str) -> tuple[str, bool]:
    """``Family, Given``, or the whole name in braces where that does not read back; and whether it is read then."""
    given, family, suffix = names.parts(name)
    written = latex.encode(", ".join(part for part in (family, suffix, given) if part))
    is_clean = len(name) <= LIMITS["author"] and names.clean_name(name) == name
    may_stand = given and not AND.search(f" {name} ")
    if may_stand and (SIMPLE.fullmatch(name) or list(read(written)) == [name]):
        return written, is_clean
    if given or " " in name:
        written = f"{{{latex.encode(name)}}}"
    return written, is_clean and list(read(written)) == [name]
