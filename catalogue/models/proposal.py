from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from catalogue.models.category import Category
from catalogue.models.paper import Paper
from catalogue.records import LIMITS


class Staging(models.Model):
    """An edited README that somebody handed in, to be decided on difference by difference.

    ``former`` is, for each piece of it, the place in the catalogue's file of SHA-256 ``base`` that it
    had there, if it had one; so what was recognised once stays so while proposals are accepted.
    """

    name = models.CharField("file", max_length=300)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    when = models.DateTimeField(auto_now_add=True)
    sha256 = models.CharField("SHA-256", max_length=64)
    text = models.TextField()
    base = models.CharField(max_length=64, blank=True)
    former = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ["-when", "-id"]

    def __str__(self) -> str:
        return f"{self.name}, {self.when:%Y-%m-%d %H:%M}"

    def get_absolute_url(self) -> str:
        return f"{reverse('admin:catalogue_proposal_changelist')}?staging__id__exact={self.pk}"


class ProposalQuerySet(models.QuerySet["Proposal"]):
    def open(self) -> Self:
        return self.filter(state=Proposal.State.OPEN)

    def decided(self) -> Self:
        return self.filter(state__in=[Proposal.State.ACCEPTED, Proposal.State.REJECTED])

    def with_subjects(self) -> Self:
        return self.select_related("staging__by", "paper", "category", "decided_by").defer(
            "staging__text", "staging__former"
        )


class Proposal(models.Model):
    """A change that somebody suggests by editing the README: open, then accepted or rejected, once.

    ``about`` and ``kind`` say what it does to what, ``field`` which field it changes. ``old`` and
    ``new`` are what the file had and what it has now. Where a curator changed the same since,
    ``conflict`` is set and ``mine`` is what the catalogue has. ``place`` is that of the piece in the
    staged file, counted over all headings and blocks; what was removed has none. ``key`` is what a
    proposal is recognised by when a file is staged again.
    """

    class Kind(models.TextChoices):
        ADD = "add", "add"
        CHANGE = "change", "change"
        MOVE = "move", "move"
        REMOVE = "remove", "remove"

    class About(models.TextChoices):
        PAPER = "paper", "paper"
        HEADING = "heading", "heading"
        TEXT = "text", "verbatim text"

    class State(models.TextChoices):
        OPEN = "open", "open"
        ACCEPTED = "accepted", "accepted"
        REJECTED = "rejected", "rejected"
        WITHDRAWN = "withdrawn", "withdrawn"

    staging = models.ForeignKey(Staging, on_delete=models.CASCADE, related_name="proposals")
    about = models.CharField(max_length=10, choices=About)
    kind = models.CharField(max_length=10, choices=Kind)
    field = models.CharField(max_length=10, blank=True)
    name = models.CharField("what", max_length=LIMITS["title"], blank=True)
    where = models.TextField("below", blank=True)
    paper = models.ForeignKey(
        Paper, null=True, blank=True, on_delete=models.SET_NULL, related_name="proposals"
    )
    category = models.ForeignKey(
        Category, null=True, blank=True, on_delete=models.SET_NULL, related_name="proposals"
    )
    old = models.JSONField(null=True, blank=True)
    new = models.JSONField(null=True, blank=True)
    mine = models.JSONField("in the catalogue", null=True, blank=True)
    conflict = models.BooleanField(default=False)
    remark = models.CharField(max_length=200, blank=True)
    line = models.PositiveIntegerField()
    place = models.PositiveIntegerField(null=True, blank=True)
    key = models.CharField(max_length=64, db_index=True)
    state = models.CharField(max_length=10, choices=State, default=State.OPEN, db_index=True)
    decided = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = ProposalQuerySet.as_manager()

    class Meta:
        ordering = ["-staging", "line", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["key"], condition=Q(state="open"), name="proposal_open_once"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["open", "withdrawn"], decided__isnull=True)
                | Q(state__in=["accepted", "rejected"], decided__isnull=False),
                name="proposal_decided_when_it_was",
            ),
            models.CheckConstraint(
                condition=Q(kind="remove", place__isnull=True)
                | (~Q(kind="remove") & Q(place__isnull=False)),
                name="proposal_stands_in_the_file_unless_it_removes",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.summary}: {self.name}"

    def get_absolute_url(self) -> str:
        return reverse("admin:catalogue_proposal_change", args=[self.pk])

    @property
    def summary(self) -> str:
        """What it does, in a few words: *change title of paper*."""
        field = f" {self.field} of" if self.field else ""
        return f"{self.get_kind_display()}{field} {self.get_about_display()}"
