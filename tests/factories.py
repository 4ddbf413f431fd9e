"""One factory a model, and ways to say what a test is about: ``PaperFactory(authors=["Ada"])``."""

import datetime
import hashlib
from typing import Any

import factory
from django.contrib.auth import get_user_model
from factory.django import DjangoModelFactory

from catalogue import names
from catalogue.changes import changing
from catalogue.models import (
    Author,
    AuthorAlias,
    Authorship,
    Category,
    Entry,
    Identifier,
    ImportRun,
    Link,
    OldSlug,
    Paper,
    Proposal,
    Readme,
    Staging,
    Venue,
    VenueAlias,
)

APRIL = datetime.datetime(2024, 4, 1, 12, tzinfo=datetime.UTC)


class UserFactory(DjangoModelFactory):
    """A person who may sign in; ``UserFactory(is_superuser=True)`` may do everything."""

    class Meta:
        model = get_user_model()
        skip_postgeneration_save = True

    username = factory.Sequence("curator{}".format)
    is_staff = True
    password = factory.django.Password("correct horse battery")


class RootFactory(DjangoModelFactory):
    """The file itself; there is one, and asking again gives the same."""

    class Meta:
        model = Category
        django_get_or_create = ("kind",)

    kind = Category.Kind.ROOT
    level = 0


class TitleFactory(DjangoModelFactory):
    """The list's title; there is one, and asking again gives the same."""

    class Meta:
        model = Category
        django_get_or_create = ("kind",)

    kind = Category.Kind.TITLE
    parent = factory.SubFactory(RootFactory)
    name = "Awesome Papers"
    slug = "awesome-papers"
    level = 1
    heading = factory.LazyAttribute("# {0.name}\n\n".format)


class CategoryFactory(DjangoModelFactory):
    """A topic below the title, or below ``parent``."""

    class Meta:
        model = Category

    parent = factory.SubFactory(TitleFactory)
    name = factory.Sequence("Topic {}".format)
    slug = factory.LazyAttribute(lambda category: names.slug(category.name))
    level = factory.LazyAttribute(lambda category: min(category.parent.level + 1, 6))


class VenueFactory(DjangoModelFactory):
    """The same name gives the same venue."""

    class Meta:
        model = Venue
        django_get_or_create = ("name",)

    name = factory.Sequence("Conference {}".format)
    slug = factory.LazyAttribute(lambda venue: names.slug(venue.name))
    kind = Venue.Kind.CONFERENCE


class VenueAliasFactory(DjangoModelFactory):
    class Meta:
        model = VenueAlias

    venue = factory.SubFactory(VenueFactory)
    alias = factory.Sequence("Proceedings of conference {}".format)


class AuthorFactory(DjangoModelFactory):
    """The same name gives the same author."""

    class Meta:
        model = Author
        django_get_or_create = ("name",)

    name = factory.Sequence("Ada Author {}".format)
    slug = factory.LazyAttribute(lambda author: names.slug(author.name))


class AuthorAliasFactory(DjangoModelFactory):
    class Meta:
        model = AuthorAlias

    author = factory.SubFactory(AuthorFactory)
    alias = factory.Sequence("A. Author {}".format)


class PaperFactory(DjangoModelFactory):
    """A published paper with a venue and nothing else, but for what the test asks.

    ``authors`` are names, ``links`` map a kind to an address, ``identifiers`` a scheme to a value,
    ``categories`` are categories; ``venue=None`` is a paper without one.
    """

    class Meta:
        model = Paper
        skip_postgeneration_save = True

    class Params:
        draft = factory.Trait(state=Paper.State.DRAFT)
        withdrawn = factory.Trait(state=Paper.State.WITHDRAWN)

    title = factory.Sequence("A paper of number {}".format)
    slug = factory.Sequence("paper-{}".format)
    year = 2023
    venue = factory.SubFactory(VenueFactory)
    added = APRIL

    @factory.post_generation
    def authors(self, create: bool, given: list[str] | None, **extra: Any) -> None:
        for position, name in enumerate(given or []):
            AuthorshipFactory(paper=self, author__name=name, position=position)

    @factory.post_generation
    def links(self, create: bool, given: dict[str, str] | None, **extra: Any) -> None:
        for position, (kind, url) in enumerate((given or {}).items()):
            LinkFactory(paper=self, kind=kind, label=kind, url=url, position=position)

    @factory.post_generation
    def identifiers(self, create: bool, given: dict[str, str] | None, **extra: Any) -> None:
        for scheme, value in (given or {}).items():
            IdentifierFactory(paper=self, scheme=scheme, value=value)

    @factory.post_generation
    def categories(self, create: bool, given: list[Category] | None, **extra: Any) -> None:
        for category in given or []:
            EntryFactory(paper=self, category=category)

    @factory.post_generation
    def search(self, create: bool, given: str | None, **extra: Any) -> None:
        """Fill what a search reads, as every write does."""
        with changing(None, "A paper for a test", history=False) as change:
            change.touch([self.pk])


