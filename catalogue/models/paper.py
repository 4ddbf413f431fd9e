from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from typing import Any, Self

from django.db import connections, models
from django.db.models import Case, Count, F, Prefetch, Q, When, Window
from django.db.models.functions import RowNumber
from django.urls import reverse
from django.utils import timezone

from catalogue import names
from catalogue.models.category import Category, Path
from catalogue.models.venue import Venue
from catalogue.models.versioned import Versioned
from catalogue.records import LIMITS, YEARS, PaperRecord, Standing
from catalogue.search import Index, Search, Way, look_up, parse


class PaperQuerySet(models.QuerySet["Paper"]):
    def published(self) -> Self:
        return self.filter(state=Paper.State.PUBLISHED)

    def titled(self, title: str) -> Self:
        """Papers of this title, whatever its case, accents and punctuation."""
        return self.filter(title_key=title_key(title))

    def identified(self, identifiers: Mapping[str, str]) -> Self:
        """Papers that carry one of these identifiers (scheme to value)."""
        wanted = Q(pk__in=[])
        for scheme, value in identifiers.items():
            wanted |= Q(identifiers__scheme=scheme, identifiers__value=value)
        return self.filter(wanted).distinct()

    def look_up(self, text: str) -> Search:
        """Look up what somebody typed, to be used for any papers of this database."""
        return look_up(parse(text), Index(connections[self.db]))

    def matching(self, search: Search | str) -> Self:
        """Papers that the search finds; none where it asks for nothing."""
        if isinstance(search, str):
            search = self.look_up(search)
        if not search.query:
            return self.none()
        papers = self.filter(pk__in=search.found) if search.wanted else self
        if search.unwanted:
            papers = papers.exclude(pk__in=search.excluded)
        for years in search.query.years:
            inside = Q(
                year__gte=years.first or YEARS.start, year__lt=(years.last or YEARS.stop) + 1
            )
            papers = papers.filter(~inside if years.without else inside)
        return papers

    def by_relevance(self, search: Search) -> Self:
        """Order papers by how well the search fits them; of equals, the newest first."""
        return self.annotate(relevance=search.relevance).order_by(
            "-relevance", F("year").desc(nulls_last=True), "title_key", "pk"
        )

    def by_week(
        self, mondays: Sequence[datetime], end: datetime, shown: int
    ) -> list[tuple[int, int, int]]:
        """The papers that came in weeks that begin at these moments, the newest first.

        Of each week the first ``shown``: their keys, the number of the week, and how many came in it.
        """
        week = Case(
            *(When(published__gte=moment, then=number) for number, moment in enumerate(mondays))
        )
        rows = self.filter(published__gte=min(mondays), published__lt=end).annotate(
            week=week,
            place=Window(
                RowNumber(), partition_by="week", order_by=[F("published").desc(), F("pk").desc()]
            ),
            number=Window(Count("pk"), partition_by="week"),
        )
        told = rows.filter(place__lte=shown).order_by("week", "place")
        return list(told.values_list("pk", "week", "number"))

    def years(self) -> list[int]:
        """The years of these papers, the earliest first."""
        dated = self.filter(year__isnull=False).order_by("year")
        return list(dated.values_list("year", flat=True).distinct())

    def latest_first(self) -> Self:
        return self.order_by(F("published").desc(nulls_last=True), "-pk")

    def titled_alike(self, words: Iterable[str], most: int) -> Self:
        """Papers whose title holds one of the rarest of these words, which are not in more papers than this."""
        index = Index(connections[self.db])
        shared = {
            word: number for word, number in index.frequencies(sorted(words)).items() if number > 1
        }
        rarest: list[Way] = []
        for word in sorted(shared, key=lambda word: (shared[word], word)):
            most -= shared[word]
            if most >= 0:
                rarest.append(Way((word,), ("title",)))
        return self.filter(pk__in=index.some(rarest)) if rarest else self.none()

    def newest_first(self) -> Self:
        return self.order_by(F("year").desc(nulls_last=True), "title_key", "pk")

    def with_authors(self) -> Self:
        places = Paper._meta.get_field("authorships").related_model
        authorships = places._default_manager.select_related("author")
        return self.prefetch_related(Prefetch("authorships", authorships))

    def for_listing(self) -> Self:
        """What a row of a list shows, in a fixed number of queries."""
        return self.for_citing().prefetch_related("links", "identifiers")

    def for_citing(self) -> Self:
        """What names a paper in a line: title, authors, venue and year."""
        return self.select_related("venue").with_authors()

    def for_records(self) -> Self:
        """What `Paper.as_record` reads, in a fixed number of queries."""
        papers = self.select_related("venue")
        return papers.prefetch_related("authorships", "links", "identifiers", "entries")


