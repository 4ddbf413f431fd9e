from typing import Self

from django.conf import settings
from django.db import models
from django.urls import reverse


class ImportRunQuerySet(models.QuerySet["ImportRun"]):
    def of_readmes(self) -> Self:
        return self.filter(kind=ImportRun.Kind.README)


class ImportRun(models.Model):
    """Who imported what and when. A README is undone by importing the former text again."""

    class Kind(models.TextChoices):
        README = "readme", "README"
        PAPERS = "papers", "paper records"

    kind = models.CharField(max_length=10, choices=Kind)
    name = models.CharField("file", max_length=300, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    when = models.DateTimeField(auto_now_add=True, db_index=True)
    counts = models.JSONField(default=dict)
    sha256 = models.CharField("SHA-256", max_length=64)
    text = models.TextField(blank=True)

    objects = ImportRunQuerySet.as_manager()

    class Meta:
        ordering = ["-when", "-id"]

    def __str__(self) -> str:
        return f"{self.name or self.get_kind_display()}, {self.when:%Y-%m-%d %H:%M}"

    def get_absolute_url(self) -> str:
        return reverse("admin:catalogue_importrun_change", args=[self.pk])

    @property
    def told(self) -> list[tuple[int, str]]:
        """How many papers were what by the import; what none was is left out."""
        told = {name: self.counts.get(name, 0) for name in ("added", "changed", "moved", "removed")}
        return [(count, name) for name, count in told.items() if count]
