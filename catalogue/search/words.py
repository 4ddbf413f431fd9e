"""A text as the words that an index holds.

Words are folded as everywhere (`names.fold`). Beside the words as printed stand others under which
readers look for them: the parts of MedCLIP, *pretraining* for Pre-training, *rueckert* for Rückert.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice

from anyascii import anyascii

from catalogue import names

LONGEST = 40
"""The letters of a word that count."""

MOST = 4000
"""The words of a field that count: a tsvector holds 16,383 places, and there are four fields."""

GAP = "_"
"""Stands between what is not printed side by side, so that no phrase reaches across."""

COMPOUND = re.compile(r"[^\W_]+(?:[-\u2010-\u2013'\u2019][^\W_]+)+")
JOINT = re.compile(r"[-\u2010-\u2013'\u2019]")
PIECE = re.compile(r"[A-Z]{2,}s?(?![a-z])|[A-Z]?[a-z]+")
SHORTEST_PIECE = 3
UMLAUTS = str.maketrans({
    "ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa",
    "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "Ø": "Oe", "Å": "Aa",
})  # fmt: skip
PLAIN = re.compile(r"[A-Za-z]?[a-z]*[^\w]*", re.ASCII)


@lru_cache(maxsize=2**14)
def folded(text: str) -> tuple[str, ...]:
    """The words of a text, each cut where it is longer than any word."""
    return tuple(word[:LONGEST] for word in names.fold(text).split())


@lru_cache(maxsize=2**14)
def joined(text: str) -> str:
    """A compound as one word: *pretraining* of Pre-training."""
    return "".join(names.fold(text).split())[:LONGEST]


@lru_cache(maxsize=2**15)
def others(chunk: str) -> tuple[str, ...]:
    """Other words under which readers look for a piece of text without blanks in it."""
    if PLAIN.fullmatch(chunk):
        return ()
    found = [joined(compound) for compound in COMPOUND.findall(chunk)]
    for word in re.findall("[A-Za-z]+", anyascii(names.clean(chunk))):
        pieces = PIECE.findall(word)
        if len(pieces) > 1:
            found += [piece.lower() for piece in pieces if len(piece) >= SHORTEST_PIECE]
    return tuple(dict.fromkeys(word for word in found if word not in folded(chunk)))


def spelled_out(text: str) -> str:
    """The text with ü as ue, as those write who lack the letter; empty where it has none."""
    german = text if text.isascii() else text.translate(UMLAUTS)
    return "" if german == text else german


def indexed(texts: Iterable[str]) -> list[str]:
    """The words of a field in order: as printed, then the others, with gaps between."""
    return list(islice(_indexed(dict.fromkeys(texts)), MOST))


def _indexed(texts: Iterable[str]) -> Iterator[str]:
    found: dict[str, None] = {}
    for text in texts:
        for run in filter(None, (text, spelled_out(text))):
            yield from folded(run)
            yield GAP
        for chunk in text.split():
            found |= dict.fromkeys(others(chunk))
    for word in found:
        yield word
        yield GAP
