from typing import Self

from django.db import models
from django.urls import reverse


class ReadmeQuerySet(models.QuerySet["Readme"]):
    def current(self) -> "Readme":
        """The one row; unsaved and empty before the first write."""
        return self.first() or Readme()

    def without_texts(self) -> Self:
        """The row without the two texts of the file, each of which may be as long as the list."""
        return self.defer("text", "exported_text")

    def imported(self) -> Self:
        return self.exclude(text="")


class Readme(models.Model):
    """The file as last imported, and as last written out: one row.

    ``text`` is the base of every comparison with a newer file: as imported, and with what was accepted
    of edited files since. ``counts`` is how many "papers" and "entries" it has, and by the place of each
    heading how many entries below it, those of headings below it among them. ``exported_text`` is what contributors have where that is another text, since
    ``exported``.
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    text = models.TextField(blank=True)
    sha256 = models.CharField("SHA-256", max_length=64, blank=True)
    bom = models.BooleanField("byte order mark", default=False)
    newline = models.CharField("line ending", max_length=2, default="\n")
    profile = models.JSONField(default=dict, blank=True)
    counts = models.JSONField(default=dict, blank=True, editable=False)
    imported = models.DateTimeField(null=True, blank=True)
    exported = models.DateTimeField(null=True, blank=True)
    exported_text = models.TextField(blank=True)

    objects = ReadmeQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        verbose_name = "README"
        verbose_name_plural = "README"
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="readme_one_row")]

    def __str__(self) -> str:
        return "README.md"

    def get_absolute_url(self) -> str:
        return reverse("catalogue:paper_list")

    @property
    def last_known(self) -> str:
        """The text a maintainer has on disk as far as the catalogue knows: exported, else imported."""
        return self.exported_text or self.text
