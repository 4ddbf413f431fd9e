"""Categories: the topics of the list, a tree that is written flat."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from ninja import Router

from catalogue import facets
from catalogue.api import shapes
from catalogue.api.asking import MISSING, MOVED, endpoint
from catalogue.api.paging import paged
from catalogue.api.parameters import PAGING
from catalogue.api.slugs import missing, moved
from catalogue.filters import PaperFilter
from catalogue.models import Category, OldSlug

router = Router(tags=["Categories"])


class Counted:
    """The categories in the order of the list, with their numbers of papers; three queries."""

    def __init__(self, request: HttpRequest) -> None:
        chosen = PaperFilter({})
        self.request = request
        self.topics = chosen.topics.listed
        self.names = Category.objects.paths()
        self.choices = facets.values(chosen, "category", facets.Asked(order="name"))

    def shown(self, choices: Iterable[facets.Choice]) -> list[dict[str, Any]]:
        return [self._shown(choice) for choice in choices]

    def _shown(self, choice: facets.Choice) -> dict[str, Any]:
        topic = self.topics[choice.value]
        address = reverse("catalogue:category_detail", args=[topic.path])
        return {
            "name": topic.name,
            "slug": topic.path,
            "path": self.names[topic.pk],
            "parent": topic.parent or None,
            "depth": topic.depth,
            "paper_count": choice.count,
            "url": self.request.build_absolute_uri(address),
        }


@endpoint(router, "/categories", shapes.Categories, takes=PAGING, fails=MISSING)
def categories(request: HttpRequest) -> dict[str, Any]:
    """All categories, in the order of the list."""
    counted = Counted(request)
    return paged(request, counted.choices, counted.shown)


@endpoint(router, "/categories/{path:path}", shapes.Category, fails=MOVED)
def category(request: HttpRequest, path: str) -> Any:
    """One category, named by its slug path; `/api/papers?category=…` has the papers."""
    counted = Counted(request)
    if path in counted.topics:
        place = list(counted.topics).index(path)
        return counted.shown(counted.choices[place : place + 1])[0]
    meant = OldSlug.objects.meaning(OldSlug.Kind.CATEGORY, path)
    now = Category.objects.slug_paths().get(meant.pk) if meant else None
    if now not in counted.topics:
        raise missing(OldSlug.Kind.CATEGORY)
    return moved(OldSlug.Kind.CATEGORY, now)
