"""Authors and venues."""

from typing import Any

from django.http import HttpRequest
from ninja import Router

from catalogue.api import shapes
from catalogue.api.asking import MISSING, MOVED, endpoint
from catalogue.api.paging import paged
from catalogue.api.parameters import NAMES, SURNAMES
from catalogue.api.slugs import named
from catalogue.filters import NameFilter
from catalogue.models import Author, OldSlug, Paper, Venue
from catalogue.models.author import AuthorQuerySet
from catalogue.models.venue import VenueQuerySet

router = Router(tags=["Authors and venues"])


@endpoint(router, "/authors", shapes.Authors, takes=SURNAMES, fails=MISSING)
def authors(request: HttpRequest) -> dict[str, Any]:
    """The authors of listed papers, by surname."""
    asked = NameFilter(request.GET)
    return paged(request, asked.authors(_authors()), asked=asked)


@endpoint(router, "/authors/{slug}", shapes.Author, fails=MOVED)
def author(request: HttpRequest, slug: str) -> Any:
    """One author; `/api/papers?author=…` has the papers."""
    return named(_authors(), OldSlug.Kind.AUTHOR, slug)


@endpoint(router, "/venues", shapes.Venues, takes=NAMES, fails=MISSING)
def venues(request: HttpRequest) -> dict[str, Any]:
    """The venues of listed papers, by name."""
    asked = NameFilter(request.GET)
    return paged(request, asked.venues(_venues()), asked=asked)


@endpoint(router, "/venues/{slug}", shapes.Venue, fails=MOVED)
def venue(request: HttpRequest, slug: str) -> Any:
    """One venue; `/api/papers?venue=…` has the papers."""
    return named(_venues(), OldSlug.Kind.VENUE, slug)


def _authors() -> AuthorQuerySet:
    return Author.objects.listed().counted().prefetch_related("aliases")


def _venues() -> VenueQuerySet:
    return (
        Venue.objects.of(Paper.objects.published())
        .order_by("key", "pk")
        .prefetch_related("aliases")
    )
