from typing import Any

import django_tables2 as tables

from catalogue.filters import PaperFilter
from catalogue.models.paper import PaperQuerySet

PER_PAGE = 50


class SortedColumn(tables.Column):
    """A column whose order `PaperFilter` has already given to the papers."""

    def order(self, queryset: PaperQuerySet, is_descending: bool) -> tuple[PaperQuerySet, bool]:
        return queryset, True


class PaperTable(tables.Table):
    """The papers of a selection; the template draws the rows."""

    year = SortedColumn(verbose_name="Year", initial_sort_descending=True)
    title = SortedColumn(verbose_name="Title")
    authors = tables.Column(orderable=False, accessor="authorships", verbose_name="Authors")
    venue = SortedColumn(verbose_name="Venue")
    links = tables.Column(orderable=False, verbose_name="Links")

    class Meta:
        template_name = "catalogue/_paper_table.html"
        empty_text = "No papers."

    def __init__(self, chosen: PaperFilter, **kwargs: Any) -> None:
        super().__init__(chosen.papers.for_listing(), order_by=chosen.sort, **kwargs)
        self.chosen = chosen
