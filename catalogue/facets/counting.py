"""How many papers carry each value of a facet, the facet's own choice left aside.

Each counter answers with the choices in the order of the facet, as a list or as a lazy sequence that
can be sliced and counted, so that a page of ten thousand authors reads one page of them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Count, Q, QuerySet, Value, When
from django.db.models.expressions import Combinable

from catalogue.facets import listing
from catalogue.facets.choices import Asked, Choice
from catalogue.filters import NOT, PaperFilter
from catalogue.models import Author, Authorship, Entry, Link, Venue


@dataclass(frozen=True, slots=True)
class Rows:
    """Choices that are read from the database when they are looked at."""

    rows: QuerySet[Any]
    read: Callable[[Any], Choice]

    def __len__(self) -> int:
        return self.rows.count()

    def __getitem__(self, part: slice) -> list[Choice]:
        return [self.read(row) for row in self.rows[part]]


Counted = Sequence[Choice] | Rows


def _carried(chosen: PaperFilter, name: str, key: str = "pk") -> Q:
    """Hold for rows whose paper is left by the other facets: no join, so nothing counts twice."""
    return Q(**{f"{key}__in": chosen.beside(name).order_by().values("pk")})


def _order(chosen: PaperFilter, name: str, slug: str, by_name: str, asked: Asked) -> list[Any]:
    """Put what is chosen first, then the most frequent, or all by name."""
    if asked.order == "name":
        return [by_name, slug]
    first: list[Combinable] = []
    values = chosen.choices.get(name, ()) + chosen.choices.get(NOT + name, ())
    if values:
        first = [Case(When(**{f"{slug}__in": values}, then=Value(0)), default=Value(1))]
    return [*first, "-number", by_name, slug]


def years(chosen: PaperFilter, asked: Asked) -> Counted:
    rows = (
        chosen.all_papers.filter(year__isnull=False)
        .values("year")
        .annotate(number=Count("pk", filter=_carried(chosen, "year")))
        .order_by("-year")
        .values_list("year", "number")
    )
    return listing.years(((str(year), number) for year, number in rows), asked)


def venues(chosen: PaperFilter, asked: Asked) -> Counted:
    kinds = dict(Venue.Kind.choices) | {Venue.Kind.OTHER.value: ""}
    papers = chosen.all_papers.filter(venue__isnull=False)
    if asked.find:
        papers = papers.filter(venue__in=Venue.objects.called(asked.find).order_by().values("pk"))
    rows = (
        papers.values("venue_id")
        .annotate(number=Count("pk", filter=_carried(chosen, "venue")))
        .order_by(*_order(chosen, "venue", "venue__slug", "venue__key", asked))
        .values_list("venue__slug", "venue__name", "number", "venue__kind")
    )
    return Rows(rows, lambda row: Choice(row[0], row[1], row[2], note=str(kinds[row[3]])))


def authors(chosen: PaperFilter, asked: Asked) -> Counted:
    places = Authorship.objects.filter(_carried(chosen, "author", "paper"))
    if asked.find:
        places = places.filter(author__in=Author.objects.called(asked.find).order_by().values("pk"))
    rows = (
        places.values("author_id")
        .annotate(number=Count("pk"))
        .order_by(*_order(chosen, "author", "author__slug", "author__sort_key", asked))
        .values_list("author__slug", "author__name", "number")
    )
    return Rows(rows, lambda row: Choice(*row))


def links(chosen: PaperFilter, asked: Asked) -> Counted:
    rows = (
        Link.objects.there()
        .filter(paper__in=chosen.all_papers.order_by().values("pk"))
        .values("kind")
        .annotate(number=Count("paper", distinct=True, filter=_carried(chosen, "link", "paper")))
        .order_by(*_order(chosen, "link", "kind", "kind", asked))
        .values_list("kind", "number")
    )
    return listing.links(rows, asked)


def statuses(chosen: PaperFilter, asked: Asked) -> Counted:
    preprint = Q(venue__kind=Venue.Kind.PREPRINT)
    numbers = chosen.beside("status").aggregate(
        preprint=Count("pk", filter=preprint),
        published=Count("pk", filter=Q(venue__isnull=False) & ~preprint),
    )
    return listing.statuses(numbers, asked)


def categories(chosen: PaperFilter, asked: Asked) -> Counted:
    """Count each topic with those below it, a paper once however many of them it stands in."""
    places = (
        Entry.objects.filter(_carried(chosen, "category", "paper"))
        .order_by()
        .values_list("category_id", "paper_id")
    )
    papers: dict[str, set[int]] = {path: set() for path in chosen.topics.listed}
    for category, paper in places:
        for path in chosen.topics.above.get(category, ()):
            papers[path].add(paper)
    return listing.categories(chosen, lambda path: len(papers[path]), asked)


COUNTERS: dict[str, Callable[[PaperFilter, Asked], Counted]] = {
    "category": categories,
    "year": years,
    "venue": venues,
    "status": statuses,
    "author": authors,
    "link": links,
}
