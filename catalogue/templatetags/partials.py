"""The parts of lists that Jinja renders, for the pages that Django does."""

from collections.abc import Iterable
from typing import Any

from django.core.paginator import Page
from django.template import Context, Library
from django.utils.safestring import SafeString

from catalogue import metadata
from catalogue.facets import Choice
from catalogue.filters import NameFilter, PaperFilter
from catalogue.rendering import facets, lists
from catalogue.rendering.jinja import joined, pieces, render
from catalogue.rendering.site import search_box
from catalogue.tables import PaperTable

register = Library()

register.simple_tag(search_box)


@register.simple_tag
def choice_items(name: str, choices: Iterable[Choice]) -> SafeString:
    """Render values of a facet as items with a box to tick."""
    return joined([facets.items(name, choices)])


@register.simple_tag(takes_context=True)
def chips(context: Context, chosen: PaperFilter) -> SafeString:
    """Render the active choices, each with a way to take it back."""
    return render("chips.jinja", **lists.chips(chosen, _path(context)))


@register.simple_tag(takes_context=True)
def orders(context: Context, table: PaperTable) -> SafeString:
    """Render the orders that are offered, and the ways to lay papers out."""
    return render("order.jinja", **lists.orders(table, _path(context)))


@register.simple_tag(takes_context=True)
def paper_table(context: Context, table: PaperTable) -> SafeString:
    """Render the papers of the page shown as rows, with the hits of a search marked."""
    site = metadata.site_address(context.request)  # type: ignore[attr-defined]
    return joined(pieces("table.jinja", **lists.papers(table, _path(context), site)))


@register.simple_tag(takes_context=True)
def page_links(
    context: Context, page: Page[Any], chosen: PaperFilter | NameFilter, **also: Any
) -> SafeString:
    """Render the way to the other pages of a list, where there are any; ``also`` goes along."""
    return render("pagination.jinja", **lists.pages(page, chosen, _path(context), **also))


def _path(context: Context) -> str:
    path: str = context.request.path  # type: ignore[attr-defined]
    return path
