"""The nine questions that every implementation is asked, S1 to S9, over whatever papers there are."""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count
from django.http import QueryDict

from catalogue.filters import PaperFilter
from catalogue.models import Author, Category, Entry, Paper, Venue
from catalogue.tables import PER_PAGE

FAR = 1_000
"""The page of S6; the last one where there are fewer."""

SHARE = 0.056
"""The part of all papers that the venue of S2 has."""


@dataclass(frozen=True)
class Scenario:
    """A question: its name, what it is, and what it asks of `PaperFilter`, in its keys."""

    name: str
    told: str
    asked: dict[str, list[str]] = field(default_factory=dict)

    @property
    def query(self) -> str:
        return urlencode(self.asked, doseq=True)

    @property
    def found(self) -> int:
        """The number of papers that it finds."""
        return PaperFilter(QueryDict(self.query), Paper.objects.published()).papers.count()

    def summary(self) -> dict[str, Any]:
        return {"told": self.told, "query": self.query, "papers": self.found}


def all_of_them() -> list[Scenario]:
    papers = Paper.objects.published()
    venue, other, area, years = _facets()
    author = Author.objects.annotate(number=Count("authorships")).order_by("-number", "pk")[:1]
    last = -(-papers.count() // PER_PAGE)
    return [
        Scenario("S1", "first page"),
        Scenario("S2", "one facet", {"venue": [venue]}),
        Scenario(
            "S3", "three facets", {"category": [area], "venue": [venue, other], "year": years}
        ),
        Scenario("S4", "text", {"q": ["segmentation"]}),
        Scenario("S5", "text, two facets", {"q": ["segmentation"], **_within("segmentation")}),
        Scenario("S6", f"page {min(FAR, last):,}", {"page": [str(min(FAR, last))]}),
        Scenario("S7", "broad text", {"q": ["learning"]}),
        Scenario("S8", "broad facet", {"not_link": ["code"]}),
        Scenario("S9", "one author", {"author": [one.slug for one in author]}),
    ]


def named(names: Collection[str]) -> list[Scenario]:
    return [one for one in all_of_them() if one.name in names]


def _facets() -> tuple[str, str, str, list[str]]:
    """Find a venue of middling size, another of the same area, the area and their two best years."""
    venues = Venue.objects.annotate(number=Count("papers")).order_by("pk")
    wanted = SHARE * Paper.objects.count()
    venue = min(venues, key=lambda one: abs(one.number - wanted))
    paths = Category.objects.slug_paths()
    entries = Entry.objects.of_papers()
    area = _commonest(entries.filter(paper__venue=venue), "category__parent")
    leaves = [key for key, path in paths.items() if f"{path}/".startswith(f"{paths[area]}/")]
    inside = entries.filter(category__in=leaves)
    other = _commonest(inside.exclude(paper__venue=venue), "paper__venue", venue.pk)
    both = inside.filter(paper__venue__in=[venue.pk, other])
    counted = both.values_list("paper__year").annotate(number=Count("pk"))
    years = [str(year) for year, _ in counted.order_by("-number", "paper__year")[:2]]
    return venue.slug, Venue.objects.get(pk=other).slug, paths[area], years


def _within(text: str) -> dict[str, list[str]]:
    """Find the venue with the most papers that a text finds, and its best year."""
    found = Paper.objects.published().matching(text).filter(venue__isnull=False)
    if not found.exists():
        return {}
    venue = _commonest(found, "venue")
    year = _commonest(found.filter(venue=venue), "year")
    return {"venue": [Venue.objects.get(pk=venue).slug], "year": [str(year)]}


def _commonest(rows, name, default=None):
    counted = rows.order_by().values_list(name).annotate(number=Count("pk"))
    first = counted.order_by("-number", name).first()
    return first[0] if first else default
