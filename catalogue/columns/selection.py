from collections.abc import Sequence
from functools import cached_property, reduce

import numpy as np
from numpy.typing import NDArray

Mask = NDArray[np.bool_]

FEW = 24
"""Of at most one paper in so many the values are gathered, whatever else could be done."""


class Selection:
    """Some of the papers in the columns, looked at from whichever side is the shorter one.

    ``within`` are papers of which all of them are.
    """

    def __init__(self, mask: Mask, within: "Selection | None" = None) -> None:
        self.mask = mask
        self.within = within

    @classmethod
    def of_all(cls, parts: "Sequence[Selection]") -> "Selection":
        """The papers that are in every part."""
        if len(parts) == 1:
            return parts[0]
        fewest = min(parts, key=lambda part: part.number)
        return cls(reduce(np.logical_and, [part.mask for part in parts]), fewest)

    @cached_property
    def places(self) -> NDArray[np.int64]:
        """The places of the chosen papers."""
        if self.within is not None and self.within.is_few:  # to look through these is quicker
            return self.within.places[self.mask[self.within.places]]
        return np.flatnonzero(self.mask)

    @cached_property
    def others(self) -> NDArray[np.int64]:
        """The places of all other papers."""
        return np.flatnonzero(~self.mask)

    @cached_property
    def number(self) -> int:
        return int(np.count_nonzero(self.mask))

    @property
    def is_most(self) -> bool:
        """Whether fewer papers are left out than chosen: then these are counted, and taken off."""
        return 2 * self.number > len(self.mask)

    @property
    def is_few(self) -> bool:
        """Whether the papers are so few that whatever they carry is soon looked through."""
        return FEW * self.number < len(self.mask)
