"""What several pages do with a selection or a slug."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.paginator import InvalidPage, Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django_tables2.data import TableData

from catalogue.filters import NameFilter, PaperFilter
from catalogue.models import OldSlug, Paper
from catalogue.tables import PaperTable

NAMES_PER_PAGE = 120


@dataclass(frozen=True, slots=True)
class Index:
    """A page of an index of names, for the template that pages through tables as well."""

    chosen: NameFilter
    paginator: Paginator
    page: Page[Any]


def paged(chosen: PaperFilter, papers: TableData | None = None) -> PaperTable:
    """Make the table of a selection, or of papers in an order of their own, at the page asked for."""
    table = PaperTable(chosen, papers)
    try:
        table.paginate(page=chosen.page, per_page=table.per_page)
    except InvalidPage as error:
        raise _no_page(table.paginator) from error
    return table


def refused(request: HttpRequest) -> HttpResponse:
    """Refuse a query string that `PaperFilter` does not take."""
    message = "At most twenty values of a filter can be chosen at once."
    return render(request, "400.html", {"message": message}, status=400)


def numbered(chosen: NameFilter, rows: QuerySet) -> Index:
    """Take the page asked for of an index of names."""
    paginator = Paginator(rows, NAMES_PER_PAGE)
    try:
        return Index(chosen, paginator, paginator.page(chosen.page))
    except InvalidPage as error:
        raise _no_page(paginator) from error


def _no_page(paginator: Paginator) -> Http404:
    last = paginator.num_pages
    return Http404(f"There is no such page of this list; the last one is page {last}.")


def moved(kind: str, slug: str, address: Callable[[Any], str] | None = None) -> HttpResponseBase:
    """Lead from a former slug to where its meaning stands now: its page, or another ``address``."""
    target = OldSlug.objects.meaning(kind, slug)
    if target is None or (isinstance(target, Paper) and target.state != Paper.State.PUBLISHED):
        raise Http404(f"There is no such {kind} here, or it is not listed any more.")
    return redirect(address(target) if address else target, permanent=True)
