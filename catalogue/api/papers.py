"""Papers, and the facets by which they are chosen."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from ninja import Router

from catalogue import facets as counting
from catalogue.api import shapes
from catalogue.api.asking import MISSING, MOVED, chosen, endpoint
from catalogue.api.paging import paged
from catalogue.api.parameters import SELECTION
from catalogue.api.slugs import named
from catalogue.exporting.papers import records
from catalogue.filters import FACETS
from catalogue.formats.shape import as_json
from catalogue.models import OldSlug, Paper
from catalogue.models.paper import PaperQuerySet

router = Router(tags=["Papers"])


@endpoint(router, "/papers", shapes.Papers, takes=SELECTION, fails=MISSING)
def papers(request: HttpRequest) -> dict[str, Any]:
    """The papers that a query string selects, a page at a time.

    It means what it means on the front page: several values of one parameter widen the selection,
    several parameters narrow it.
    """
    asked = chosen(request)
    return paged(request, asked.papers, _as_records, asked)


def _as_records(part: PaperQuerySet) -> list[dict[str, Any]]:
    return [as_json(record) for record in records(part)]


@endpoint(router, "/papers/{slug}", shapes.Paper, fails=MOVED)
def paper(request: HttpRequest, slug: str) -> dict[str, Any] | HttpResponse:
    """One paper."""
    found = named(Paper.objects.published().for_records(), OldSlug.Kind.PAPER, slug)
    return found if isinstance(found, HttpResponse) else as_json(found.as_record())


@endpoint(router, "/facets", shapes.Facets, takes=SELECTION)
def facets(request: HttpRequest) -> dict[str, Any]:
    """What each further choice would leave of the papers that a query string selects.

    The order and the page may be given, so that it can be the query string of `/api/papers`; they
    change nothing.
    """
    asked = chosen(request)
    found = [
        {
            "name": facet.name,
            "label": facet.label,
            "choices": _choices((*facet.shown, *facet.rest)),
            "cut": facet.cut,
        }
        for facet in counting.count(asked)
    ]
    return {"count": asked.papers.count(), "facets": found}


@endpoint(router, "/facets/{name}", shapes.Choices, takes=SELECTION, fails=MISSING)
def facet(request: HttpRequest, name: str) -> dict[str, Any]:
    """All values of one facet, a page at a time, the most frequent first."""
    if name not in FACETS:
        raise Http404(f"There is no such facet; known are {', '.join(FACETS)}.")
    asked = chosen(request)
    return paged(request, counting.values(asked, name, counting.Asked()), _choices, asked)


def _choices(counted: Iterable[counting.Choice]) -> list[dict[str, Any]]:
    return [asdict(choice) for choice in counted]
