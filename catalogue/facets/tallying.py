"""The same counts as by SQL, from the columns.

Each counter answers as its namesake in `counting` does; where a name has to be looked for, or said in
full, the database is asked for it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from catalogue.columns import Column
from catalogue.facets import listing
from catalogue.facets.choices import Asked, Choice
from catalogue.filters import NOT, PaperFilter
from catalogue.filters.narrowing import Narrowing
from catalogue.models import Author, Venue

Counts = NDArray[np.int64]


@dataclass(frozen=True)
class Ranked:
    """The values of a column by their counts or names; what is looked at is put in order, no more.

    ``own`` are the places of what is chosen, which come first; ``listed`` those of all that is listed.
    """

    column: Column
    counts: Counts
    listed: Counts
    own: list[int]
    by_name: bool
    choice: Callable[[int, int], Choice]

    def __len__(self) -> int:
        return len(self.listed)

    def __getitem__(self, part: slice) -> list[Choice]:
        start, stop, _ = part.indices(len(self))
        places = self._first(stop)[start:].tolist()
        return [self.choice(place, int(self.counts[place])) for place in places]

    def _first(self, number: int) -> Counts:
        weights = self._weights
        chosen = np.arange(len(weights))
        if number < len(weights):
            chosen = np.argpartition(weights, number)[:number]
        return self.listed[chosen[np.argsort(weights[chosen])]]

    @cached_property
    def _weights(self) -> Counts:
        """What comes first is the lightest; no two weigh the same."""
        if self.by_name:
            return self.listed
        heights = self.counts.copy()
        heights[self.own] += heights.max(initial=0) + 1
        return self.listed - heights[self.listed] * len(self.counts)


def _column(chosen: PaperFilter, name: str) -> tuple[Column, Counts]:
    narrowing = _narrowing(chosen)
    column = narrowing.columns.facets[name]
    return column, column.carried.counts(narrowing.beside(name))


def _narrowing(chosen: PaperFilter) -> Narrowing:
    if chosen.narrowing is None:
        raise ValueError("There are no columns for this selection.")
    return chosen.narrowing


def _own(chosen: PaperFilter, name: str, column: Column) -> list[int]:
    values = chosen.choices.get(name, ()) + chosen.choices.get(NOT + name, ())
    return [place for value in values for place in column.values.places(value)]


def years(chosen: PaperFilter, asked: Asked) -> list[Choice]:
    column, counts = _column(chosen, "year")
    known = ((int(column.values[place]), number) for place, number in enumerate(counts.tolist()))
    return listing.years(known, asked)


def venues(chosen: PaperFilter, asked: Asked) -> Ranked:
    column, counts = _column(chosen, "venue")
    kinds = dict(Venue.Kind.choices) | {Venue.Kind.OTHER.value: ""}
    listed = np.arange(len(counts))
    if asked.find:
        found = Venue.objects.called(asked.find).order_by().values_list("pk", flat=True)
        listed = listed[np.isin(column.keys, list(found))]

    def choice(place: int, number: int) -> Choice:
        note = str(kinds[column.notes[place]])
        return Choice(column.values[place], column.names[place], number, note=note)

    own = _own(chosen, "venue", column)
    return Ranked(column, counts, listed, own, asked.order == "name", choice)


def authors(chosen: PaperFilter, asked: Asked) -> Ranked:
    column, counts = _column(chosen, "author")
    listed = np.flatnonzero(counts)
    if asked.find:
        found = Author.objects.called(asked.find).order_by().values_list("pk", flat=True)
        listed = listed[np.isin(np.asarray(column.keys)[listed], list(found))]

    def choice(place: int, number: int) -> Choice:
        return Choice(column.values[place], column.names[place], number)

    own = _own(chosen, "author", column)
    return Ranked(column, counts, listed, own, asked.order == "name", choice)


def links(chosen: PaperFilter, asked: Asked) -> list[Choice]:
    column, counts = _column(chosen, "link")
    own = set(_own(chosen, "link", column))
    places = np.flatnonzero(column.carried.totals).tolist()
    if asked.order != "name":
        places.sort(key=lambda place: (place not in own, -counts[place], place))
    return listing.links(((column.values[place], int(counts[place])) for place in places), asked)


def statuses(chosen: PaperFilter, asked: Asked) -> list[Choice]:
    column, counts = _column(chosen, "status")
    numbers = {column.values[place]: number for place, number in enumerate(counts.tolist())}
    return listing.statuses(numbers, asked)


def categories(chosen: PaperFilter, asked: Asked) -> list[Choice]:
    column, counts = _column(chosen, "category")

    def number(path: str) -> int:
        return sum(int(counts[place]) for place in column.values.places(path))

    return listing.categories(chosen, number, asked)


COUNTERS: dict[str, Callable[[PaperFilter, Asked], Sequence[Choice] | Ranked]] = {
    "category": categories,
    "year": years,
    "venue": venues,
    "status": statuses,
    "author": authors,
    "link": links,
}
