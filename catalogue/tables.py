"""A selection as a table, and the other ways to look at it."""

from collections.abc import Sequence
from copy import copy
from typing import Any, NamedTuple, Self

import django_tables2 as tables
from django.db.models import QuerySet
from django_tables2.columns import BoundColumn
from django_tables2.data import TableData

from catalogue import rows
from catalogue.filters import IN_LIST, RELEVANCE, VIEWS, PaperFilter
from catalogue.filters.narrowing import Ordered
from catalogue.rows import Row

PER_PAGE = 25
PER_PRINTED_PAGE = 500

ORDERS = {
    IN_LIST: "As in the list",
    RELEVANCE: "Relevance",
    "-year": "Newest",
    "year": "Oldest",
    "title": "Title",
    "venue": "Venue",
    "-added": "Recently added",
}
"""The orders that are offered, as they are called; each where the selection knows it."""


class Way(NamedTuple):
    """One way to look at a selection, and whether it is the present one."""

    label: str
    query: str
    current: bool


class Heading(NamedTuple):
    """A column as its head shows it: the query string that sorts by it, and how it is sorted."""

    name: str
    label: str
    query: str | None
    sorted: str


class InOrder(TableData):
    """Papers by their keys, in the order of these; only those of the page shown are read."""

    def __init__(self, keys: "Sequence[int] | Ordered | QuerySet[Any, int]") -> None:
        super().__init__(keys)

    def __len__(self) -> int:
        return self.data.count() if isinstance(self.data, QuerySet) else len(self.data)

    def __getitem__(self, part: slice) -> list[Row]:
        return rows.read([int(key) for key in self.data[part]])

    def order_by(self, aliases: Any) -> None:
        """Keep the order, which is the one asked for."""


class Column(tables.Column):
    """A column of which nothing changes from table to table, so that a copy may be a flat one."""

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        return copy(self)


class PaperTable(tables.Table):
    """The papers of a selection; the template draws the rows."""

    pick = Column(orderable=False, accessor="slug", verbose_name="Pick")
    year = Column(verbose_name="Year", initial_sort_descending=True)
    title = Column(verbose_name="Title")
    authors = Column(orderable=False, accessor="authorships", verbose_name="Authors")
    venue = Column(verbose_name="Venue")
    links = Column(orderable=False, verbose_name="Links")

    def __init__(self, chosen: PaperFilter, papers: TableData | None = None, **kwargs: Any) -> None:
        super().__init__(papers or InOrder(chosen.keys), order_by=chosen.sort, **kwargs)
        self.chosen = chosen

    @property
    def papers(self) -> list[Row]:
        """The papers of the page."""
        papers: list[Row] = self.page.object_list.data
        return papers

    @property
    def headings(self) -> list[Heading]:
        return [self._heading(column) for column in self.columns]

    def _heading(self, column: BoundColumn) -> Heading:
        if not column.orderable:
            return Heading(column.name, column.header, None, "")
        sort = column.order_by_alias
        is_sorted = (
            ("descending" if sort.is_descending else "ascending") if column.is_ordered else ""
        )
        query = self.chosen.query(sort=sort.next)
        return Heading(column.name, column.header, query, is_sorted)

    @property
    def per_page(self) -> int:
        return PER_PRINTED_PAGE if self.chosen.view == "print" else PER_PAGE

    @property
    def orders(self) -> list[Way]:
        known = self.chosen.sorts
        return [
            Way(label, self.chosen.query(sort=name), name == self.chosen.sort)
            for name, label in ORDERS.items()
            if name in known
        ]

    @property
    def views(self) -> list[Way]:
        return [
            Way(name.capitalize(), self.chosen.query(view=name), name == self.chosen.view)
            for name in VIEWS
        ]
