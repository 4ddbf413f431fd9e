"""The values of facets as boxes to tick, and the years as bars."""

from collections.abc import Iterable
from functools import cache, lru_cache
from html import escape
from typing import NamedTuple

from catalogue.facets import Bar, Choice
from catalogue.rendering.jinja import GAP, render


class Item(NamedTuple):
    """A value of a facet but for its number of papers, of which ``some`` is 0, 1 or 2 for more."""

    value: str
    label: str
    depth: int
    within: str
    note: str
    selected: bool
    excluded: bool
    some: int


def items(name: str, choices: Iterable[Choice]) -> str:
    """Put the numbers of papers into the items of a facet, which are made once for each value."""
    parts: list[str] = []
    for one in choices:
        some = min(one.count, 2)
        before, after = _around(
            name,
            Item(
                one.value, one.label, one.depth, one.within, one.note,
                one.selected, one.excluded, some,
            ),
        )  # fmt: skip
        parts += (before, f"{one.count:,}", after)
    return "".join(parts)


@lru_cache(maxsize=2**11)
def _around(name: str, item: Item) -> tuple[str, str]:
    """Render an item, and give what stands before and behind its number."""
    rendered = render("choice.jinja", name=name, item=item, number=GAP)
    before, after = rendered.split(GAP)
    return before, after


def bars(path: str, timeline: Iterable[Bar]) -> str:
    """Put addresses, numbers of papers and heights into the bars of a histogram."""
    parts: list[str] = []
    for year, found, height, chosen, query in timeline:
        before, titled, drawn, after = _bar(chosen)
        told = f"{year}: {found}"
        parts += (before, escape(path + query), titled, told, drawn, str(height), after)
    return "".join(parts)


@cache
def _bar(chosen: bool) -> list[str]:
    """Render a bar, and give what stands around its address, its title and its height."""
    bar = render("bar.jinja", address=GAP, told=GAP, height=GAP, chosen=chosen)
    return bar.split(GAP)
