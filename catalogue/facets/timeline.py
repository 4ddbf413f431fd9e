"""The years as a histogram that is also a filter."""

import re
from dataclasses import dataclass

from catalogue.facets.choices import Facet
from catalogue.filters import NOT, RANGE, PaperFilter

BLANK = "0"
LONGEST = 60
"""The most years drawn, the newest; older ones stand in the facet's list only."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A year with the height of its bar in per cent, and the query string that asks for it alone."""

    year: int
    count: int
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
    last = max(counts)
    asked = Asking(chosen)
    return [
        Bar(
            year=year,
            count=counts.get(year, 0),
            height=-(-100 * counts.get(year, 0) // years.most),
            chosen=_is_chosen(chosen, year),
            query=asked.for_year(str(year)),
        )
        for year in range(max(min(counts), last - LONGEST + 1), last + 1)
    ]


def _is_chosen(chosen: PaperFilter, year: int) -> bool:
    """Tell whether the year is one of those asked for; none is where all are."""
    if chosen.choices.keys().isdisjoint(("year", NOT + "year", *RANGE)):
        return False
    listed = chosen.choices.get("year", ())
    ends = [chosen.choices.get(end, (str(year),))[0] for end in RANGE]
    return (
        (not listed or str(year) in listed)
        and str(year) not in chosen.choices.get(NOT + "year", ())
        and ends[0] <= str(year) <= ends[1]
    )


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
