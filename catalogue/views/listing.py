"""What several pages do with a selection or a slug."""

from collections.abc import Callable
from typing import Any

from django.core.paginator import InvalidPage
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render

from catalogue.filters import PaperFilter
from catalogue.models import OldSlug, Paper
from catalogue.tables import PER_PAGE, PaperTable


def paged(chosen: PaperFilter) -> PaperTable:
    """Make the table of a selection at the page asked for."""
    table = PaperTable(chosen)
    try:
        table.paginate(page=chosen.page, per_page=PER_PAGE)
    except InvalidPage as error:
        last = table.paginator.num_pages
        raise Http404(
            f"There is no such page of this list; the last one is page {last}."
        ) from error
    return table


def refused(request: HttpRequest) -> HttpResponse:
    """Refuse a query string that `PaperFilter` does not take."""
    message = "At most twenty values of a filter can be chosen at once."
    return render(request, "400.html", {"message": message}, status=400)


def moved(kind: str, slug: str, address: Callable[[Any], str] | None = None) -> HttpResponseBase:
    """Lead from a former slug to where its meaning stands now: its page, or another ``address``."""
    target = OldSlug.objects.meaning(kind, slug)
    if target is None or (isinstance(target, Paper) and target.state != Paper.State.PUBLISHED):
        raise Http404(f"There is no such {kind} here, or it is not listed any more.")
    return redirect(address(target) if address else target, permanent=True)
