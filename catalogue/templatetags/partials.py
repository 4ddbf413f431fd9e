"""The parts of a page that repeat by the hundred, which Jinja renders in a tenth of the time.

They are escaped as all templates are: `DjangoTemplates` and `Jinja2` know each other's safe strings.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django.core.paginator import Page
from django.template import Context, Library, engines
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django_tables2.templatetags.django_tables2 import table_page_range

from catalogue import metadata
from catalogue.facets import Bar, Choice, Facet
from catalogue.filters import NameFilter, PaperFilter
from catalogue.search import marked, snippet
from catalogue.tables import PaperTable

register = Library()

MOST_AUTHORS = 8


@register.simple_tag(takes_context=True)
def paper_rows(context: Context, table: PaperTable) -> SafeString:
    """Render the papers of the page shown as rows, with the hits of a search marked."""
    return _render(
        "papers.jinja",
        papers=table.papers,
        most=MOST_AUTHORS,
        search=table.chosen.text and table.chosen.search,
        marked=marked,
        snippet=snippet,
        coins=metadata.coins,
        site=metadata.site_address(context.request),  # type: ignore[attr-defined]
        at={
            name: _before("catalogue:" + name + "_detail") for name in ("paper", "author", "venue")
        },
    )


@register.simple_tag
def choice_items(name: str, choices: Iterable[Choice]) -> SafeString:
    """Render values of a facet as items with a box to tick."""
    return _render("choices.jinja", name=name, choices=choices)


@register.simple_tag
def facet_panels(
    chosen: PaperFilter, facets: Iterable[Facet], timeline: Sequence[Bar], path: str
) -> SafeString:
    """Render every facet with its values, and the years with their histogram and range."""
    return _render(
        "facets.jinja",
        facets=facets,
        timeline=timeline,
        path=path,
        asked=chosen.choices,
        query=chosen.query(),
        before=_before("catalogue:facet"),
    )


@register.simple_tag(takes_context=True)
def page_links(
    context: Context, page: Page[Any], chosen: PaperFilter | NameFilter, **also: Any
) -> SafeString:
    """Render the way to the other pages of a list, where there are any; ``also`` goes along."""
    if page.paginator.num_pages == 1:
        return SafeString()
    path = context.request.path  # type: ignore[attr-defined]
    numbers = table_page_range(page, page.paginator)
    near = [page.number - 1, page.number + 1]
    at = {number: path + chosen.query(page=number, **also) for number in [*numbers, *near]}
    return _render("pagination.jinja", page=page, numbers=numbers, at=at)


def _before(view: str) -> str:
    """What stands before the slug in the address of a thing: to ask for each is what takes time."""
    return reverse(view, args=["-"]).removesuffix("-/")


def _render(template: str, /, **context: Any) -> SafeString:
    rendered = engines["partials"].get_template(template).render(context)
    return mark_safe(rendered)  # noqa: S308 -- Jinja has escaped it
