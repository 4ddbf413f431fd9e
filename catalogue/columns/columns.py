from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from catalogue.columns.incidence import Incidence
from catalogue.columns.selection import Mask, Selection
from catalogue.columns.single import Single
from catalogue.columns.texts import Texts

Keys = Iterable[int] | NDArray[np.int64]

Places = NDArray[np.int32] | NDArray[np.int64]

NEWEST = "-year"
"""The order in which the columns stand."""


@dataclass(frozen=True, slots=True)
class Column:
    """A facet: who carries what, and what its values are called.

    ``values`` is how a query string names a value, ``names`` how people read it; they are in the order
    in which the facet lists values that as many papers carry. ``keys`` are the primary keys of their rows, if they have any, and
    ``notes`` their kinds.
    """

    carried: Single | Incidence
    values: Texts
    names: Texts
    keys: Sequence[int] = ()
    notes: Sequence[str] = ()

    def carrying(self, values: Iterable[str]) -> Mask:
        """The papers that carry one of these values; what is unknown nobody carries."""
        return self.carried.carrying(
            [place for value in values for place in self.values.places(value)]
        )

    @property
    def names_rows(self) -> bool:
        """Whether the values are rows, known only where a paper carries them."""
        return len(self.keys) > 0

    def labels(self, values: Iterable[str]) -> dict[str, str]:
        """Give the values that some paper carries, with their names."""
        return {value: self.names[place] for value in values for place in self.values.places(value)}


@dataclass(frozen=True)
class Columns:
    """The published papers at one version of the catalogue, newest first: as by `newest_first`.

    ``keys`` are their primary keys, ``places`` the way back: from a key to its place, or -1.
    ``year`` is 0 where there is none. ``facets`` has a column for each facet; of authors, the most
    prolific come first. A paper carries each topic that it stands in, the outer ones too.
    ``titles`` and ``added`` are the places by title and as they were added, the last first;
    ``venues`` says how a paper's venue stands among the others by name, the last where it has none.
    """

    version: int
    keys: NDArray[np.int64]
    places: NDArray[np.int32]
    year: NDArray[np.int16]
    facets: dict[str, Column]
    titles: NDArray[np.int32]
    added: NDArray[np.int32]
    venues: NDArray[np.int32]
    _orders: dict[str, NDArray[np.int32]] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.keys)

    def mask(self, keys: Keys) -> Mask:
        """Those of these papers that are published."""
        found = np.asarray(keys if isinstance(keys, np.ndarray) else list(keys), dtype=np.int64)
        places = self.places[found[(found >= 0) & (found < len(self.places))]]
        mask = np.zeros(len(self), dtype=np.bool_)
        mask[places[places >= 0]] = True
        return mask

    def in_order(self, sort: str, chosen: Selection | None) -> Places:
        """The places of the chosen papers in one of the orders of `SORTS`."""
        if sort == NEWEST and chosen is not None:
            return chosen.places
        if sort not in self._orders:
            self._orders[sort] = self._order(sort).astype(np.int32)
        order = self._orders[sort]
        return order if chosen is None else order[chosen.mask[order]]

    def _order(self, sort: str) -> NDArray[Any]:
        if sort in {"title", "-title"}:
            return self.titles if sort == "title" else self.titles[::-1]
        if sort == "-added":
            return self.added
        if sort == "year":
            years = np.where(self.year == 0, np.iinfo(np.int16).max, self.year)
            return self.titles[np.argsort(years[self.titles], kind="stable")]
        if sort == "venue":
            return np.argsort(self.venues, kind="stable")
        if sort == "-venue":
            none = self.facets["venue"].carried.none
            return np.argsort(np.where(none, 1, -self.venues), kind="stable")
        return np.arange(len(self))
