"""The catalogue as README.md: the file as imported, but for what was changed since."""

from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from itertools import chain

from django.utils import timezone

from catalogue import readme
from catalogue.changes import Change
from catalogue.exporting.blocks import blocks_by_category
from catalogue.exporting.contents import follow_categories
from catalogue.exporting.counters import follow_counts
from catalogue.exporting.layouts import Layout, laid_out
from catalogue.exporting.limit import near_limit
from catalogue.exporting.parts import (
    HEADING,
    PAPER,
    TEXT,
    Part,
    Writer,
    part_of,
    parts,
    writer,
)
from catalogue.exporting.spacing import Seen, Spacing
from catalogue.models import Category, Entry, Paper, Readme
from catalogue.readme.document import BYTE_ORDER_MARK
from catalogue.records import Notice
from catalogue.uncollected import uncollected


@dataclass(frozen=True, slots=True)
class Export:
    """The whole file, and what a maintainer should know about it.

    ``content`` is what a file has; as text one sign of an uncommon script makes it four times as large.
    """

    content: bytes
    notices: tuple[Notice, ...]

    @property
    def text(self) -> str:
        return self.content.decode()


@dataclass(frozen=True, slots=True)
class Draft:
    """The list on its way out: its parts in order, and how they are joined."""

    stored: Readme
    scribe: Writer
    categories: list[Category]
    parts: Iterable[Part]
    blank_lines: int

    @property
    def spacing(self) -> Spacing:
        return Spacing(_seen(self.categories), self.scribe.newline, self.blank_lines)


def draft(layout: Layout | None = None) -> Draft:
    """Draft the list, its papers as in the file or in another layout."""
    stored = Readme.objects.without_texts().current()
    scribe = writer(stored)
    categories, blocks = Category.objects.in_order(), blocks_by_category()
    if layout is None:
        found = parts(scribe, categories, blocks)
    else:
        found = laid_out(scribe, categories, blocks, layout)
    followed = follow_counts(follow_categories(found, categories, scribe), scribe.counts)
    blank_lines = layout.blank_lines if layout else scribe.profile.blank_lines
    return Draft(stored, scribe, categories, followed, blank_lines)


def markdown(layout: Layout | None = None) -> Export:
    """Write the list: the plain concatenation of its headings and entries."""
    found = draft(layout)
    mark = BYTE_ORDER_MARK if found.stored.bom else ""
    written = BytesIO()
    with uncollected():
        written.writelines(
            piece.encode() for piece in chain([mark], found.spacing.join(found.parts))
        )
    content = written.getvalue()
    notices = (*found.scribe.notices, *_unfiled(), *near_limit("README.md", content))
    return Export(content, notices)


def preview(paper: Paper) -> list[tuple[Category, str]]:
    """The paper's lines as they will be written, one entry each."""
    scribe = writer(Readme.objects.without_texts().current())
    record = paper.as_printed()
    return [
        (entry.category, part_of(scribe, entry, record).body)
        for entry in paper.entries.select_related("category")
    ]


def record_export(change: Change, text: str) -> None:
    """Note that this text was handed to the maintainer."""
    stored = Readme.objects.without_texts().current()
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
        Notice(0, "not_filed", f"“{title}” stands in no category and so not in the README")
        for title in papers.values_list("title", flat=True)
    ]
