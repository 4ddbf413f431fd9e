from functools import cached_property, reduce

import numpy as np
from numpy.typing import NDArray

from catalogue.columns.selection import Mask, Selection

FEW_VALUES = 4
"""So many values are looked for one by one."""


class Single:
    """Which papers carry which value of a facet of which a paper has one at most.

    ``values`` has for each paper the place of its value, or -1.
    """

    def __init__(self, values: NDArray[np.int32], number: int) -> None:
        self.values = values
        self.number = number

    @cached_property
    def totals(self) -> NDArray[np.int64]:
        """How many papers carry each value."""
        return self._count(self.values)

    @cached_property
    def none(self) -> Mask:
        """The papers that carry no value."""
        return self.values < 0

    def carrying(self, values: list[int]) -> Mask:
        """The papers that carry one of these values."""
        if 0 < len(values) <= FEW_VALUES:
            found: Mask = reduce(np.logical_or, (self.values == value for value in values))
            return found
        wanted = np.zeros(self.number + 1, dtype=np.bool_)
        wanted[values] = True
        return wanted[self.values]

    def counts(self, chosen: Selection | None) -> NDArray[np.int64]:
        """How many of the chosen papers carry each value; of all where ``chosen`` is None."""
        if chosen is None:
            return self.totals
        if chosen.is_most:
            return self.totals - self._count(self.values[chosen.others])
        return self._count(self.values[chosen.places])

    def _count(self, values: NDArray[np.int32]) -> NDArray[np.int64]:
        return np.bincount(values + 1, minlength=self.number + 1)[1:]
