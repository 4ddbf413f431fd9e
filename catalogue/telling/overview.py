"""What the list is, in its own words and in numbers."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max, Min, Q

from catalogue import keeping
from catalogue.models import Author, Entry, Paper, Venue
from catalogue.telling import preface

NEWEST = 3


@dataclass(frozen=True, slots=True)
class Numbers:
    """How much there is; ``first`` and ``last`` are years."""

    papers: int
    venues: int
    preprints: int
    first: int | None
    last: int | None
    updated: datetime | None


def words() -> list[str]:
    """Give what stands before the first heading below the list's title, block by block, as Markdown."""
    return preface.tidy(entry.text for entry in Entry.objects.opening())


@keeping.kept
def numbers() -> Numbers:
    """Count in one query."""
    counted = Paper.objects.published().aggregate(
        papers=Count("pk"),
        venues=Count("venue", distinct=True),
        preprints=Count("pk", filter=Q(venue__kind=Venue.Kind.PREPRINT)),
        first=Min("year"),
        last=Max("year"),
        updated=Max("updated"),
    )
    return Numbers(**counted)


@keeping.kept
def authors() -> int:
    return Author.objects.listed().count()


def newest() -> list[Paper]:
    """Give the papers that came last."""
    return list(Paper.objects.published().latest_first().for_citing()[:NEWEST])
