from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Mask = NDArray[np.bool_]


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
