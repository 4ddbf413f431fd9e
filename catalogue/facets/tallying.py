"""The same counts as by SQL, from the columns.

Each counter answers as its namesake in `counting` does; where a name has to be looked for, or said in
full, the database is asked for it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, partial, reduce
from typing import Any

import numpy as np
from django.db.models import QuerySet
from numpy.typing import NDArray

from catalogue.columns import Column, Incidence, Selection, Single
from catalogue.facets import listing
from catalogue.facets.choices import Asked, Choice
from catalogue.filters import NOT, PaperFilter
from catalogue.filters.narrowing import Narrowing
from catalogue.models import Author, Venue

Counts = NDArray[np.int64]

KINDS = {kind: str(label) for kind, label in Venue.Kind.choices} | {Venue.Kind.OTHER.value: ""}


@dataclass(frozen=True)
class Ranked:
    """The values of a column by their counts or names; what is looked at is put in order, no more.

    ``own`` are the places of what is chosen, which come first; ``sought`` those of all that is looked
    for, None for every value. A value that no paper here carries is listed where ``whole``.
    """

    column: Column
    beside: Selection | None
    sought: Counts | None
    own: list[int]
    whole: bool
    by_name: bool
    choice: Callable[[int, int], Choice]

    def __len__(self) -> int:
        return len(self._listed)

    def __getitem__(self, part: slice) -> list[Choice]:
        places, heights = self._first(len(self) if part.stop is None else part.stop)
        start = part.start or 0
        return list(map(self.choice, places[start:].tolist(), heights[start:].tolist()))

    @cached_property
    def _counts(self) -> Counts:
        return self.column.carried.counts(self.beside)

    @cached_property
    def _listed(self) -> Counts:
        if self.sought is None:
            return np.arange(len(self._counts)) if self.whole else np.flatnonzero(self._counts)
        return self.sought if self.whole else self.sought[self._counts[self.sought] > 0]

    def _first(self, number: int) -> tuple[Counts, Counts]:
        """The places of the first ones, and how many papers carry each."""
        if self.by_name:
            places = self._listed[:number]
            return places, self._counts[places]
        places, heights = self._likely(number) or (self._listed, self._counts[self._listed])
        weights = self._weighed(places, heights)
        chosen = np.arange(len(weights))
        if number < len(weights):
            chosen = np.argpartition(weights, number)[:number]
        chosen = chosen[np.argsort(weights[chosen])]
        return places[chosen], heights[chosen]

    def _likely(self, number: int) -> tuple[Counts, Counts] | None:
        """The places among which the first ones are, with the counts; None where all have to be looked at."""
        carried = self.column.carried
        if isinstance(carried, Single) or self.sought is not None:
            return None
        if self.beside is None or not self.beside.is_few:
            return self._leading(carried, number) or self._highest(carried, number)
        if self.whole or not carried.is_sparse(self.beside):
            return self._highest(carried, number)
        return carried.carried(self.beside)

    def _leading(self, carried: Incidence, number: int) -> tuple[Counts, Counts] | None:
        """The first ones of those that lead among all papers: no other has more here than there.

        None where that does not tell.
        """
        counts = carried.leading.counts(self.beside)
        fits = counts > carried.leading.least
        if np.count_nonzero(fits) < number:
            return None
        return self._with_own(carried, carried.leading.places[fits], counts[fits])

    def _highest(self, carried: Incidence, number: int) -> tuple[Counts, Counts] | None:
        """Those with the highest counts, as many as are asked for or some more; None where there are fewer."""
        least = self._counts.max(initial=0)
        while least > 1 and np.count_nonzero(self._counts >= least) < number:
            least = (least + 1) // 2
        places = np.flatnonzero(self._counts >= least)
        if least < 1 or len(places) < number:
            return None
        return self._with_own(carried, places, self._counts[places])

    def _with_own(
        self, carried: Incidence, places: Counts, heights: Counts
    ) -> tuple[Counts, Counts]:
        """Add what is chosen where it is not among them."""
        own = [place for place in self.own if place not in places]
        more = np.array([carried.count(place, self.beside) for place in own], dtype=np.int64)
        there = more > -1 if self.whole else more > 0
        found = np.array(own, dtype=np.int64)[there]
        return np.append(places, found), np.append(heights, more[there])

    def _weighed(self, places: Counts, heights: Counts) -> Counts:
        """What comes first is the lightest; no two weigh the same."""
        if self.own:
            own = reduce(np.logical_or, (places == place for place in self.own))
            heights = np.where(own, heights + heights.max(initial=0) + 1, heights)
        return places - heights * len(self.column.values)


def _column(chosen: PaperFilter, name: str) -> tuple[Column, Selection | None]:
    """The column of a facet, and the papers beside it."""
    narrowing = _narrowing(chosen)
    return narrowing.columns.facets[name], narrowing.beside(name)


def _counted(chosen: PaperFilter, name: str) -> tuple[Column, Counts]:
    column, beside = _column(chosen, name)
    return column, column.carried.counts(beside)


def _narrowing(chosen: PaperFilter) -> Narrowing:
    if chosen.narrowing is None:
        raise ValueError("There are no columns for this selection.")
    return chosen.narrowing


def _own(chosen: PaperFilter, name: str, column: Column) -> list[int]:
    values = chosen.choices.get(name, ()) + chosen.choices.get(NOT + name, ())
    return [place for value in values for place in column.values.places(value)]


def years(chosen: PaperFilter, asked: Asked) -> list[Choice]:
    column, counts = _counted(chosen, "year")
    known = ((column.values[place], number) for place, number in enumerate(counts.tolist()))
    return listing.years(known, asked)


def venues(chosen: PaperFilter, asked: Asked) -> Ranked:
    column, beside = _column(chosen, "venue")

    def choice(place: int, number: int) -> Choice:
        note = KINDS[column.notes[place]]
        return Choice(column.values[place], column.names[place], number, note=note)

    sought = _sought(column, Venue.objects.called(asked.find)) if asked.find else None
    own = _own(chosen, "venue", column)
    return Ranked(column, beside, sought, own, True, asked.order == "name", choice)


def authors(chosen: PaperFilter, asked: Asked) -> Ranked:
    column, beside = _column(chosen, "author")

    def choice(place: int, number: int) -> Choice:
        return Choice(column.values[place], column.names[place], number)

    sought = _sought(column, Author.objects.called(asked.find)) if asked.find else None
    own = _own(chosen, "author", column)
    return Ranked(column, beside, sought, own, False, asked.order == "name", choice)


def _sought(column: Column, rows: QuerySet[Any]) -> Counts:
    """The places of the values that are looked for."""
    found = rows.order_by().values_list("pk", flat=True)
    return np.flatnonzero(np.isin(np.asarray(column.keys), list(found)))


def links(chosen: PaperFilter, asked: Asked) -> list[Choice]:
    column, counts = _counted(chosen, "link")
    own = set(_own(chosen, "link", column))
    places = np.flatnonzero(column.carried.totals).tolist()
    if asked.order != "name":
        places.sort(key=lambda place: (place not in own, -counts[place], place))
    return listing.links(((column.values[place], int(counts[place])) for place in places), asked)


def statuses(chosen: PaperFilter, asked: Asked) -> list[Choice]:
    column, counts = _counted(chosen, "status")
    numbers = {column.values[place]: number for place, number in enumerate(counts.tolist())}
    return listing.statuses(numbers, asked)


def categories(chosen: PaperFilter, asked: Asked) -> list[Choice]:
    column, beside = _column(chosen, "category")
    carried = column.carried
    if beside is None or beside.is_few or asked.whole or isinstance(carried, Single):
        counts = carried.counts(beside)
        count = counts.item
    else:
        count = partial(carried.count, chosen=beside)  # of the few that are listed

    def number(path: str) -> int:
        return sum(map(count, column.values.places(path)))

    return listing.categories(chosen, number, asked)


COUNTERS: dict[str, Callable[[PaperFilter, Asked], Sequence[Choice] | Ranked]] = {
    "category": categories,
    "year": years,
    "venue": venues,
    "status": statuses,
    "author": authors,
    "link": links,
}
