"""Every public page there is, for crawlers: in one file while there are few, else in several."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from catalogue import topics
from catalogue.models import Author, Paper, Venue

MOST = 10_000
"""Addresses of a file, and files of an index: a fifth of what is allowed, so that none takes long."""

FIXED = (
    "paper_list", "category_list", "author_list", "venue_list", "statistics", "changes", "about",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Page:
    """The path of a page, and when it was last changed where that is known."""

    path: str
    changed: datetime | None = None


@dataclass(frozen=True, slots=True)
class Rows:
    """Pages by their slugs, perhaps with the time of change, read from the database file by file."""

    name: str
    rows: QuerySet[Any]

    def __len__(self) -> int:
        return self.rows.count()

    def __getitem__(self, part: slice) -> list[Page]:
        return [Page(_path(self.name, slug), *changed) for slug, *changed in self.rows[part]]


def _path(name: str, *parts: str | int) -> str:
    return reverse(f"catalogue:{name}", args=parts)


def _fixed() -> Sequence[Page]:
    return [Page(_path(name)) for name in FIXED]


def _categories() -> Sequence[Page]:
    return [Page(_path("category_detail", path)) for path in topics.current().listed]


def _years() -> Sequence[Page]:
    return [Page(_path("year_detail", year)) for year in Paper.objects.published().years()]


def _venues() -> Rows:
    venues = Venue.objects.of(Paper.objects.published())
    return Rows("venue_detail", venues.order_by("pk").values_list("slug"))


def _authors() -> Rows:
    authors = Author.objects.listed()
    return Rows("author_detail", authors.order_by("pk").values_list("slug"))


def _papers() -> Rows:
    papers = Paper.objects.published()
    return Rows("paper_detail", papers.order_by("pk").values_list("slug", "updated"))


KINDS: dict[str, Callable[[], Sequence[Page] | Rows]] = {
    "pages": _fixed,
    "categories": _categories,
    "years": _years,
    "venues": _venues,
    "authors": _authors,
    "papers": _papers,
}


def files() -> list[tuple[str, int]]:
    """Name the files that all pages need, by kind and number; none where one file holds them all."""
    sizes = {kind: len(pages()) for kind, pages in KINDS.items()}
    if sum(sizes.values()) <= MOST:
        return []
    return [
        (kind, number + 1) for kind, size in sizes.items() for number in range(-(-size // MOST))
    ]


def everything() -> list[Page]:
    """Give all pages, of which there are few."""
    return [page for kind in KINDS for page in pages(kind, 1)]


def pages(kind: str, number: int) -> list[Page]:
    """Give the pages of one file of a kind."""
    return list(KINDS[kind]()[(number - 1) * MOST : number * MOST]) if 0 < number <= MOST else []
