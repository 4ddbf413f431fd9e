"""What a page shows of facets."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from catalogue import names
from catalogue.records import NONE

ORDERS = ("count", "name")


@dataclass(frozen=True, slots=True)
class Asked:
    """How a facet's values are asked for: those whose name holds ``find``, in this order, or all."""

    find: str = ""
    order: str = "count"
    whole: bool = False

    @classmethod
    def of(cls, given: Mapping[str, str]) -> Self:
        """Read how the page of a facet is asked for; nonsense is the usual order."""
        order = given.get("order", "")
        return cls(names.clean(given.get("find", "")), order if order in ORDERS else ORDERS[0])

    def fits(self, label: str) -> bool:
        return not self.find or names.fold(self.find) in names.fold(label)


@dataclass(slots=True)
class Choice:
    """One value of a facet and how many papers carry it. A page makes 150: a frozen one takes five times as long.

    ``note`` says what kind of value it is (a venue's kind), ``within`` names the topic that a topic
    stands below.
    """

    value: str
    label: str
    count: int
    selected: bool = False
    excluded: bool = False
    depth: int = 0
    within: str = ""
    note: str = ""

    @property
    def is_own(self) -> bool:
        """Whether the value is chosen, or excluded."""
        return self.selected or self.excluded


@dataclass(frozen=True, slots=True)
class Facet:
    """A facet with the choices shown at once and the rest; ``cut`` where there are more still."""

    name: str
    label: str
    shown: tuple[Choice, ...]
    rest: tuple[Choice, ...]
    cut: bool
    selected: int
    excluded: int
    open: bool

    @property
    def offered(self) -> list[Choice]:
        """What a page offers at once: the first choices, and whatever is chosen or is none of all."""
        return [*self.shown, *(one for one in self.rest if one.is_own or one.value == NONE)]


@dataclass(frozen=True, slots=True)
class Rescue:
    """A choice to drop where nothing is left, and how many papers that would bring back."""

    label: str
    count: int
    query: str
