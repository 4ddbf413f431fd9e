"""A long answer, a page at a time."""

from collections.abc import Callable, Iterable
from typing import Any

from django.core.paginator import EmptyPage, Paginator
from django.http import Http404, HttpRequest

from catalogue.api.parameters import PER_PAGE
from catalogue.filters import NameFilter, PaperFilter


def paged(
    request: HttpRequest,
    rows: Any,
    shown: Callable[[Any], Iterable[Any]] = list,
    asked: PaperFilter | NameFilter | None = None,
) -> dict[str, Any]:
    """Give the page of the rows that is asked for; ``asked`` is what narrowed them."""
    asked = asked or NameFilter(request.GET)
    size = int(request.GET.get("page_size", PER_PAGE))
    paginator = Paginator(rows, size)
    try:
        page = paginator.page(asked.page)
    except EmptyPage as error:
        last = paginator.num_pages
        raise Http404(f"There is no page {asked.page}; the last one is page {last}.") from error

    def address(number: int) -> str:
        changes = {"page": number} if size == PER_PAGE else {"page": number, "page_size": size}
        return request.build_absolute_uri(request.path + asked.query(**changes))

    return {
        "count": paginator.count,
        "next": address(page.next_page_number()) if page.has_next() else None,
        "previous": address(page.previous_page_number()) if page.has_previous() else None,
        "results": shown(page.object_list),
    }
