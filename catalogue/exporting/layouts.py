"""The list in another layout: every entry written anew in one style, all else where it stands."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from catalogue import names, readme, shown
from catalogue.exporting.blocks import Block, printed
from catalogue.exporting.parts import LAID, TEXT, Part, Writer
from catalogue.models import Category
from catalogue.readme import Style, inheriting, rows
from catalogue.readme.inline import plain
from catalogue.readme.segments import MARKER
from catalogue.records import Notice, PaperRecord


@dataclass(frozen=True, slots=True)
class Layout:
    """``header`` is the head of the table in which each run of papers stands, if they are rows."""

    style: Style
    blank_lines: int = 0
    header: tuple[str, ...] = ()


LAYOUTS = {
    "stacked": Layout(Style(), blank_lines=1),
    "list": Layout(Style(build="item", order="VTAL", marker="- ", title_gap=", ")),
    "table": Layout(
        Style(build="row", columns=("venue_year", "title", "authors", "links")),
        header=("| Venue, Year | Title | Authors | Links |", "|---|---|---|---|"),
    ),
}
"""Each has a place for every field of a paper, so that the list reads back as the same papers."""


def laid_out(
    writer: Writer,
    categories: Sequence[Category],
    entries: Mapping[int, Sequence[Block]],
    layout: Layout,
) -> Iterator[Part]:
    """All parts in the order of the list, papers in this layout; what it drops is among the notices.

    A table whose rows are papers loses its head; rows of it that could not be read follow the papers,
    below that head.
    """
    below_all = (entry for category in categories for entry in entries.get(category.pk, ()))
    records = printed(entry.paper_id for entry in below_all if entry.paper_id is not None)
    for category in categories:
        if category.kind != Category.Kind.ROOT:
            yield writer.heading(category)
        yield from _Below(writer, layout, category).parts(entries.get(category.pk, ()), records)


class _Below:
    """The blocks of a category on their way into the layout."""

    def __init__(self, writer: Writer, layout: Layout, category: Category) -> None:
        self.writer, self.layout = writer, layout
        self.inherited = inheriting.from_path(writer.paths[category.pk])
        self.head: Part | None = None
        self.unread: list[Part] = []
        self.papers = 0

    def parts(self, below: Iterable[Block], records: Iterator[PaperRecord]) -> Iterator[Part]:
        for entry in below:
            if entry.paper_id is not None:
                yield self._paper(entry, next(records))
                continue
            part = self.writer.text(entry)
            if self.head is not None and rows.is_row(part.body):
                self.unread.append(part)
                continue
            yield from self._rest()
            if rows.columns_of(part.body):
                self.head = part
            else:
                yield part
        yield from self._rest()

    def _paper(self, entry: Block, record: PaperRecord) -> Part:
        body = readme.write(record, self.layout.style, self.writer.newline, self.inherited)
        if not self.papers:
            body = self.writer.newline.join([*self.layout.header, body])
        self.papers += 1
        if left := _not_carried(entry, record):
            message = f"“{record.title}”: no place for “{left}”"
            self.writer.notices.append(Notice(0, "not_carried", message))
        return Part(LAID, body, "", None)

    def _rest(self) -> Iterator[Part]:
        """End a run of papers: what is left of their table, or the head of one that has none."""
        if self.head is not None and (self.unread or not self.papers):
            lines = [part.body for part in (self.head, *self.unread)]
            yield Part(TEXT, self.writer.newline.join(lines), "", None)
        self.head, self.unread, self.papers = None, [], 0


JOINING = {"and", "in", "et", "al"}
"""What stands between fields and names, beside what no field has."""


def _not_carried(entry: Block, record: PaperRecord) -> str:
    """The words of an entry that are in no field of its paper, as it was read or as it is now."""
    said = shown.snapshot(record)
    known = Counter(_words(entry.shown or {})) | Counter(_words(said))
    left = []
    for word in names.words(plain(MARKER.sub("", entry.source, count=1))):
        if known[word]:
            known[word] -= 1
        elif word not in JOINING:
            left.append(word)
    return " ".join(left)


def _words(value: Any) -> Iterator[str]:
    """The words of a printed field in JSON, or of several."""
    if isinstance(value, Mapping):
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from _words(one)
    elif value is not None:
        yield from names.words(str(value))
