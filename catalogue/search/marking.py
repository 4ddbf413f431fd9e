"""Where a search hits a text: the text cut into parts that are hits and parts that are not.

The text stays as it is printed. Its words are folded as the index folds them, letter by letter, so
that *ruckert* marks Rückert and *clip* marks MedCLIP.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from anyascii import anyascii

from catalogue import names
from catalogue.search.query import Query, Term
from catalogue.search.stemming import stem
from catalogue.search.words import COMPOUND, LONGEST, folded, joined, others, spelled_out

PLAIN = re.compile(r"[ -~\s\u2013\u2014\u2018\u2019\u201c\u201d\u2026]*", re.ASCII)
"""A text in which every letter stands for itself, so that it can be looked at piece by piece."""

MOST_VERDICTS = 2**14
AROUND = 80
LENGTH = 240
"""The letters before the first hit of a snippet, and those of all of it."""

FIRST = 2 * LENGTH
"""Where a text is cut first to look for a snippet."""


class Part(NamedTuple):
    text: str
    hit: bool = False


@dataclass(frozen=True, slots=True)
class Spot:
    """A word where it is printed, with the others under which it is found."""

    start: int
    end: int
    words: tuple[str, ...]


def marked(text: str, query: Query, field: str = "") -> list[Part]:
    """Cut a text into hits and what stands between; without ``field``, every term may hit."""
    return list(_parts(text, _hits(text, query, field), 0, len(text)))


def snippet(text: str, query: Query, field: str = "") -> list[Part]:
    """Cut a stretch around the first hit out of a text; nothing where there is no hit."""
    hits = _first_hits(text, query, field)
    if not hits:
        return []
    start = _edge(text, max(hits[0][0] - AROUND, 0))
    end = len(text) if start + LENGTH >= len(text) else _edge(text, start + LENGTH)
    end = max(end, hits[0][1])
    parts = [Part("… ")] if start else []
    parts += _parts(text, [span for span in hits if span[1] <= end], start, end)
    return [*parts, Part(" …")] if end < len(text) else parts


def _first_hits(text: str, query: Query, field: str) -> list[tuple[int, int]]:
    """The hits as far as a snippet needs them: most texts have one in their first lines."""
    end = text.find(" ", FIRST)
    hits = _hits(text[:end], query, field) if end > 0 else []
    is_enough = hits and max(hits[0][0] + LENGTH, hits[0][1]) + LONGEST < end
    return hits if is_enough else _hits(text, query, field)


def _edge(text: str, place: int) -> int:
    """The next beginning of a word, if it is not far."""
    blank = text.find(" ", place, place + LONGEST)
    return place if place == 0 or blank < 0 else blank + 1


def _parts(text: str, hits: Iterable[tuple[int, int]], start: int, end: int) -> Iterator[Part]:
    for first, last in hits:
        if start < first:
            yield Part(text[start:first])
        yield Part(text[first:last], hit=True)
        start = last
    if start < end:
        yield Part(text[start:end].rstrip() if end < len(text) else text[start:end])


def _hits(text: str, query: Query, field: str) -> list[tuple[int, int]]:
    """The spans of all hits in order; those that touch are one."""
    terms = [term for term in query.wanted if not field or term.field in {"", field}]
    if not terms:
        return []
    printed = Printed(text)
    spans = sorted(span for term in terms for span in _found(term, printed))
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged


class Printed:
    """A text as it is printed, cut into words where that is asked for."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.is_plain = PLAIN.fullmatch(text) is not None

    @cached_property
    def spots(self) -> list[Spot]:
        return _spots(self.text)

    @cached_property
    def compounds(self) -> list[Spot]:
        return [Spot(*found.span(), (joined(found[0]),)) for found in COMPOUND.finditer(self.text)]

    @cached_property
    def chunks(self) -> set[str]:
        """The different pieces without blanks in them."""
        return set(self.text.split())


def _found(term: Term, printed: Printed) -> list[tuple[int, int]]:
    """Where the words stand; those of a plain text one by one, if the term has but one itself."""
    if printed.is_plain and len(term.words) == 1:
        return _chunk_hits(term, printed)
    return _all_hits(term, printed)


