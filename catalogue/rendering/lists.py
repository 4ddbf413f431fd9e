"""What the parts of a list of papers show: its orders, its table, the way to its other pages."""

from functools import cache
from html import escape
from typing import Any

from django.core.paginator import Page
from django.urls import get_script_prefix, reverse
from django_tables2.templatetags.django_tables2 import table_page_range

from catalogue.filters import NameFilter, PaperFilter
from catalogue.formats import FORMATS
from catalogue.rendering.jinja import GAP, render
from catalogue.rendering.rows import rows
from catalogue.tables import PaperTable


def chips(chosen: PaperFilter, path: str) -> dict[str, Any]:
    """The active choices, each with a way to take it back."""
    return {"chips": chosen.chips, "cleared": chosen.cleared if chosen.chips else "", "path": path}


def orders(table: PaperTable, path: str) -> dict[str, Any]:
    """The orders that are offered, and the ways to lay papers out."""
    return {"orders": table.orders, "views": table.views, "path": path}


def papers(table: PaperTable, path: str, site: str) -> dict[str, Any]:
    """The papers of the page shown as rows of a table, with its headings."""
    made = "".join(rows(table.papers, table.chosen, site))
    return {"headings": table.headings, "path": path, "rows": made}


def pages(
    page: Page[Any], chosen: PaperFilter | NameFilter, path: str, **also: Any
) -> dict[str, Any]:
    """The way to the other pages of a list; ``also`` goes along."""
    if page.paginator.num_pages == 1:
        return {"page": page, "numbers": [], "at": {}}
    numbers = table_page_range(page, page.paginator)
    near = [page.number - 1, page.number + 1]
    others = path + chosen.query(page=GAP, **also)
    at = {number: others.replace(GAP, str(number)) for number in [*numbers, *near]}
    at[1] = path + chosen.query(page=1, **also)
    return {"page": page, "numbers": numbers, "at": at}


def downloads(chosen: PaperFilter) -> str:
    """Offer a selection in every format."""
    return escape(chosen.query()).join(_downloads(get_script_prefix()))


@cache
def _downloads(prefix: str) -> list[str]:
    """Render the ways to download below a prefix, and give what stands around the query strings."""
    files = [
        (form.label, reverse("catalogue:download", kwargs={"form": form}))
        for form in FORMATS.values()
    ]
    return render("downloads.jinja", files=files, query=GAP).split(GAP)
