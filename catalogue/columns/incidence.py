from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from catalogue.columns.selection import Mask, Selection

Places = NDArray[np.int32]

REACH = 1_024
"""As many values, those that most papers carry, are counted before any other."""

FEW_VALUES = 16
"""Of at most so many values each has a mask of the papers that carry it."""

SPARSE = 32
"""Values so many times fewer than there are in all are sorted, rather than counted one by one."""


class Incidence:
    """Which papers carry which values of a facet, a paper any number of them, read from either side.

    Papers and values are places from 0 on. What is looked up by the thousand is taken, which is half as quick again
    as an index in brackets. ``pairs`` are given in any order, and may be repeated.
    """

    def __init__(self, papers: Places, values: Places, shape: tuple[int, int]) -> None:
        self.shape = shape
        pairs = np.unique(papers.astype(np.int64) * max(shape[1], 1) + values)
        papers = (pairs // max(shape[1], 1)).astype(np.int32)
        self.values = (pairs % max(shape[1], 1)).astype(np.int32)
        self.starts = _starts(papers, shape[0])
        by_value = np.argsort(self.values, kind="stable")
        self.papers = papers[by_value]
        self.value_starts = _starts(self.values, shape[1])

    @cached_property
    def totals(self) -> NDArray[np.int64]:
        """How many papers carry each value."""
        return np.diff(self.value_starts)

    @cached_property
    def none(self) -> Mask:
        """The papers that carry no value."""
        none: Mask = np.diff(self.starts) == 0
        return none

    def carrying(self, values: list[int]) -> Mask:
        """The papers that carry one of these values."""
        found = np.zeros(self.shape[0], dtype=np.bool_)
        for value in values:
            found[self.papers[self.value_starts[value] : self.value_starts[value + 1]]] = True
        return found

    def counts(self, chosen: Selection | None) -> NDArray[np.int64]:
        """How many of the chosen papers carry each value; of all where ``chosen`` is None."""
        if chosen is None:
            return self.totals
        if self.shape[1] <= FEW_VALUES and not chosen.is_few:
            both = (np.count_nonzero(mask & chosen.mask) for mask in self.masks)
            return np.fromiter(both, dtype=np.int64)
        if chosen.is_most:
            return self.totals - self._count(chosen.others)
        return self._count(chosen.places)

    @cached_property
    def masks(self) -> NDArray[np.bool_]:
        """The papers that carry each value: for few values, since each takes a byte a paper."""
        return np.array([self.carrying([value]) for value in range(self.shape[1])], dtype=np.bool_)

    def is_sparse(self, chosen: Selection) -> bool:
        """Whether these papers can carry but a small part of the values."""
        pairs = chosen.number * len(self.values) / max(self.shape[0], 1)
        return SPARSE * pairs < self.shape[1]

    def carried(self, chosen: Selection) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The values that some of these papers carry, and how many carry each."""
        values, counts = np.unique(self._of(chosen.places), return_counts=True)
        return values.astype(np.int64), counts

    def count(self, value: int, chosen: Selection | None) -> int:
        """How many of the chosen papers carry this value."""
        papers = self.papers[self.value_starts[value] : self.value_starts[value + 1]]
        return len(papers) if chosen is None else int(np.count_nonzero(chosen.mask.take(papers)))

    @cached_property
    def leading(self) -> "Leading":
        """The values that most papers carry."""
        return Leading(self)

    def _count(self, papers: NDArray[np.int64]) -> NDArray[np.int64]:
        return np.bincount(self._of(papers), minlength=self.shape[1])

    def _of(self, papers: NDArray[np.int64]) -> Places:
        """The values that these papers carry, paper by paper."""
        starts = self.starts.take(papers)
        return self.values.take(_ranges(starts, self.starts.take(papers + 1) - starts))


class Leading:
    """The values of a facet that most papers carry, which are counted without any other.

    ``places`` are those of the values, ``least`` the number of papers of the next one: no other
    value has more, whatever papers are chosen.
    """

    def __init__(self, carried: Incidence) -> None:
        totals = carried.totals
        order = np.argsort(-totals, kind="stable")
        self.places = order[: min(REACH, np.count_nonzero(totals))]
        self.least = int(totals[order[REACH]]) if len(order) > REACH else 0
        lengths = self._totals = totals[self.places]
        self._papers = carried.papers[_ranges(carried.value_starts[self.places], lengths)]
        self._starts = np.cumsum(lengths) - lengths

    def counts(self, chosen: Selection | None) -> NDArray[np.int64]:
        """How many of the chosen papers carry each of these values; of all where ``chosen`` is None."""
        if chosen is None:
            return self._totals
        hits = chosen.mask.take(self._papers).view(np.uint8)
        return np.add.reduceat(hits, self._starts, dtype=np.int32)


def _starts(places: Places, length: int) -> NDArray[np.int64]:
    starts = np.zeros(length + 1, dtype=np.int64)
    np.cumsum(np.bincount(places, minlength=length), out=starts[1:])
    return starts


def _ranges(starts: NDArray[np.int64], lengths: NDArray[np.int64]) -> NDArray[np.int64]:
    """Concatenate the ranges that begin at these places and are of these lengths."""
    ends = np.cumsum(lengths)
    total = int(ends[-1]) if len(ends) else 0
    places: NDArray[np.int64] = np.arange(total) + np.repeat(starts - (ends - lengths), lengths)
    return places
