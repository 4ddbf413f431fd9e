from django.db import models
from django.db.models import Q

from catalogue.models.author import Author
from catalogue.models.category import Category
from catalogue.models.paper import Paper
from catalogue.models.venue import Venue

Named = Paper | Author | Venue | Category


class OldSlugQuerySet(models.QuerySet["OldSlug"]):
    def meaning(self, kind: str, slug: str) -> Named | None:
        """What a former slug of this kind means now."""
        old = self.filter(kind=kind, slug=slug).select_related(*OldSlug.Kind.values).first()
        return None if old is None else old.target


class OldSlug(models.Model):
    """A former slug (for a category: path of slugs) and what it means now."""

    class Kind(models.TextChoices):
        PAPER = "paper", "paper"
        AUTHOR = "author", "author"
        VENUE = "venue", "venue"
        CATEGORY = "category", "category"

    kind = models.CharField(max_length=10, choices=Kind)
    slug = models.CharField(max_length=700)
    paper = models.ForeignKey(Paper, null=True, blank=True, on_delete=models.CASCADE)
    author = models.ForeignKey(Author, null=True, blank=True, on_delete=models.CASCADE)
    venue = models.ForeignKey(Venue, null=True, blank=True, on_delete=models.CASCADE)
    category = models.ForeignKey(Category, null=True, blank=True, on_delete=models.CASCADE)

    objects = OldSlugQuerySet.as_manager()

    class Meta:
        ordering = ["kind", "slug"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "slug"], name="old_slug_means_one_thing"),
            models.CheckConstraint(
                condition=Q(kind="paper", paper__isnull=False)
                | Q(kind="author", author__isnull=False)
                | Q(kind="venue", venue__isnull=False)
                | Q(kind="category", category__isnull=False),
                name="old_slug_has_a_meaning",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.slug}"

    def get_absolute_url(self) -> str:
        return self.target.get_absolute_url()

    @property
    def target(self) -> Named:
        target: Named = getattr(self, self.kind)
        return target