def _all_hits(term: Term, printed: Printed) -> list[tuple[int, int]]:
    """Where the words stand; a compound is a hit as one word where none of its own words is."""
    hits = _runs(term, printed.spots)
    if len(term.words) == 1 or term.joined:
        whole = Term((term.joined or term.words[0],), exact=term.exact, prefix=term.prefix)
        others = printed.compounds
        if term.joined:
            others = [*others, *printed.spots]
        found = [(spot.start, spot.end) for spot in others if _fits(whole, 0, spot)]
        hits += [(a, z) for a, z in found if not any(a <= start < z for start, _ in hits)]
    return hits


def _chunk_hits(term: Term, printed: Printed) -> list[tuple[int, int]]:
    """The same for one word in a plain text: no hit has a blank in it, and chunks come again and again."""
    return [
        (place + start, place + end)
        for chunk, spans in _verdicts(term).hits(printed.chunks)
        for place in _places(chunk, printed.text)
        for start, end in spans
    ]


class Verdicts:
    """Where a term hits in chunks of plain texts, kept for those that have been looked at."""

    def __init__(self, term: Term) -> None:
        self.term = term
        self.seen: set[str] = set()
        self.spans: dict[str, list[tuple[int, int]]] = {}

    def hits(self, chunks: set[str]) -> list[tuple[str, list[tuple[int, int]]]]:
        """Those of the chunks in which the term hits, each with its hits."""
        seen, spans = self.seen, self.spans
        if unseen := chunks - seen:
            found = {chunk: _all_hits(self.term, Printed(chunk)) for chunk in unseen}
            spans |= {chunk: hits for chunk, hits in found.items() if hits}
            seen |= unseen
            if len(seen) > MOST_VERDICTS:
                self.seen, self.spans = set(), {}
        return [(chunk, spans[chunk]) for chunk in chunks & spans.keys()]


def _places(chunk: str, text: str) -> list[int]:
    """Where a chunk stands in a text, between blanks."""
    places = []
    place = text.find(chunk)
    while place >= 0:
        end = place + len(chunk)
        if not (text[place - 1 : place].strip() or text[end : end + 1].strip()):
            places.append(place)
        place = text.find(chunk, end)
    return places


_verdicts = lru_cache(maxsize=64)(Verdicts)


def _runs(term: Term, spots: Sequence[Spot]) -> list[tuple[int, int]]:
    size = len(term.words)
    hits = []
    for place in range(len(spots) - size + 1):
        run = spots[place : place + size]
        if all(_fits(term, number, spot) for number, spot in enumerate(run)):
            hits.append((run[0].start, run[-1].end))
    return hits


def _fits(term: Term, number: int, spot: Spot) -> bool:
    """Whether a word of the text is the one at this place of the term."""
    word = term.words[number]
    if len(term.words) > 1 or term.exact:
        begins = term.prefix and number == len(term.words) - 1
        return any(other == word or (begins and other.startswith(word)) for other in spot.words)
    return any(
        stem(other) == stem(word)
        or (term.prefix and other.startswith(word))
        or (term.inside and word in other)
        for other in spot.words
    )


def _spots(text: str) -> list[Spot]:
    """Every word of a text: folding may make one letter several, and several words of one."""
    plain: list[str] = []
    starts: list[int] = []
    size = 0
    for letter in text:
        starts.append(size)
        plain.append(_plain(letter))
        size += len(plain[-1])
    spots = []
    for found in re.finditer("[a-z0-9]+", "".join(plain)):
        start = bisect_left(starts, found.start() + 1) - 1
        end = bisect_left(starts, found.end())
        printed = text[start:end]
        more = (*folded(spelled_out(printed)), *others(printed))
        spots.append(Spot(start, end, (found[0][:LONGEST], *more)))
    return spots


@lru_cache(maxsize=2**12)
def _plain(letter: str) -> str:
    return " " if letter.isspace() else anyascii(names.clean(letter)).casefold()
