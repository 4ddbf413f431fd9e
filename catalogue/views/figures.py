"""The charts of several pages: the papers of a selection by year, venue, author and category."""

from functools import partial
from typing import Any

from django.urls import reverse

from catalogue import charts, facets
from catalogue.charts import Bar, Chart, Row
from catalogue.filters import PaperFilter

MOST = 12


def address(chosen: PaperFilter, **changes: Any) -> str:
    """Give the address at which the selection, with some keys changed, is browsed."""
    return reverse("catalogue:paper_list") + chosen.query(**changes)


def by_year(chosen: PaperFilter) -> dict[int, int]:
    counted = facets.values(chosen, "year", facets.Asked())[:]
    return {int(one.value): one.count for one in counted if one.count}


def years(chosen: PaperFilter) -> Chart:
    return charts.columns(charts.years(by_year(chosen), partial(address, chosen)))


def shares(whole: PaperFilter, part: PaperFilter) -> Chart:
    """Show in per cent how much of each year's papers the part is."""
    return charts.columns(charts.shares(by_year(whole), by_year(part), partial(address, part)))


def most(chosen: PaperFilter, facet: str) -> list[Row]:
    """Show the most frequent values of a facet."""
    counted = facets.values(chosen, facet, facets.Asked())[:MOST]
    return _rows(chosen, facet, counted)


def outermost(chosen: PaperFilter) -> list[Row]:
    """Show the categories that have papers, in the order of the list: the outermost that are several."""
    counted = facets.values(chosen, "category", facets.Asked(order="name"))[:]
    depths = [one.depth for one in counted if one.count]
    depth = min((one for one in depths if depths.count(one) > 1), default=0)
    return _rows(chosen, "category", [one for one in counted if one.depth == depth])


def _rows(chosen: PaperFilter, facet: str, counted: list[facets.Choice]) -> list[Row]:
    return charts.rows(
        [
            Bar(one.label, one.count, address(chosen, **{facet: one.value}))
            for one in counted
            if one.count
        ]
    )
