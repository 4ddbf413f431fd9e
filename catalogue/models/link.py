from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from catalogue import identifiers
from catalogue.models.paper import Paper
from catalogue.records import LIMITS, LinkRecord


def validate_web(url: str) -> None:
    if not identifiers.is_web(url):
        raise ValidationError("Only http and https addresses can be stored as a link.")


class LinkQuerySet(models.QuerySet["Link"]):
    def there(self) -> Self:
        """Those that lead somewhere, not the promised ones."""
        return self.exclude(url="")


class Link(models.Model):
    """A link of a paper, with its label as printed; an empty address is a promised one."""

    class Kind(models.TextChoices):
        PAPER = "paper", "paper"
        CODE = "code", "code"
        PROJECT = "project", "project page"
        DATA = "data", "data"
        VIDEO = "video", "video"
        SLIDES = "slides", "slides"
        DEMO = "demo", "demo"
        MODEL = "model", "model"
        OTHER = "other", "other"

    paper = models.ForeignKey(Paper, on_delete=models.CASCADE, related_name="links")
    position = models.PositiveIntegerField(default=0, db_index=True)
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.PAPER)
    label = models.CharField(max_length=LIMITS["label"], blank=True)
    url = models.CharField(
        "address", max_length=LIMITS["url"], blank=True, validators=[validate_web]
    )
    checked = models.DateTimeField(null=True, blank=True, editable=False)

    objects = LinkQuerySet.as_manager()

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(url="")
                | Q(url__istartswith="http://")
                | Q(url__istartswith="https://"),
                name="link_http_or_promised",
            ),
        ]

    def __str__(self) -> str:
        return self.label or self.get_kind_display()

    def get_absolute_url(self) -> str:
        return self.paper.get_absolute_url()

    def as_record(self) -> LinkRecord:
        return LinkRecord(self.kind, self.label, self.url)

    def concerns(self) -> list[int]:
        return [self.paper_id]
