"""From a slug to what is called so, or was."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpResponsePermanentRedirect
from django.urls import reverse

from catalogue.models import OldSlug


def named(listed: QuerySet[Any], kind: OldSlug.Kind, slug: str) -> Any:
    """Give the row of this slug, out of those that are listed; for a former slug, a redirection."""
    found = listed.filter(slug=slug).first()
    if found is not None:
        return found
    meant = OldSlug.objects.meaning(kind, slug)
    if meant is None or not listed.filter(pk=meant.pk).exists():
        raise missing(kind)
    return moved(kind, meant.slug)


def moved(kind: OldSlug.Kind, slug: str) -> HttpResponsePermanentRedirect:
    return HttpResponsePermanentRedirect(reverse(f"catalogue:api:{kind}", args=[slug]))


def missing(kind: OldSlug.Kind) -> Http404:
    return Http404(f"There is no such {kind} here, or it is not listed any more.")
