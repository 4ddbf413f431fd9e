from django.core.exceptions import ValidationError
from django.db import models

from catalogue import identifiers
from catalogue.models.paper import Paper


class Identifier(models.Model):
    """A paper's identifier in a scheme, in the scheme's normal form."""

    class Scheme(models.TextChoices):
        DOI = "doi", "DOI"
        ARXIV = "arxiv", "arXiv"
        OPENREVIEW = "openreview", "OpenReview"
        ACL = "acl", "ACL Anthology"
        PUBMED = "pubmed", "PubMed"

    paper = models.ForeignKey(Paper, on_delete=models.CASCADE, related_name="identifiers")
    scheme = models.CharField(max_length=12, choices=Scheme)
    value = models.CharField(max_length=200)

    class Meta:
        ordering = ["scheme", "value"]
        constraints = [
            models.UniqueConstraint(fields=["scheme", "value"], name="identifier_names_one_paper"),
            models.UniqueConstraint(fields=["paper", "scheme"], name="identifier_one_a_scheme"),
        ]

    def __str__(self) -> str:
        return f"{self.get_scheme_display()} {self.value}"

    def get_absolute_url(self) -> str:
        return self.paper.get_absolute_url()

    def clean(self) -> None:
        try:
            self.value = identifiers.normalise(self.scheme, self.value)
        except ValueError as error:
            raise ValidationError({"value": str(error)}) from error

    @property
    def url(self) -> str:
        """Where the scheme's own register shows the paper."""
        return identifiers.link(self.scheme, self.value)

    def concerns(self) -> list[int]:
        return [self.paper_id]
