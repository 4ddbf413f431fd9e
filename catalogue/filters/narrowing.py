"""A selection over columns: the same reading of the same query string as by SQL, in milliseconds."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from hashlib import blake2b
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from catalogue import keeping
from catalogue.columns import Columns, Mask, Places, Selection
from catalogue.filters.criteria import FACETS
from catalogue.filters.fields import is_year
from catalogue.filters.sorts import RELEVANCE
from catalogue.filters.wording import NOT, RANGE, own
from catalogue.records import NONE, YEARS
from catalogue.search import Hits, Worths

if TYPE_CHECKING:
    from catalogue.filters.paper import PaperFilter

HITS = keeping.Memory(8 * 2**20)


class Narrowing:
    """Which of the papers in the columns a selection asks for; None stands for all of them."""

    def __init__(self, chosen: "PaperFilter", columns: Columns) -> None:
        self.chosen = chosen
        self.columns = columns
        self._selections: dict[tuple[str, ...], Selection | None] = {}

    def without(self, *skipped: str) -> Selection | None:
        """Narrow the papers by all choices but these."""
        names = tuple(name for name in self._parts if name not in skipped)
        if names not in self._selections:
            parts = [self._parts[name] for name in names]
            self._selections[names] = Selection.of_all(parts) if parts else None
        return self._selections[names]

    def beside(self, facet: str) -> Selection | None:
        """Narrow the papers by all choices but the facet's own."""
        return self.without(*own(facet))

    def count_none(self, facet: str) -> int:
        """How many of the papers beside a facet have no value of it."""
        none, left = self.columns.facets[facet].carried.none, self.beside(facet)
        if left is not None:
            none = none[left.places] if left.is_few else none & left.mask
        return int(np.count_nonzero(none))

    def count(self, *skipped: str) -> int:
        left = self.without(*skipped)
        return len(self.columns) if left is None else left.number

    @cached_property
    def keys(self) -> "Ordered":
        """The keys of the papers in the order asked for."""
        if self.chosen.sort == RELEVANCE:
            return ByRelevance(self)
        return Ordered(self.columns, self.columns.in_order(self.chosen.sort, self.without()))

    @cached_property
    def _parts(self) -> dict[str, Selection]:
        """The papers that each key asks for."""
        choices = self.chosen.choices.items()
        return {name: Selection(self._mask(name, values)) for name, values in choices}

    def _mask(self, name: str, values: Sequence[str]) -> Mask:
        if name.startswith(NOT):
            return ~self._carrying(name.removeprefix(NOT), values)
        if name in FACETS:
            return self._carrying(name, values)
        if name in RANGE:
            return self._until(name, values[0])
        return self._matching if name == "q" else self.columns.mask(self.chosen.picked_keys)

    def _carrying(self, facet: str, values: Sequence[str]) -> Mask:
        column = self.columns.facets[facet]
        found = column.carrying(value for value in values if value != NONE)
        return found | column.carried.none if FACETS[facet].absent and NONE in values else found

    def _until(self, end: str, year: str) -> Mask:
        if not is_year(year):
            return self.columns.mask([])
        years = self.columns.year
        return (years > 0) & (years >= int(year) if end == "year_min" else years <= int(year))

    @cached_property
    def hits(self) -> Hits:
        """What the words of the selection find, which other selections ask for, too, and other pages."""
        sought, weighed = self.chosen.sought, self.chosen.sort == RELEVANCE
        asked = (sought.wanted, sought.unwanted, weighed)
        return HITS.recall(asked, lambda: sought.hits(weighed=weighed))

    @property
    def _matching(self) -> Mask:
        if not self.chosen.search:
            return self.columns.mask([])
        if self.hits.found is None:
            found = np.ones(len(self.columns), dtype=np.bool_)
        else:
            found = self.columns.mask(self.hits.found)
        if self.hits.excluded is not None:
            found &= ~self.columns.mask(self.hits.excluded)
        years = self.columns.year
        for span in self.chosen.search.years:
            first, last = span.first or YEARS.start, span.last or YEARS.stop
            inside = (years > 0) & (years >= first) & (years <= last)
            found &= ~inside if span.without else inside
        return found


class Ordered:
    """The keys of papers in an order; only those that are looked at are taken from the columns."""

    def __init__(self, columns: Columns, places: Places) -> None:
        self.columns = columns
        self.places = places

    def __len__(self) -> int:
        return len(self.places)

    def __getitem__(self, part: slice) -> NDArray[np.int64]:
        return self.columns.keys[self.places[part]]

    def tolist(self) -> list[int]:
        keys: list[int] = self[:].tolist()
        return keys


PROBED = 200
"""So many of the newest papers are looked at for the best ones, where not all are looked at anyway."""


class ByRelevance(Ordered):
    """The keys of the papers by how well the words fit them, the newest of equals first.

    Where the best ones are as many as are looked at, no others are weighed.
    """

    def __init__(self, narrowing: Narrowing) -> None:
        chosen = narrowing.without()
        columns = narrowing.columns
        super().__init__(columns, np.arange(len(columns)) if chosen is None else chosen.places)
        self.hits = narrowing.hits
        self.sought = narrowing.chosen.sought

    def __getitem__(self, part: slice) -> NDArray[np.int64]:
        stop = len(self) if part.stop is None else part.stop
        is_enough = self.hits.is_begun and stop <= len(self._best)
        return self.columns.keys[(self._best if is_enough else self._weighed)[part]]

    @cached_property
    def _best(self) -> Places:
        """The places of the papers that are worth the most: of the first ones, if not of all."""
        if self.hits.worths:
            [[(_, keys)]] = self.hits.worths
            return self.places[self.columns.mask(keys)[self.places]]
        if len(self) <= PROBED:
            return self.places[:0]  # all of them are soon weighed
        first = self.places[:PROBED]
        keys = self.columns.keys[first]
        best = HITS.recall((self.sought.wanted, keys.tobytes()), lambda: self.sought.best(keys))
        return first[self.columns.mask(best)[first]]

    @cached_property
    def _weighed(self) -> Places:
        """The places of all papers in order."""
        total = np.zeros(len(self.columns), dtype=np.int16)
        for worths in self._worths():
            worth_of = np.zeros(len(total), dtype=np.int16)
            for worth, keys in reversed(worths):
                worth_of[self.columns.mask(keys)] = worth
            total += worth_of
        return self.places[np.argsort(-total[self.places], kind="stable")]

    def _worths(self) -> Iterable[Worths]:
        if not self.hits.is_begun:
            return self.hits.worths
        keys = self.columns.keys[self.places]
        asked = (self.sought.wanted, blake2b(keys.tobytes()).digest())
        return HITS.recall(asked, lambda: self._weigh(keys)).worths

    def _weigh(self, papers: NDArray[np.int64]) -> Hits:
        return replace(self.hits, found=None, excluded=None, worths=(self.sought.worths(papers),))
