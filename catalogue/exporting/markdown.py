"""The catalogue as README.md: the file as imported, but for what was changed since."""

from dataclasses import dataclass

from django.utils import timezone

from catalogue import readme
from catalogue.changes import Change
from catalogue.exporting.anchors import follow_renames
from catalogue.exporting.parts import (
    HEADING,
    PAPER,
    TEXT,
    Part,
    entries_by_category,
    part_of,
    parts,
    writer,
)
from catalogue.exporting.spacing import Seen, Spacing
from catalogue.models import Category, Entry, Paper, Readme
from catalogue.readme.document import BYTE_ORDER_MARK
from catalogue.records import Notice


@dataclass(frozen=True, slots=True)
class Export:
    """The whole file, and what a maintainer should know about it."""

    text: str
    notices: tuple[Notice, ...]


def markdown() -> Export:
    """Write the list: the plain concatenation of its headings and entries."""
    stored = Readme.objects.current()
    scribe = writer(stored)
    categories = Category.objects.in_order()
    found: list[Part] = list(parts(scribe, categories, entries_by_category()))
    found = follow_renames(found, categories, scribe.notices)
    spacing = Spacing(_seen(categories), scribe.newline, scribe.profile.blank_lines)
    mark = BYTE_ORDER_MARK if stored.bom else ""
    notices = (*scribe.notices, *_unfiled())
    return Export(mark + "".join(spacing.join(found)), notices)


def preview(paper: Paper) -> list[tuple[Category, str]]:
    """The paper's lines as they will be written, one entry each."""
    scribe = writer(Readme.objects.current())
    record = paper.as_printed()
    return [
        (entry.category, part_of(scribe, entry, record).body)
        for entry in paper.entries.select_related("category")
    ]


def record_export(change: Change, text: str) -> None:
    """Note that this text was handed to the maintainer."""
    stored = Readme.objects.current()
    stored.exported, stored.exported_text = timezone.now(), text
    change.save(stored)


def _seen(categories: list[Category]) -> dict[int, Seen]:
    """What stood at each place of the file as last imported, whatever became of it since."""
    seen: dict[int, Seen] = {
        category.seen_at: Seen(HEADING, readme.split_tail(category.heading)[1])
        for category in categories
        if category.seen_at is not None
    }
    for place, shown, source in Entry.objects.seen().values_list("seen_at", "shown", "source"):
        seen[place or 0] = Seen(TEXT if shown is None else PAPER, readme.split_tail(source)[1])
    return seen


def _unfiled() -> list[Notice]:
    papers = Paper.objects.published().filter(entries__isnull=True)
    return [
        Notice(0, "not_filed", f"“{paper.title}” stands in no category and so not in the README")
        for paper in papers
    ]
