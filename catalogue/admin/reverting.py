"""Bringing a row and its parts back as they once stood, but never what the file says of them.

History keeps whole rows. Four things in them never go back: the version, or a claim could be met by
an old form; the slug, or addresses would break; where a heading stands, which only the move function
changes; and what the importer has seen in the file.
"""

from collections.abc import Iterator
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ObjectDoesNotExist
from django.db import IntegrityError, transaction
from django.db.models import ForeignKey, Model
from reversion.errors import RevertError
from reversion.models import Version

from catalogue import filing
from catalogue.changes import Change
from catalogue.models import (
    Author,
    AuthorAlias,
    Authorship,
    Category,
    Entry,
    Identifier,
    Link,
    Paper,
    Venue,
    VenueAlias,
)

Row = Paper | Author | Venue | Category
Part = Authorship | Link | Identifier | AuthorAlias | VenueAlias

KEPT: dict[type[Model], tuple[str, ...]] = {
    Paper: ("slug",),
    Author: ("slug",),
    Venue: ("slug",),
    Category: ("slug", "parent_id", "position", "level", "kind", "heading", "seen_at"),
}
PARTS: dict[type[Model], tuple[tuple[type[Part], str], ...]] = {
    Paper: ((Authorship, "paper_id"), (Link, "paper_id"), (Identifier, "paper_id")),
    Author: ((AuthorAlias, "author_id"),),
    Venue: ((VenueAlias, "venue_id"),),
    Category: (),
}


def revert(change: Change, version: Version) -> None:
    """Bring back one row with its parts, and nothing else that was saved at the same time.

    The row keeps the version it has now, so that a form over it can still claim it.
    """
    model: type[Row] = version.content_type.model_class()
    row = model(**version.field_dict)
    now = model.objects.filter(pk=row.pk).first()
    gone = _missing(row)
    if gone:
        raise RevertError(f"“{row}” cannot be brought back: its {gone} is no more.")
    if now is None:
        _renew(row)
    else:
        for name in KEPT[model]:
            setattr(row, name, getattr(now, name))
    try:
        with transaction.atomic():
            _bring_back(change, row, version)
    except IntegrityError as error:
        raise RevertError(
            f"“{row}” cannot be brought back: it clashes with what stands there now."
        ) from error
    row.version = 0 if now is None else now.version
    change.update_all(model, [row], ["version"])


def _bring_back(change: Change, row: Row, version: Version) -> None:
    change.save(row)
    for part, key in PARTS[type(row)]:
        for one in part.objects.filter(**{key: row.pk}):
            change.delete(one)
        for was in _versions(version, part, key, row):
            one = part(**was)
            if not _missing(one):
                change.save(one)
    if isinstance(row, Paper):
        _refile(change, row, {was["id"]: was for was in _versions(version, Entry, "paper_id", row)})
    if isinstance(row, Category):
        _reword(change, _versions(version, Entry, "category_id", row))


def _refile(change: Change, paper: Paper, wanted: dict[int, dict[str, Any]]) -> None:
    """File the paper where it stood; entries in the file keep their text and their place."""
    for surplus in paper.entries.exclude(pk__in=wanted):
        filing.unfile(change, surplus)
    moves: list[tuple[Entry, Category]] = []
    for pk, was in wanted.items():
        category = Category.objects.filter(pk=was["category_id"]).first()
        entry = Entry.objects.filter(pk=pk).first()
        if category is None:
            continue
        if entry is not None and entry.paper_id is None and entry.edited == "":
            entry.kind, entry.paper, entry.edited = Entry.Kind.PAPER, paper, None
            change.save(entry)
        if entry is not None and entry.paper_id == paper.pk:
            moves.append((entry, category))
        else:
            filing.file_paper(change, paper, category)
    filing.move_entries(change, moves)


def _reword(change: Change, blocks: Iterator[dict[str, Any]]) -> None:
    """Give the blocks of text back what stood there, a curator's words or those of the file."""
    former = {was["id"]: Entry(**was) for was in blocks if was["kind"] == Entry.Kind.TEXT}
    for entry in Entry.objects.texts().filter(pk__in=former, shown__isnull=True):
        filing.edit_text(change, entry, filing.text_of(former[entry.pk]))


def _renew(row: Row) -> None:
    """Make a deleted row ready to come back: with a free address, and unknown to the file."""
    if not isinstance(row, Category):
        row.slug = filing.free_slug(type(row), row.slug)
        return
    siblings = Category.objects.filter(parent=row.parent_id).values_list("slug", flat=True)
    row.slug = filing.free_slug(Category, row.slug, taken=list(siblings))
    row.heading, row.seen_at, row.position = "", None, 0
    if row.parent is not None:
        row.level = max(row.parent.level + 1, 2)


def _versions(version: Version, part: type[Model], key: str, row: Row) -> Iterator[dict[str, Any]]:
    """The parts of the row that were saved together with this version of it."""
    kind = ContentType.objects.get_for_model(part)
    for one in version.revision.version_set.filter(content_type=kind).order_by("pk"):
        if one.field_dict[key] == row.pk:
            yield one.field_dict


def _missing(row: Model) -> str:
    """What the row names that is no more."""
    for field in row._meta.concrete_fields:
        if isinstance(field, ForeignKey):
            try:
                getattr(row, field.name)
            except ObjectDoesNotExist:
                return str(field.verbose_name)
    return ""