class AuthorshipFactory(DjangoModelFactory):
    class Meta:
        model = Authorship

    paper = factory.SubFactory(PaperFactory)
    author = factory.SubFactory(AuthorFactory)


class LinkFactory(DjangoModelFactory):
    class Meta:
        model = Link

    paper = factory.SubFactory(PaperFactory)
    kind = Link.Kind.PAPER
    label = "paper"
    url = factory.Sequence("https://papers.example.org/{}.pdf".format)


class IdentifierFactory(DjangoModelFactory):
    class Meta:
        model = Identifier

    paper = factory.SubFactory(PaperFactory)
    scheme = Identifier.Scheme.DOI
    value = factory.Sequence("10.1000/test.{}".format)


class EntryFactory(DjangoModelFactory):
    """A paper's place in a category; ``EntryFactory(text="…")`` is a block of text instead."""

    class Meta:
        model = Entry

    class Params:
        text = None

    category = factory.SubFactory(CategoryFactory)
    kind = factory.LazyAttribute(
        lambda entry: Entry.Kind.PAPER if entry.text is None else Entry.Kind.TEXT
    )
    paper = factory.Maybe(
        factory.LazyAttribute(lambda entry: entry.text is None),
        yes_declaration=factory.SubFactory(PaperFactory),
        no_declaration=None,
    )
    position = factory.Sequence(int)
    source = factory.LazyAttribute(lambda entry: entry.text or "")


class OldSlugFactory(DjangoModelFactory):
    """A former slug of a paper, unless the test gives another kind and what it means."""

    class Meta:
        model = OldSlug

    kind = OldSlug.Kind.PAPER
    slug = factory.Sequence("former-{}".format)
    paper = factory.Maybe(
        factory.LazyAttribute(lambda old: old.kind == OldSlug.Kind.PAPER),
        yes_declaration=factory.SubFactory(PaperFactory),
        no_declaration=None,
    )


class ReadmeFactory(DjangoModelFactory):
    """The file as last imported; there is one row, and every write may have made it already."""

    class Meta:
        model = Readme

    text = "# Awesome Papers\n"
    sha256 = factory.LazyAttribute(lambda file: hashlib.sha256(file.text.encode()).hexdigest())

    @classmethod
    def _create(cls, model_class: type[Readme], *args: Any, **fields: Any) -> Readme:
        return model_class.objects.update_or_create(pk=1, defaults=fields)[0]


class ImportRunFactory(DjangoModelFactory):
    class Meta:
        model = ImportRun

    name = "README.md"
    text = "# Awesome Papers\n"
    sha256 = factory.LazyAttribute(lambda run: hashlib.sha256(run.text.encode()).hexdigest())


class StagingFactory(DjangoModelFactory):
    class Meta:
        model = Staging

    name = "README.md"
    text = "# Awesome Papers\n"
    sha256 = factory.LazyAttribute(lambda file: hashlib.sha256(file.text.encode()).hexdigest())


class ProposalFactory(DjangoModelFactory):
    """An open proposal to change the title of a paper, unless the test says otherwise."""

    class Meta:
        model = Proposal

    staging = factory.SubFactory(StagingFactory)
    paper = factory.SubFactory(PaperFactory)
    about = Proposal.About.PAPER
    kind = Proposal.Kind.CHANGE
    field = "title"
    name = "A better title"
    old = "A title"
    new = "A better title"
    line = 3
    place = 1
    key = factory.Sequence("key-{}".format)
