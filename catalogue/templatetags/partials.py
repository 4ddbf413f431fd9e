"""The parts of a page that every answer makes anew, which Jinja renders in a tenth of the time.

They are escaped as all templates are: `DjangoTemplates` and `Jinja2` know each other's safe strings.
"""

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from html import escape
from typing import Any, NamedTuple
from uuid import uuid4

from django.conf import settings
from django.core.paginator import Page
from django.template import Context, Library, engines
from django.urls import get_script_prefix, reverse
from django.utils.safestring import SafeString, mark_safe
from django_tables2.templatetags.django_tables2 import table_page_range

from catalogue import metadata
from catalogue.facets import Bar, Choice, Facet
from catalogue.filters import FACETS, NOT, RANGE, NameFilter, PaperFilter
from catalogue.formats import FORMATS
from catalogue.rows import Row
from catalogue.search import Query, marked, snippet
from catalogue.tables import PaperTable
from catalogue.templatetags.catalogue import papers

register = Library()

MOST_AUTHORS = 8
GAP = uuid4().hex
"""Stands for a number while an item is rendered: nothing that anybody wrote can be this."""

FEW = 2
"""The most choices of a selection that search engines may list."""


@register.simple_tag
def search_box(text: str, form: str) -> SafeString:
    """Render the words searched for as a field, of a form that may stand elsewhere."""
    return _render("search.jinja", text=text, form=form, help=_addresses()["search_help"])


@register.simple_tag
def list_head(table: PaperTable, name: str) -> SafeString:
    """Render what the head of the page says of the papers chosen, on the site of this name."""
    chosen, at = table.chosen, _addresses()
    return _render(
        "head.jinja",
        told=papers(table.paginator.count),
        heading=chosen.heading,
        name=name,
        site=settings.SITE_URL,
        home=at["paper_list"],
        page_query=chosen.query(page=table.page.number),
        feed="" if chosen.unknown else at["feed"],
        query=chosen.query(),
        unlisted=chosen.text or len(chosen.chips) > FEW,
    )


@register.simple_tag(takes_context=True)
def filter_form(
    context: Context, table: PaperTable, facets: Iterable[Facet], timeline: Sequence[Bar]
) -> SafeString:
    """Render every facet with its values, and the years with their histogram and range."""
    chosen, at, path = table.chosen, _addresses(), _path(context)
    return _render(
        "filters.jinja",
        home=at["paper_list"],
        active=len(chosen.chips),
        carried=_carried(chosen),
        told=papers(table.paginator.count),
        facets=[(facet, _items(facet.name, facet.offered)) for facet in facets],
        bars=_bars(path, timeline),
        first=timeline[0].year if timeline else "",
        last=timeline[-1].year if timeline else "",
        asked=chosen.choices,
        query=chosen.query(),
        before=at["facet"],
    )


def _carried(chosen: PaperFilter) -> list[tuple[str, str]]:
    """Give what the form of filters carries along unseen: what it does not ask for itself."""
    asked = {"q", *FACETS, *RANGE, *(NOT + name for name in FACETS)}
    return [(name, value) for name, value in chosen.fields() if name not in asked]


@register.simple_tag
def choice_items(name: str, choices: Iterable[Choice]) -> SafeString:
    """Render values of a facet as items with a box to tick."""
    return _items(name, choices)


@register.simple_tag(takes_context=True)
def chips(context: Context, chosen: PaperFilter) -> SafeString:
    """Render the active choices, each with a way to take it back."""
    if not chosen.chips:
        return SafeString()
    return _render("chips.jinja", chips=chosen.chips, cleared=chosen.cleared, path=_path(context))


@register.simple_tag(takes_context=True)
def orders(context: Context, table: PaperTable) -> SafeString:
    """Render the orders that are offered, and the ways to lay papers out."""
    return _render("order.jinja", orders=table.orders, views=table.views, path=_path(context))


@register.simple_tag(takes_context=True)
def paper_table(context: Context, table: PaperTable) -> SafeString:
    """Render the papers of the page shown as rows, with the hits of a search marked."""
    return _render(
        "table.jinja",
        headings=table.headings,
        path=_path(context),
        rows=_rows(table, metadata.site_address(context.request)),  # type: ignore[attr-defined]
    )


def _rows(table: PaperTable, site: str) -> SafeString:
    search = table.chosen.search if table.chosen.text else None
    prefix = get_script_prefix()
    return _joined([paper_row(paper, search, site, prefix) for paper in table.papers])


