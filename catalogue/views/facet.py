from typing import Any

from django.core.paginator import InvalidPage, Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from catalogue import facets
from catalogue.filters import FACETS, NOT, PaperFilter
from catalogue.records import NONE
from catalogue.views.listing import refused

PER_PAGE = 200


@require_safe
def facet_values(request: HttpRequest, name: str) -> HttpResponse:
    """Show all values of a facet, to be found by name and ticked."""
    if name not in FACETS:
        raise Http404("There is no such filter.")
    chosen = PaperFilter(request.GET)
    if not chosen.is_valid():
        return refused(request)
    asked = facets.Asked.of(request.GET)
    values: Any = facets.values(chosen, name, asked)  # can be sliced, and does not iterate
    pages: Paginator[facets.Choice] = Paginator(values, PER_PAGE)
    try:
        page = pages.page(chosen.page)
    except InvalidPage as error:
        raise Http404(f"The last page of this list is page {pages.num_pages}.") from error
    context = {"chosen": chosen, "facet": {"name": name, "label": FACETS[name].label}}
    context |= {"asked": asked, "page": page, "orders": facets.ORDERS}
    context |= {"none": facets.none(chosen, name), "unseen": _unseen(chosen, name, page)}
    return render(request, "catalogue/facet.html", context)


def _unseen(chosen: PaperFilter, name: str, page: "Page[facets.Choice]") -> list[tuple[str, str]]:
    """Give what the form carries along: everything but the values that can be ticked on this page."""
    shown = {choice.value for choice in page} | {NONE}
    left = {
        key: [value for value in chosen.choices.get(key, ()) if value not in shown]
        for key in (name, NOT + name)
    }
    return chosen.fields(**left)
