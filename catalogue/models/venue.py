from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Count, Max, Min, Q
from django.urls import reverse

from catalogue import names
from catalogue.models.versioned import Versioned
from catalogue.records import LIMITS

if TYPE_CHECKING:
    from catalogue.models.paper import PaperQuerySet


def venue_key(name: str) -> str:
    """The fold of a venue's name by which it is recognised."""
    return (names.fold(name) or name.casefold())[:1000]


class VenueQuerySet(models.QuerySet["Venue"]):
    def named(self, name: str) -> Self:
        key = venue_key(name)
        return self.filter(Q(key=key) | Q(aliases__key=key)).distinct()

    def called(self, text: str) -> Self:
        """Those whose name holds this text."""
        return self.filter(Q(key__contains=names.fold(text)) | Q(full_name__icontains=text))

    def of(self, papers: "PaperQuerySet") -> Self:
        """Those where these papers appeared, with their ``number`` and years; the most first."""
        here = self.filter(papers__in=papers.order_by().values("pk"))
        counted = here.annotate(
            number=Count("papers"), first=Min("papers__year"), last=Max("papers__year")
        )
        return counted.order_by("-number", "key", "pk")

    def holding(self, words: list[str]) -> Self:
        """Those whose name, or another spelling of it, holds every word."""
        found = self
        for word in words:
            spelt = VenueAlias.objects.filter(key__contains=word).values("venue_id")
            full = Q(full_name__icontains=word)
            found = found.filter(Q(key__contains=word) | full | Q(pk__in=spelt))
        return found


class Venue(Versioned):
    """Where papers appear. The papers keep the venue as it is printed with each."""

    class Kind(models.TextChoices):
        CONFERENCE = "conference", "conference"
        JOURNAL = "journal", "journal"
        WORKSHOP = "workshop", "workshop"
        PREPRINT = "preprint", "preprint server"
        OTHER = "other", "not said"

    name = models.CharField(max_length=LIMITS["venue"], unique=True)
    slug = models.SlugField(max_length=LIMITS["slug"], unique=True)
    key = models.CharField(max_length=1000, editable=False, db_index=True)
    full_name = models.CharField(max_length=300, blank=True)
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.OTHER)
    homepage = models.URLField(max_length=LIMITS["url"], blank=True)

    objects = VenueQuerySet.as_manager()

    class Meta:
        ordering = ["key", "id"]
        constraints = [models.CheckConstraint(condition=~Q(name=""), name="venue_has_a_name")]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.derive()
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("catalogue:venue_detail", args=[self.slug])

    @property
    def said_kind(self) -> str:
        """What the venue is, if anybody said so."""
        return "" if self.kind == self.Kind.OTHER else self.kind

    def derive(self) -> None:
        """Fill what follows from the name."""
        self.key = venue_key(self.name)
        is_preprint = names.venue_kind(self.name) == self.Kind.PREPRINT
        if self._state.adding and self.kind == self.Kind.OTHER and is_preprint:
            self.kind = self.Kind.PREPRINT

    def concerns(self) -> list[int]:
        return list(self.papers.values_list("pk", flat=True))


class VenueAlias(models.Model):
    """Another spelling of a venue."""

    venue = models.ForeignKey(Venue, on_delete=models.CASCADE, related_name="aliases")
    alias = models.CharField(max_length=LIMITS["venue"], unique=True)
    key = models.CharField(max_length=1000, editable=False, db_index=True)

    class Meta:
        ordering = ["alias", "id"]
        verbose_name_plural = "aliases"

    def __str__(self) -> str:
        return self.alias

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.key = venue_key(self.alias)
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return self.venue.get_absolute_url()

    def concerns(self) -> list[int]:
        return self.venue.concerns()