@lru_cache(maxsize=2**13)
def title_key(title: str) -> str:
    """The fold of a title by which papers are recognised."""
    return (names.fold(title) or title.casefold())[:200]


class Paper(Versioned):
    """A paper. Venue and author names are kept as printed; abstract and remark are the site's only."""

    class State(models.TextChoices):
        DRAFT = "draft", "draft"
        PUBLISHED = "published", "published"
        WITHDRAWN = "withdrawn", "withdrawn"

    title = models.CharField(max_length=LIMITS["title"])
    slug = models.SlugField(max_length=LIMITS["slug"], unique=True)
    year = models.PositiveSmallIntegerField(null=True, blank=True, db_index=True)
    venue = models.ForeignKey(
        Venue, null=True, blank=True, on_delete=models.PROTECT, related_name="papers"
    )
    venue_printed = models.CharField(
        "venue as printed",
        max_length=LIMITS["venue"],
        blank=True,
        help_text="Left empty: the venue's name. This is what the README shows.",
    )
    note = models.CharField(
        max_length=LIMITS["note"],
        blank=True,
        help_text="What stands beside the venue: Workshop, Oral, Spotlight.",
    )
    abstract = models.TextField(blank=True)
    remark = models.TextField(
        "curator's note", blank=True, help_text="Markdown; shown on the site only."
    )
    state = models.CharField(max_length=10, choices=State, default=State.PUBLISHED, db_index=True)
    added = models.DateTimeField(default=timezone.now, editable=False, db_index=True)
    published = models.DateTimeField(null=True, blank=True, editable=False)
    updated = models.DateTimeField(auto_now=True)
    title_key = models.CharField(max_length=200, editable=False, db_index=True)

    objects = PaperQuerySet.as_manager()

    class Meta:
        ordering = [F("year").desc(nulls_last=True), "title_key", "id"]
        permissions = [("erase_paper", "Can delete papers for good")]
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="paper_has_a_title"),
            models.CheckConstraint(
                condition=Q(year__isnull=True) | Q(year__gte=YEARS.start, year__lt=YEARS.stop),
                name="paper_year_plausible",
            ),
            models.CheckConstraint(
                condition=Q(venue__isnull=True, venue_printed="")
                | (Q(venue__isnull=False) & ~Q(venue_printed="")),
                name="paper_prints_its_venue",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.derive()
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("catalogue:paper_detail", args=[self.slug])

    def derive(self) -> None:
        """Fill what follows from other fields."""
        self.title_key = title_key(self.title)
        if self.venue is None:
            self.venue_printed = ""
        self.venue_printed = self.venue_printed or (self.venue.name if self.venue else "")
        if self.state == self.State.PUBLISHED and self.published is None:
            self.published = timezone.now()

    def as_printed(self) -> PaperRecord:
        """What a README prints of the paper."""
        return PaperRecord(
            title=self.title,
            authors=tuple(place.printed for place in self.authorships.all()),
            venue=self.venue_printed,
            year=self.year,
            note=self.note,
            links=tuple(link.as_record() for link in self.links.all()),
        )

    def as_record(self, paths: Mapping[int, Path] | None = None) -> PaperRecord:
        """The paper as every format tells it; ``paths`` are `CategoryQuerySet.paths`, if at hand."""
        paths = Category.objects.paths() if paths is None else paths
        filed = dict.fromkeys(paths[entry.category_id] for entry in self.entries.all())
        return replace(
            self.as_printed(),
            abstract=self.abstract,
            identifiers={found.scheme: found.value for found in self.identifiers.all()},
            categories=tuple(filed),
            slug=self.slug,
            venue_kind=self.venue.said_kind if self.venue else "",
            standing=Standing(self.pk, self.added, self.updated),
        )

    def concerns(self) -> list[int]:
        return [self.pk]


HIDDEN = (Paper.State.DRAFT, Paper.State.WITHDRAWN)
"""What the public does not see. To leave these out asks no index; almost all papers are published, and
a database that began a join with the index of states would read them all for one author."""
