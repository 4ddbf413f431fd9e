"""The page on which papers are searched and filtered."""

from collections.abc import Collection, Iterator, Sequence
from html import escape
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.safestring import SafeString

from catalogue import metadata
from catalogue.facets import Bar, Facet, Rescue
from catalogue.filters import FACETS, NOT, RANGE, PaperFilter
from catalogue.rendering import facets as boxes, lists
from catalogue.rendering.addresses import addresses
from catalogue.rendering.frame import around, part
from catalogue.rendering.jinja import pieces, render
from catalogue.rendering.site import papers, search_box, site
from catalogue.searching import Meant
from catalogue.tables import PaperTable

FEW = 2
"""The most choices of a selection that search engines may list."""

ASKED = {"q", *FACETS, *RANGE, *(NOT + name for name in FACETS)}
"""The keys that the form of filters asks for itself."""


def page(
    request: HttpRequest,
    table: PaperTable,
    facets: Collection[Facet],
    timeline: Sequence[Bar],
    *,
    meant: Meant | None,
    rescues: Sequence[Rescue],
) -> Iterator[str]:
    """Render the page of a selection, piece by piece."""
    chosen, told = table.chosen, papers(table.paginator.count)
    heading = escape(f"{told} {chosen.heading}".rstrip())
    begin, title, search, status, filters, end = around(request, "catalogue/paper_list.html")
    yield from (begin, heading, title, _head(table, told))
    if not chosen.choices:
        yield part(request, "catalogue/_website.html")
    yield from (search, search_box(chosen.text, "filters"), status, heading, filters)
    yield from _filters(request.path, table, told, facets, timeline)
    yield from _results(request, table, told, meant, rescues)
    yield end


def _head(table: PaperTable, told: str) -> SafeString:
    """Render what the head of the page says of the papers chosen."""
    chosen, at = table.chosen, addresses()
    return render(
        "head.jinja",
        told=told,
        heading=chosen.heading,
        name=site()["name"],
        site=settings.SITE_URL,
        home=at["paper_list"],
        page_query=chosen.query(page=table.page.number),
        feed="" if chosen.unknown else at["feed"],
        query=chosen.query(),
        unlisted=chosen.text or len(chosen.chips) > FEW,
    )


def _filters(
    path: str, table: PaperTable, told: str, facets: Collection[Facet], timeline: Sequence[Bar]
) -> Iterator[str]:
    """Render every facet with its values, and the years with their histogram and range."""
    chosen, at = table.chosen, addresses()
    return pieces(
        "filters.jinja",
        home=at["paper_list"],
        active=len(chosen.chips),
        carried=_carried(chosen),
        told=told,
        facets=[(facet, boxes.items(facet.name, facet.offered)) for facet in facets],
        bars=boxes.bars(path, timeline),
        first=timeline[0].year if timeline else "",
        last=timeline[-1].year if timeline else "",
        asked=chosen.choices,
        query=chosen.query(),
        before=at["facet"],
    )


def _carried(chosen: PaperFilter) -> list[tuple[str, str]]:
    """Give what the form of filters carries along unseen."""
    return [(name, value) for name, value in chosen.fields() if name not in ASKED]


def _results(
    request: HttpRequest,
    table: PaperTable,
    told: str,
    meant: Meant | None,
    rescues: Sequence[Rescue],
) -> Iterator[str]:
    """Render the papers of the page shown, or what may help where there are none."""
    chosen, path = table.chosen, request.path
    context: dict[str, Any] = {
        "chosen": chosen,
        "number": table.paginator.count,
        "told": told,
        "meant": meant and (path + meant.query, meant.text, papers(meant.count)),
        **lists.chips(chosen, path),
    }
    if not chosen.choices and table.page.number == 1:
        context["intro"] = part(request, "catalogue/_intro.html")
    if table.paginator.count:
        context |= lists.orders(table, path)
        context |= lists.papers(table, path, metadata.site_address(request))
        context |= lists.pages(table.page, chosen, path)
        context["downloads"] = lists.downloads(chosen)
    else:
        context["rescues"] = [(path + one.query, one.label, papers(one.count)) for one in rescues]
    return pieces("results.jinja", **context)
