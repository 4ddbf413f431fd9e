"""The same counts as by SQL, from the columns.

Each counter answers as its namesake in `counting` does; where a name has to be looked for, or said in
full, the database is asked for it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from django.db.models import QuerySet
from numpy.typing import NDArray

from catalogue.columns import Column, Single
from catalogue.facets import listing
from catalogue.facets.choices import Asked, Choice
from catalogue.filters import NOT, PaperFilter
from catalogue.filters.narrowing import Narrowing
from catalogue.models import Author, Venue

Counts = NDArray[np.int64]

KINDS = {kind: str(label) for kind, label in Venue.Kind.choices} | {Venue.Kind.OTHER.value: ""}


REACH = 4_096
"""As many values, those that most papers carry in all, are looked at before any other."""


@dataclass(frozen=True)
class Ranked:
    """The values of a column by their counts or names; what is looked at is put in order, no more.

    ``own`` are the places of what is chosen, which come first; ``sought`` those of all that is looked
    for, None for every value. A value that no paper here carries is listed where ``whole``.
    """

    column: Column
    counts: Counts
    sought: Counts | None
    own: list[int]
    whole: bool
    by_name: bool
    choice: Callable[[int, int], Choice]

    def __len__(self) -> int:
        return len(self._listed)

    def __getitem__(self, part: slice) -> list[Choice]:
        stop = len(self) if part.stop is None else part.stop
        places = self._first(stop)[part.start or 0 :].tolist()
        return [self.choice(place, int(self.counts[place])) for place in places]

    @cached_property
    def _listed(self) -> Counts:
        if self.sought is None:
            return np.arange(len(self.counts)) if self.whole else np.flatnonzero(self.counts)
        return self.sought if self.whole else self.sought[self.counts[self.sought] > 0]

    def _first(self, number: int) -> Counts:
        if self.by_name:
            return self._listed[:number]
        places = self._likely(number)
        weights = self._weighed(places)
        chosen = np.arange(len(weights))
        if number < len(weights):
            chosen = np.argpartition(weights, number)[:number]
        return places[chosen[np.argsort(weights[chosen])]]

    def _likely(self, number: int) -> Counts:
        """The places among which the first ones are: nobody has more papers here than in all."""
        carried = self.column.carried
        if self.sought is not None or len(self.counts) <= REACH or isinstance(carried, Single):
            return self._listed
        known, next_one = carried.prolific[:REACH], carried.prolific[REACH]
        known = known[self.counts[known] > carried.totals[next_one]]
        if len(known) < number:
            return self._listed
        own = [place for place in self.own if self.whole or self.counts[place]]
        return np.union1d(known, own).astype(np.int64)

    def _weighed(self, places: Counts) -> Counts:
        """What comes first is the lightest; no two weigh the same."""
        heights = self.counts[places]
        heights[np.isin(places, self.own)] += heights.max(initial=0) + 1
        return places - heights * len(self.counts)


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

    def choice(place: int, number: int) -> Choice:
        note = KINDS[column.notes[place]]
        return Choice(column.values[place], column.names[place], number, note=note)

    sought = _sought(column, Venue.objects.called(asked.find)) if asked.find else None
    own = _own(chosen, "venue", column)
    return Ranked(column, counts, sought, own, True, asked.order == "name", choice)


def authors(chosen: PaperFilter, asked: Asked) -> Ranked:
    column, counts = _column(chosen, "author")

    def choice(place: int, number: int) -> Choice:
        return Choice(column.values[place], column.names[place], number)

    sought = _sought(column, Author.objects.called(asked.find)) if asked.find else None
    own = _own(chosen, "author", column)
    return Ranked(column, counts, sought, own, False, asked.order == "name", choice)


def _sought(column: Column, rows: QuerySet[Any]) -> Counts:
    """The places of the values that are looked for."""
    found = rows.order_by().values_list("pk", flat=True)
    return np.flatnonzero(np.isin(np.asarray(column.keys), list(found)))


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