@lru_cache(maxsize=2**10)
def paper_row(paper: Row, search: Query | None, site: str, prefix: str) -> SafeString:
    """Render a row, which is the same on every page that has the paper and marks the same words.

    The title is cut into parts only where some are marked, as the passage of the abstract is.
    """
    at = _below(prefix)
    address = f"{at['paper']}{paper.slug}/"
    authors = [(name, f"{at['author']}{slug}/") for slug, name in paper.authors[:MOST_AUTHORS]]
    return _render(
        "row.jinja",
        paper=paper,
        address=address,
        coins=metadata.coins(paper, site + address),
        title=marked(paper.title, search, "title") if search else [],
        passage=snippet(paper.abstract, search, "text") if search else [],
        authors=authors[:-1],
        last=authors[-1:],
        more=len(paper.authors) - len(authors),
        venue=f"{at['venue']}{paper.venue_slug}/",
        links=paper.links,
    )


@register.simple_tag
def downloads(chosen: PaperFilter) -> SafeString:
    """Offer a selection in every format."""
    return _joined(escape(chosen.query()).join(_downloads(get_script_prefix())))


@cache
def _downloads(prefix: str) -> list[str]:
    """Render the ways to download below a prefix, and give what stands around the query strings."""
    files = [
        (form.label, reverse("catalogue:download", kwargs={"form": form}))
        for form in FORMATS.values()
    ]
    return _render("downloads.jinja", files=files, query=GAP).split(GAP)


@register.simple_tag(takes_context=True)
def page_links(
    context: Context, page: Page[Any], chosen: PaperFilter | NameFilter, **also: Any
) -> SafeString:
    """Render the way to the other pages of a list, where there are any; ``also`` goes along."""
    if page.paginator.num_pages == 1:
        return SafeString()
    path = _path(context)
    numbers = table_page_range(page, page.paginator)
    near = [page.number - 1, page.number + 1]
    others = path + chosen.query(page=GAP, **also)
    at = {number: others.replace(GAP, str(number)) for number in [*numbers, *near]}
    at[1] = path + chosen.query(page=1, **also)
    return _render("pagination.jinja", page=page, numbers=numbers, at=at)


def _path(context: Context) -> str:
    path: str = context.request.path  # type: ignore[attr-defined]
    return path


def _addresses() -> dict[str, str]:
    """The addresses of pages, and what stands before the slug in those of things."""
    return _below(get_script_prefix())


@cache
def _below(prefix: str) -> dict[str, str]:
    """The same below a prefix: to ask for each is what takes time."""
    things = {"paper": "paper_detail", "author": "author_detail", "venue": "venue_detail"}
    things["facet"] = "facet"
    pages = {name: reverse("catalogue:" + name) for name in ("paper_list", "search_help")}
    pages["feed"] = reverse("catalogue:download", args=["atom"])
    return pages | {
        name: reverse("catalogue:" + view, args=["-"]).removesuffix("-/")
        for name, view in things.items()
    }


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


def _bars(path: str, timeline: Iterable[Bar]) -> SafeString:
    """Put addresses, numbers of papers and heights into the bars of a histogram."""
    parts: list[str] = []
    for year, found, height, chosen, query in timeline:
        before, titled, drawn, after = _bar(chosen)
        told = f"{year}: {found}"
        parts += (before, escape(path + query), titled, told, drawn, str(height), after)
    return _joined(parts)


@cache
def _bar(chosen: bool) -> list[str]:
    """Render a bar, and give what stands around its address, its title and its height."""
    bar = _render("bar.jinja", address=GAP, told=GAP, height=GAP, chosen=chosen)
    return bar.split(GAP)


def _items(name: str, choices: Iterable[Choice]) -> SafeString:
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
    return _joined(parts)


@lru_cache(maxsize=2**11)
def _around(name: str, item: Item) -> tuple[str, str]:
    """Render an item, and give what stands before and behind its number."""
    rendered = _render("choice.jinja", name=name, item=item, number=GAP)
    before, after = rendered.split(GAP)
    return before, after


def _joined(parts: Iterable[str]) -> SafeString:
    """Join what is escaped, or digits."""
    return mark_safe("".join(parts))  # noqa: S308 -- see above


def _render(template: str, /, **context: Any) -> SafeString:
    rendered = engines["partials"].get_template(template).render(context)
    return mark_safe(rendered)  # noqa: S308 -- Jinja has escaped it
