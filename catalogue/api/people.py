"""Authors and venues."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from ninja import Router

from catalogue.api import shapes
from catalogue.api.asking import MISSING, MOVED, endpoint
from catalogue.api.paging import paged
from catalogue.api.parameters import PAGING
from catalogue.api.slugs import named
from catalogue.models import Author, OldSlug, Paper, Venue

router = Router(tags=["Authors and venues"])


@endpoint(router, "/authors", shapes.Authors, takes=PAGING, fails=MISSING)
def authors(request: HttpRequest) -> dict[str, Any]:
    """All authors of listed papers, by surname."""
    return paged(request, _authors())


@endpoint(router, "/authors/{slug}", shapes.Author, fails=MOVED)
def author(request: HttpRequest, slug: str) -> Any:
    """One author; `/api/papers?author=…` has the papers."""
    return named(_authors(), OldSlug.Kind.AUTHOR, slug)


@endpoint(router, "/venues", shapes.Venues, takes=PAGING, fails=MISSING)
def venues(request: HttpRequest) -> dict[str, Any]:
    """All venues of listed papers, by name."""
    return paged(request, _venues())


@endpoint(router, "/venues/{slug}", shapes.Venue, fails=MOVED)
def venue(request: HttpRequest, slug: str) -> Any:
    """One venue; `/api/papers?venue=…` has the papers."""
    return named(_venues(), OldSlug.Kind.VENUE, slug)


def _authors() -> QuerySet[Author]:
    return Author.objects.listed().counted().prefetch_related("aliases")


def _venues() -> QuerySet[Venue]:
    return (
        Venue.objects.of(Paper.objects.published())
        .order_by("key", "pk")
        .prefetch_related("aliases")
    )
