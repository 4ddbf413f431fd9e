from collections.abc import Sequence
from typing import Self

from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.db.models.functions import Abs

from catalogue.models.category import Category
from catalogue.models.paper import HIDDEN, Paper


class EntryQuerySet(models.QuerySet["Entry"]):
    def of_papers(self) -> Self:
        return self.filter(kind=Entry.Kind.PAPER)

    def texts(self) -> Self:
        return self.filter(kind=Entry.Kind.TEXT)

    def seen(self) -> Self:
        """Those that stand in the file as last imported."""
        return self.filter(seen_at__isnull=False)

    def opening(self) -> Self:
        """The text that stands above the first heading below the list's title."""
        top = (Category.Kind.ROOT, Category.Kind.TITLE)
        before = self.texts().filter(category__kind__in=top)
        return before.order_by("category__level", "position", "pk")

    def exported(self) -> Self:
        """Those that the list shows: all text, and the entries of published papers."""
        return self.filter(Q(kind=Entry.Kind.TEXT) | Q(paper__state=Paper.State.PUBLISHED))

    def with_papers(self) -> Self:
        """The papers with what a README prints of them, in a fixed number of queries."""
        return self.select_related("paper").prefetch_related("paper__authorships", "paper__links")

    def public(self) -> Self:
        """The entries of published papers."""
        return self.filter(kind=Entry.Kind.PAPER).exclude(paper__state__in=HIDDEN)

    def with_neighbours(self) -> Self:
        """The keys of the public papers that stand before and after, in the same category."""
        beside = Entry.objects.public().filter(category=OuterRef("category")).values("paper_id")
        here = {"position": OuterRef("position")}
        before = Q(position__lt=here["position"]) | Q(**here, pk__lt=OuterRef("pk"))
        after = Q(position__gt=here["position"]) | Q(**here, pk__gt=OuterRef("pk"))
        return self.annotate(
            previous_id=Subquery(beside.filter(before).order_by("-position", "-pk")[:1]),
            next_id=Subquery(beside.filter(after).order_by("position", "pk")[:1]),
        )

    def nearest(self, entry: "Entry") -> Self:
        """The public entries of the entry's category, those around it first."""
        others = self.public().filter(category=entry.category_id)
        return others.order_by(Abs(F("position") - entry.position), "pk")

    def papers_by_category(self, categories: Sequence[int]) -> dict[int, list[int]]:
        """The keys of the public papers of each of these categories, as they stand there."""
        papers: dict[int, list[int]] = {category: [] for category in categories}
        entries = self.public().filter(category__in=categories).order_by("position", "pk")
        for category, paper in entries.values_list("category_id", "paper_id"):
            papers[category].append(paper)
        return papers

    def in_order(self) -> Self:
        return self.order_by("category_id", "position", "pk")


class Entry(models.Model):
    """One block of a category, in order: a paper or a stretch of text.

    ``source`` is the block as last seen in the file, line ends and the blank lines after it
    included; nothing ever edits it. ``edited`` is a curator's version of a text block, without the
    blank lines after it; empty where the curator removed the text. ``shown`` holds, field by field,
    the paper as it stood when ``source`` was last in step with it; what differs has been changed
    since. ``seen_at`` is the block's place in the file as last imported.
    """

    class Kind(models.TextChoices):
        PAPER = "paper", "paper"
        TEXT = "text", "text"

    category = models.ForeignKey(Category, on_delete=models.PROTECT, related_name="entries")
    paper = models.ForeignKey(
        Paper, null=True, blank=True, on_delete=models.PROTECT, related_name="entries"
    )
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.PAPER)
    position = models.PositiveBigIntegerField(default=0, db_index=True)
    source = models.TextField(blank=True, editable=False)
    edited = models.TextField(null=True, blank=True)  # noqa: DJ001 -- None: not edited, "": removed
    shown = models.JSONField(null=True, blank=True, editable=False)
    seen_at = models.PositiveIntegerField(null=True, blank=True, editable=False)

    previous_id: int | None  # what `with_neighbours` adds
    next_id: int | None

    objects = EntryQuerySet.as_manager()

    class Meta:
        ordering = ["position", "id"]
        verbose_name_plural = "entries"
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="paper", paper__isnull=False) | Q(kind="text", paper__isnull=True),
                name="entry_has_a_paper_if_it_is_one",
            ),
        ]

    def __str__(self) -> str:
        if self.paper is not None:
            return f"{self.paper} in {self.category}"
        return f"Text in {self.category}"

    def get_absolute_url(self) -> str:
        return (self.paper or self.category).get_absolute_url()

    @property
    def text(self) -> str:
        """A block as it stands: as a curator worded it, else as in the file."""
        return self.source if self.edited is None else self.edited

    def concerns(self) -> list[int]:
        return [] if self.paper_id is None else [self.paper_id]
