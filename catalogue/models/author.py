from typing import Any, Self

from django.db import models
from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.db.models.functions import Left
from django.urls import reverse

from catalogue import names
from catalogue.models.paper import HIDDEN, Paper, PaperQuerySet
from catalogue.models.versioned import Versioned
from catalogue.records import LIMITS


class AuthorQuerySet(models.QuerySet["Author"]):
    def named(self, name: str) -> Self:
        """Authors that are, or are also, printed like this."""
        key = names.key(name)
        return self.filter(Q(key=key) | Q(aliases__key=key)).distinct()

    def called(self, text: str) -> Self:
        """Those whose name holds each word that this text asks for."""
        found = self
        for word in names.sought(text):
            found = found.filter(sort_key__contains=word)
        return found

    def with_papers(self) -> Self:
        return self.filter(papers__state=Paper.State.PUBLISHED).distinct()

    def of(self, papers: PaperQuerySet) -> Self:
        """Those who wrote these papers, with the ``number`` that each did; the most first."""
        wrote = self.filter(authorships__paper__in=papers.order_by().values("pk"))
        counted = wrote.annotate(number=Count("authorships"))
        return counted.order_by("-number", "sort_key", "pk")

    def holding(self, words: list[str]) -> Self:
        """Those whose name, or another spelling of it, holds every word."""
        found = self
        for word in words:
            spelt = AuthorAlias.objects.filter(author=OuterRef("pk"), key__contains=word)
            found = found.filter(Q(sort_key__contains=word) | Exists(spelt))
        return found

    def listed(self) -> Self:
        """Those with a published paper; the places are read once, not once for each author."""
        return self.filter(pk__in=Authorship.objects.public().values("author_id"))

    def counted(self) -> Self:
        """The ``number`` of published papers of each."""
        places = Authorship.objects.public().filter(author=OuterRef("pk")).order_by()
        numbers = places.values("author").annotate(number=Count("pk")).values("number")
        return self.annotate(number=Subquery(numbers))

    def initials(self) -> list[str]:
        """The letters that sorted names begin with, in order."""
        letters = self.order_by().values_list(Left("sort_key", 1), flat=True).distinct()
        return sorted(letter for letter in letters if letter)


class Author(Versioned):
    """A person. The papers keep the name as it is printed on each."""

    name = models.CharField(max_length=LIMITS["author"])
    slug = models.SlugField(max_length=LIMITS["slug"], unique=True)
    key = models.CharField(max_length=LIMITS["author"], editable=False, db_index=True)
    sort_key = models.CharField(max_length=1000, editable=False)
    orcid = models.CharField("ORCID", max_length=19, blank=True)
    homepage = models.URLField(max_length=LIMITS["url"], blank=True)
    papers = models.ManyToManyField(Paper, through="Authorship", related_name="authors")

    objects = AuthorQuerySet.as_manager()

    class Meta:
        ordering = ["sort_key", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="author_has_a_name"),
            models.UniqueConstraint(
                fields=["orcid"], condition=~Q(orcid=""), name="author_orcid_unique_when_given"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.derive()
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("catalogue:author_detail", args=[self.slug])

    def derive(self) -> None:
        """Fill what follows from the name."""
        self.key = names.key(self.name)[: LIMITS["author"]]
        self.sort_key = names.sort_key(self.name)[:1000]

    def concerns(self) -> list[int]:
        return list(self.papers.values_list("pk", flat=True))


class AuthorAlias(models.Model):
    """Another spelling of an author's name. Two people may share one."""

    author = models.ForeignKey(Author, on_delete=models.CASCADE, related_name="aliases")
    alias = models.CharField(max_length=LIMITS["author"])
    key = models.CharField(max_length=LIMITS["author"], editable=False, db_index=True)

    class Meta:
        ordering = ["alias", "id"]
        verbose_name_plural = "aliases"
        constraints = [
            models.UniqueConstraint(fields=["author", "alias"], name="author_alias_unique")
        ]

    def __str__(self) -> str:
        return self.alias

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.key = names.key(self.alias)[: LIMITS["author"]]
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return self.author.get_absolute_url()

    def concerns(self) -> list[int]:
        return self.author.concerns()


class AuthorshipQuerySet(models.QuerySet["Authorship"]):
    def public(self) -> Self:
        """The places on published papers."""
        return self.exclude(paper__state__in=HIDDEN)


class Authorship(models.Model):
    """An author's place on a paper, with the name as printed there."""

    paper = models.ForeignKey(Paper, on_delete=models.CASCADE, related_name="authorships")
    author = models.ForeignKey(Author, on_delete=models.PROTECT, related_name="authorships")
    position = models.PositiveIntegerField(default=0, db_index=True)
    printed = models.CharField(
        "name as printed",
        max_length=LIMITS["author"],
        blank=True,
        help_text="Left empty: the author's name. This is what the README shows.",
    )

    objects = AuthorshipQuerySet.as_manager()

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["paper", "author"], name="authorship_once_a_paper"),
            models.CheckConstraint(condition=~Q(printed=""), name="authorship_prints_a_name"),
        ]

    def __str__(self) -> str:
        return self.printed

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.printed = self.printed or self.author.name
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return self.paper.get_absolute_url()

    def concerns(self) -> list[int]:
        return [self.paper_id]
