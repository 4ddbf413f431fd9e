"""The years as a histogram that is also a filter."""

import re
from collections.abc import Callable
from typing import NamedTuple

from catalogue.facets.choices import Facet
from catalogue.filters import NOT, RANGE, PaperFilter

BLANK = "0"
LONGEST = 60
"""The most years drawn, the newest; older ones stand in the facet's list only."""


class Bar(NamedTuple):
    """A year with its papers, the height of its bar in per cent, and the query string that asks for it alone."""

    year: int
    papers: int
    height: int
    chosen: bool
    query: str


def timeline(chosen: PaperFilter, years: Facet) -> list[Bar]:
    """Draw the years from the first to the last, those without a paper too."""
    counts = {
        int(choice.value): choice.count
        for choice in (*years.shown, *years.rest)
        if choice.value.isdecimal() and choice.count
    }
    if len(counts) < 2:  # noqa: PLR2004 -- one bar compares nothing
        return []
    last, most = max(counts), max(counts.values())
    asked, is_chosen = Asking(chosen), _chosen(chosen)
    return [
        Bar(year, count, -(-100 * count // most), is_chosen(year), asked.for_year(str(year)))
        for year in range(max(min(counts), last - LONGEST + 1), last + 1)
        for count in [counts.get(year, 0)]
    ]


def _chosen(chosen: PaperFilter) -> Callable[[int], bool]:
    """Tell which years are asked for; none is where all are."""
    if chosen.choices.keys().isdisjoint(("year", NOT + "year", *RANGE)):
        return lambda year: False
    listed = chosen.choices.get("year", ())
    excluded = chosen.choices.get(NOT + "year", ())
    first, last = (chosen.choices.get(end, ("",))[0] for end in RANGE)

    def is_chosen(year: int) -> bool:
        text = str(year)
        if text in excluded or (listed and text not in listed):
            return False
        return (first or text) <= text <= (last or text)

    return is_chosen


class Asking:
    """The query strings that ask for one year and no other, written once for all years."""

    def __init__(self, chosen: PaperFilter) -> None:
        others = dict.fromkeys((NOT + "year", *RANGE), "")
        self.alone = chosen.choices.get("year", ())
        self.without = chosen.query(**others, year="")
        whole = chosen.query(**others, year=BLANK)
        self.before, self.after = re.split(rf"(?<=[?&]year=){BLANK}(?=&|$)", whole)

    def for_year(self, year: str) -> str:
        """Ask for this year alone, or take that back."""
        return self.without if self.alone == (year,) else f"{self.before}{year}{self.after}"
