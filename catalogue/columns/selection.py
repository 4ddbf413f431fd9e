from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Mask = NDArray[np.bool_]

FEW = 24
"""Of at most one paper in so many the values are gathered, whatever else could be done."""


class Selection:
    """Some of the papers in the columns, looked at from whichever side is the shorter one."""

    def __init__(self, mask: Mask) -> None:
        self.mask = mask

    @cached_property
    def places(self) -> NDArray[np.int64]:
        """The places of the chosen papers."""
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
