"""What each facet asks of a paper.

A facet is one entry here: a condition that papers carry one of some values, a condition that they have
no value at all, and the names that people read. `PaperFilter` narrows by them, `facets` counts.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from catalogue.filters.fields import is_year
from catalogue.models import Author, Authorship, Entry, Link, Venue
from catalogue.models.paper import PaperQuerySet
from catalogue.records import NONE
from catalogue.topics import Topics

STATUSES = {"published": "published", "preprint": "preprints"}


@dataclass(frozen=True, slots=True)
class Criterion:
    """A facet as a query string asks for it.

    ``chosen`` and ``excluded`` put a value in words behind the number of papers. ``absent`` is the name
    of `NONE`; where it is empty there is no such value. ``holds`` and ``lacks`` are the conditions;
    ``labels`` knows the names of those of the values that some of the papers could carry.
    """

    label: str
    chosen: str
    excluded: str
    absent: str
    holds: Callable[[Sequence[str], Topics], Q]
    lacks: Callable[[Topics], Q]
    labels: Callable[[Sequence[str], PaperQuerySet, Topics], dict[str, str]]

    def condition(self, values: Iterable[str], topics: Topics) -> Q:
        """Hold for papers that carry any of the values."""
        named = [value for value in values if value != NONE]
        holds = self.holds(named, topics)
        return holds | self.lacks(topics) if self.absent and NONE in values else holds

    def known(self, values: Sequence[str], papers: PaperQuerySet, topics: Topics) -> dict[str, str]:
        """Give the values that are known, with their names."""
        none = {NONE: self.absent} if self.absent and NONE in values else {}
        return self.labels([value for value in values if value != NONE], papers, topics) | none


def _in_categories(paths: Sequence[str], topics: Topics) -> Q:
    entries = Entry.objects.of_papers().filter(category_id__in=topics.below(paths))
    return Q(pk__in=entries.values("paper_id"))


def _filed_nowhere(topics: Topics) -> Q:
    entries = Entry.objects.of_papers().filter(category_id__in=topics.below(topics.listed))
    return _without(entries)


def _without(rows: QuerySet[Any]) -> Q:
    """Papers with none of these rows.

    PostgreSQL hashes such rows; keys in a list that outgrows its working memory it reads anew a paper.
    """
    return Q(~Exists(rows.filter(paper=OuterRef("pk"))))


def _category_labels(paths: Sequence[str], papers: PaperQuerySet, topics: Topics) -> dict[str, str]:
    return {path: topics.listed[path].name for path in paths if path in topics.listed}


def _of_years(years: Sequence[str], topics: Topics) -> Q:
    return Q(year__in=[int(year) for year in years if is_year(year)])


def _year_labels(years: Sequence[str], papers: PaperQuerySet, topics: Topics) -> dict[str, str]:
    return {year: year for year in years if is_year(year)}


def _from_venues(slugs: Sequence[str], topics: Topics) -> Q:
    return Q(venue__in=Venue.objects.filter(slug__in=slugs).values("pk"))


def _venue_labels(slugs: Sequence[str], papers: PaperQuerySet, topics: Topics) -> dict[str, str]:
    there = Exists(papers.filter(venue=OuterRef("pk")))
    return dict(Venue.objects.filter(there, slug__in=slugs).values_list("slug", "name"))


def _by_authors(slugs: Sequence[str], topics: Topics) -> Q:
    places = Authorship.objects.filter(author__slug__in=slugs)
    return Q(pk__in=places.values("paper_id"))


def _author_labels(slugs: Sequence[str], papers: PaperQuerySet, topics: Topics) -> dict[str, str]:
    there = Exists(papers.filter(authors=OuterRef("pk")))
    return dict(Author.objects.filter(there, slug__in=slugs).values_list("slug", "name"))


def _with_links(kinds: Sequence[str], topics: Topics) -> Q:
    return Q(pk__in=Link.objects.there().filter(kind__in=kinds).values("paper_id"))


def _link_labels(kinds: Sequence[str], papers: PaperQuerySet, topics: Topics) -> dict[str, str]:
    names = dict(Link.Kind.choices)
    return {kind: str(names[kind]) for kind in kinds if kind in names}


def _of_status(statuses: Sequence[str], topics: Topics) -> Q:
    preprint = Q(venue__kind=Venue.Kind.PREPRINT)
    conditions = {"preprint": preprint, "published": Q(venue__isnull=False) & ~preprint}
    found = Q(pk__in=[])
    for status in statuses:
        found |= conditions.get(status, found)
    return found


def _status_labels(
    statuses: Sequence[str], papers: PaperQuerySet, topics: Topics
) -> dict[str, str]:
    return {status: STATUSES[status] for status in statuses if status in STATUSES}


FACETS = {
    "category": Criterion(
        label="Category",
        chosen="in {}",
        excluded="outside {}",
        absent="no category",
        holds=_in_categories,
        lacks=_filed_nowhere,
        labels=_category_labels,
    ),
    "year": Criterion(
        label="Year",
        chosen="of {}",
        excluded="not of {}",
        absent="no year",
        holds=_of_years,
        lacks=lambda topics: Q(year__isnull=True),
        labels=_year_labels,
    ),
    "venue": Criterion(
        label="Venue",
        chosen="from {}",
        excluded="not from {}",
        absent="no venue",
        holds=_from_venues,
        lacks=lambda topics: Q(venue__isnull=True),
        labels=_venue_labels,
    ),
    "status": Criterion(
        label="Status",
        chosen="that are {}",
        excluded="that are not {}",
        absent="",
        holds=_of_status,
        lacks=lambda topics: Q(pk__in=[]),
        labels=_status_labels,
    ),
    "author": Criterion(
        label="Author",
        chosen="by {}",
        excluded="not by {}",
        absent="no author",
        holds=_by_authors,
        lacks=lambda topics: _without(Authorship.objects.all()),
        labels=_author_labels,
    ),
    "link": Criterion(
        label="Available",
        chosen="with {}",
        excluded="without {}",
        absent="no link",
        holds=_with_links,
        lacks=lambda topics: _without(Link.objects.there()),
        labels=_link_labels,
    ),
}
"""The facets, in the order of the page."""
