"""A text as the words that an index holds.

Words are folded as everywhere (`names.fold`). Beside the words as printed stand others under which
readers look for them: the parts of MedCLIP, *pretraining* for Pre-training, *rueckert* for Rückert.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

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
UMLAUT = re.compile(f"[{''.join(map(chr, UMLAUTS))}]")
PLAIN = re.compile(r"[A-Za-z]?[a-z]*[^\w]*", re.ASCII)


SHORT = 100
"""Characters of a text that may come again, such as a name."""


def folded(text: str) -> tuple[str, ...]:
    """The words of a text, each cut where it is longer than any word."""
    return _kept(text) if len(text) <= SHORT else _folded(text)


def _folded(text: str) -> tuple[str, ...]:
    return tuple([word[:LONGEST] for word in names.words(text)])


_kept = lru_cache(maxsize=2**14)(_folded)


@lru_cache(maxsize=2**14)
def joined(text: str) -> str:
    """A compound as one word: *pretraining* of Pre-training."""
    return "".join(names.words(text))[:LONGEST]


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
    return text.translate(UMLAUTS) if UMLAUT.search(text) else ""


@dataclass(frozen=True, slots=True)
class Worded:
    """A field as words: all in order, with gaps; which these are; and those that are printed."""

    order: list[str]
    words: set[str]
    printed: set[str]


def indexed(texts: Iterable[str]) -> Worded:
    """The words of a field: as printed, then the others."""
    order: list[str] = []
    printed: set[str] = set()
    spellings: set[str] = set()
    more: dict[str, None] = {}
    for text in filter(None, dict.fromkeys(texts)):
        own = folded(text)
        printed.update(own)
        order += own
        order.append(GAP)
        if spelled := spelled_out(text):
            unlike = folded(spelled)
            order += unlike
            order.append(GAP)
            spellings.update(unlike)
        for chunk in text.split():
            if found := others(chunk):
                more |= dict.fromkeys(found)
    for word in more:
        order += (word, GAP)
    if len(order) > MOST:
        return Worded(order[:MOST], set(order[:MOST]) - {GAP}, printed)
    return Worded(order, printed.union(spellings, more), printed)
