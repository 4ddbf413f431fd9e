from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from catalogue.columns.selection import Mask, Selection

Places = NDArray[np.int32]


class Incidence:
    """Which papers carry which values of a facet, a paper any number of them, read from either side.

    Papers and values are places from 0 on. ``pairs`` are given in any order, and may be repeated.
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
        if chosen.is_most:
            return self.totals - self._count(chosen.others)
        return self._count(chosen.places)

    @cached_property
    def prolific(self) -> Places:
        """The values by the number of papers that carry them, the most first."""
        return np.argsort(-self.totals, kind="stable").astype(np.int32)

    def _count(self, papers: NDArray[np.int64]) -> NDArray[np.int64]:
        starts = self.starts[papers]
        carried = self.values[_ranges(starts, self.starts[papers + 1] - starts)]
        return np.bincount(carried, minlength=self.shape[1])


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
