"""Slugs stay for good; where a curator changes one, the old address leads to the new."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from itertools import chain, count

from django.core.exceptions import ValidationError

from catalogue.changes import Change
from catalogue.models import Author, Category, FreeSlugs, OldSlug, Paper, Venue
from catalogue.records import NONE

Named = Paper | Author | Venue | Category


def kind_of(model: type[Named]) -> str:
    return {
        Paper: OldSlug.Kind.PAPER,
        Author: OldSlug.Kind.AUTHOR,
        Venue: OldSlug.Kind.VENUE,
        Category: OldSlug.Kind.CATEGORY,
    }[model].value


def free_slug(model: type[Named], wanted: str, *, taken: Collection[str] = ()) -> str:
    """The wanted slug, or the first of ``wanted-2``, ``wanted-3``, … that nothing has or had.

    A category's slug has to be free below its parent only: pass those of the siblings as ``taken``.
    """
    if model is not Category:
        return FreeSlugs(model, taken).give([wanted])[0]
    numbered = (f"{wanted}-{number}" for number in count(2))
    return next(slug for slug in chain([wanted], numbered) if slug not in {NONE, *taken})


def check_slug(row: Named, slug: str) -> None:
    """Raise ValidationError where the row cannot have this slug."""
    if slug == NONE:
        raise ValidationError("This address asks for what has no value; choose another.")
    if isinstance(row, Category):
        taken = Category.objects.filter(parent=row.parent_id, slug=slug).exclude(pk=row.pk).exists()
    else:
        former = OldSlug.objects.meaning(kind_of(type(row)), slug)
        others = type(row).objects.filter(slug=slug).exclude(pk=row.pk)
        taken = others.exists() or former not in {None, row}
    if taken:
        raise ValidationError("This address is, or was, that of something else.")


def change_slug(change: Change, row: Named, slug: str) -> None:
    """Give the row another slug; the old address leads here from now on."""
    check_slug(row, slug)
    former, row.slug = row.slug, slug
    if isinstance(row, Category):
        with keeping_addresses(change):
            change.save(row)
    elif slug != former:
        change.save(row)
        change.delete_all(OldSlug.objects.filter(kind=kind_of(type(row)), slug=slug))
        _remember(change, row, former)


@contextmanager
def keeping_addresses(change: Change) -> Iterator[None]:
    """Let the addresses that categories had before lead to where they have been moved inside."""
    before = Category.objects.slug_paths()
    yield
    after = Category.objects.slug_paths()
    moved = {pk: path for pk, path in before.items() if path != after.get(pk, path)}
    former = OldSlug.objects.filter(kind=OldSlug.Kind.CATEGORY)
    in_use = [path for pk, path in after.items() if path != before.get(pk)]
    change.delete_all(former.filter(slug__in=[*in_use, *moved.values()]))
    for category in Category.objects.filter(pk__in=moved):
        if moved[category.pk] not in in_use:
            _remember(change, category, moved[category.pk])


def _remember(change: Change, row: Named, slug: str) -> None:
    kind = kind_of(type(row))
    change.save(OldSlug(kind=kind, slug=slug, **{kind: row}))
