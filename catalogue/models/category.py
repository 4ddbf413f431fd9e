from collections.abc import Iterable, Mapping
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from tree_queries.fields import TreeNodeForeignKey
from tree_queries.models import OrderableTreeNode
from tree_queries.query import TreeQuerySet

from catalogue.models.versioned import Versioned
from catalogue.records import LIMITS

Path = tuple[str, ...]


class CategoryQuerySet(TreeQuerySet):
    def topics(self) -> Self:
        return self.filter(kind=Category.Kind.TOPIC)

    def seen(self) -> Self:
        """Those that stand in the file as last imported."""
        return self.filter(seen_at__isnull=False)

    def top(self) -> "Category | None":
        """The category below which paths start: the list's title, else the root."""
        return (
            self.filter(kind=Category.Kind.TITLE).first()
            or self.filter(kind=Category.Kind.ROOT).first()
        )

    def list_name(self) -> str:
        """The title of the list, without the marks of Markdown around it."""
        title = self.filter(kind=Category.Kind.TITLE).values_list("name", flat=True).first()
        return (title or "").strip("`*_ ")

    def in_order(self) -> "list[Category]":
        """All categories as the list has them, parents before children; one query."""
        children: dict[int | None, list[Category]] = {}
        for category in self.order_by("position", "pk"):
            children.setdefault(category.parent_id, []).append(category)
        ordered: list[Category] = []
        waiting = list(reversed(children.get(None, [])))
        while waiting:
            category = waiting.pop()
            ordered.append(category)
            waiting += reversed(children.get(category.pk, []))
        return ordered

    def descriptions(self) -> dict[int, str]:
        """The descriptions that there are, by primary key."""
        return dict(self.exclude(description="").values_list("pk", "description"))

    def paths(self) -> dict[int, Path]:
        """The path of names of every category, by primary key; one query."""
        return _paths(self.values_list("pk", "parent_id", "kind", "name"))

    def slug_paths(self) -> dict[int, str]:
        """The path of slugs of every category, by primary key; one query."""
        paths = _paths(self.values_list("pk", "parent_id", "kind", "slug"))
        return {key: "/".join(path) for key, path in paths.items()}


def _paths(rows: Iterable[tuple[int, int | None, str, str]]) -> dict[int, Path]:
    nodes = {pk: (parent, kind, name) for pk, parent, kind, name in rows}
    paths: dict[int, Path] = {}

    def path(pk: int) -> Path:
        if pk not in paths:
            parent, kind, name = nodes[pk]
            above: Path = path(parent) if parent is not None else ()
            paths[pk] = () if kind in {Category.Kind.ROOT, Category.Kind.TITLE} else (*above, name)
        return paths[pk]

    return {pk: path(pk) for pk in nodes}


class Category(Versioned, OrderableTreeNode):
    """A heading of the list, with the blocks and the headings below it.

    ``heading`` is the heading as the file has it, with the rules above and the blank lines below it;
    it is never edited, a rename shows in ``name`` alone. ``seen_at`` is its place in the file as last
    imported, counted over all headings and blocks.
    """

    class Kind(models.TextChoices):
        ROOT = "root", "the file itself"
        TITLE = "title", "the list's title"
        TOPIC = "topic", "topic (has papers)"
        PROSE = "prose", "prose (no papers)"

    parent = TreeNodeForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    name = models.CharField(max_length=LIMITS["category"], blank=True)
    slug = models.SlugField(max_length=LIMITS["slug"], blank=True, db_index=False)
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.TOPIC)
    level = models.PositiveSmallIntegerField("heading level", default=2)
    heading = models.TextField("heading as in the file", blank=True, editable=False)
    seen_at = models.PositiveIntegerField(null=True, blank=True, editable=False)
    description = models.TextField(blank=True, help_text="Markdown; shown on the site only.")

    objects = CategoryQuerySet.as_manager()

    class Meta:
        ordering = ["position", "id"]
        verbose_name_plural = "categories"
        constraints = [
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=models.F("id")),
                name="category_not_its_own_parent",
            ),
            models.CheckConstraint(
                condition=Q(kind="root", parent__isnull=True)
                | (~Q(kind="root") & Q(parent__isnull=False)),
                name="category_root_alone_has_no_parent",
            ),
            models.UniqueConstraint(
                fields=["kind"],
                condition=Q(kind__in=["root", "title"]),
                name="category_one_root_one_title",
            ),
            models.UniqueConstraint(
                fields=["parent", "slug"], name="category_slug_unique_in_parent"
            ),
            models.CheckConstraint(
                condition=Q(level__gte=0, level__lte=6), name="category_level_of_markdown"
            ),
        ]

    def __str__(self) -> str:
        return self.name or ("(the file)" if self.kind == self.Kind.ROOT else "(untitled)")

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            self.refuse_cycle()
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        path = Category.objects.slug_paths().get(self.pk, "")
        if not path or self.kind != self.Kind.TOPIC:
            return reverse("catalogue:paper_list")
        return reverse("catalogue:category_detail", args=[path])

    def refuse_cycle(self) -> None:
        """Raise ValidationError where the parent is the category itself or stands below it."""
        seen: set[int] = set()
        parent = self.parent_id
        while parent is not None and parent not in seen:
            if parent == self.pk:
                raise ValidationError(
                    {"parent": f"“{self}” cannot stand below itself: that would be a circle."}
                )
            seen.add(parent)
            parent = Category.objects.filter(pk=parent).values_list("parent_id", flat=True).first()

    def path(self, paths: Mapping[int, Path] | None = None) -> Path:
        return (Category.objects.paths() if paths is None else paths)[self.pk]
