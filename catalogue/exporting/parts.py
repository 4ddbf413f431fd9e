"""The parts of the file to write, in order, each with its text and its place in the file as last seen."""

from bisect import bisect
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from catalogue import readme, shown
from catalogue.exporting.blocks import Block, printed
from catalogue.exporting.counts import Counts
from catalogue.models import Category, Entry, Readme
from catalogue.models.category import Path
from catalogue.readme import Profile, Style, headings, inheriting, rows
from catalogue.records import Notice, PaperRecord

Columns = tuple[str, ...]

HEADING, PAPER, TEXT = "heading", "paper", "text"

LAID = "laid"
"""A paper in another layout than the file's, so that nothing of the file's spacing fits it."""


@dataclass(frozen=True, slots=True)
class Part:
    """A heading or block: its lines, and the line end and blank lines that followed it in the file."""

    kind: str
    body: str
    tail: str
    seen_at: int | None


@dataclass
class Writer:
    """Writes the entries of one export; ``notices`` tell what could not be done in place."""

    newline: str
    profile: Profile
    paths: Mapping[int, Path]
    counts: Counts
    notices: list[Notice] = field(default_factory=list)

    def heading(self, category: Category) -> Part:
        """The heading as the file has it, unless it was renamed, moved to another level, or counts its papers."""
        text = category.heading
        read = headings.read(text) if text else None
        if read is None:
            text = headings.write(category.name, category.level)
            if self.counts.are_shown_beside(category):
                text = headings.count(text, self.counts.now.get(category.pk, 0))
            return Part(HEADING, text, "", category.seen_at)
        if read.name != category.name:
            text = headings.rename(text, category.name)
        if read.level and read.level != category.level:
            text = headings.relevel(text, category.level)
        if read.count:
            text = headings.recount(text, self.counts.more(category))
        return Part(HEADING, *readme.split_tail(text), category.seen_at)

    def words(self, category: Category) -> str:
        """What the heading shows: the name, and the counter behind it."""
        return headings.words(self.heading(category).body, category.name)

    def text(self, entry: Block) -> Part:
        body, tail = readme.split_tail(entry.source)
        return Part(TEXT, body if entry.edited is None else entry.edited, tail, entry.seen_at)

    def entry(self, entry: Block, record: PaperRecord, columns: Columns) -> Part:
        """The entry's text with what was changed in it, ``columns`` being those of its table."""
        text = entry.source
        changed = shown.changed(entry.shown or {}, record)
        if changed:
            rewritten = readme.rewrite(text, record, changed, self.profile, columns)
            text = rewritten.text
            if rewritten.whole:
                message = f"“{record.title}” could not be changed in place and is written anew"
                self.notices.append(Notice(0, "written_anew", message))
        return Part(PAPER, *readme.split_tail(text), entry.seen_at)

    def anew(self, entry: Block, record: PaperRecord, style: Style, category: int) -> Part:
        """A new entry, or one that has come out of a table or into one, in the style of its neighbours."""
        inherited = inheriting.from_path(self.paths[category])
        written = readme.write(record, style, self.newline, inherited)
        return Part(PAPER, written, readme.split_tail(entry.source)[1], entry.seen_at)

    def fits(self, entry: Block, columns: Columns, before: int | None) -> bool:
        """Whether the entry's text can stand where it does now: a row in its table, anything else outside.

        ``before`` is where the part before it stood in the file: what stands behind the same part fits.
        """
        if not entry.source:
            return False
        if entry.seen_at is not None and before == entry.seen_at - 1:
            return True
        if columns:
            return "|" in entry.source
        return not rows.is_row(entry.source) or bool(readme.read_entry(entry.source, self.profile))

    def style(
        self, entries: Sequence[Block], sourced: Sequence[int], place: int, columns: Columns = ()
    ) -> Style:
        """The style of the nearest entry of the category that the file has, else the list's."""
        after = bisect(sourced, place)
        near = sorted(sourced[max(0, after - 2) : after + 2], key=lambda other: abs(other - place))
        for other in near:
            reading = readme.read_entry(entries[other].source, self.profile, columns)
            if reading is not None:
                return readme.style_of(reading, self.profile)
        if columns:
            return replace(self.profile.style, build="row", columns=columns)
        return Style() if self.profile.build == "row" else self.profile.style


def writer(stored: Readme) -> Writer:
    profile, paths = Profile.from_json(stored.profile), Category.objects.paths()
    return Writer(stored.newline or "\n", profile, paths, Counts(stored.counts))


def part_of(writer: Writer, entry: Entry, record: PaperRecord) -> Part:
    """The part of one entry, as it will be written."""
    below = list(entry.category.entries.exported().in_order())
    columns: Columns = ()
    place, before = len(below), entry.category.seen_at
    for place, other in enumerate(below):  # noqa: B007 -- where the entry stands, or the end
        if other.pk == entry.pk:
            break
        if other.kind == Entry.Kind.TEXT:
            columns = rows.follow(columns, writer.text(other).body)
        before = other.seen_at
    if writer.fits(entry, columns, before):
        return writer.entry(entry, record, columns)
    style = writer.style(below, with_source(below), place, columns)
    return writer.anew(entry, record, style, entry.category_id)


def parts(
    writer: Writer, categories: Sequence[Category], entries: Mapping[int, Sequence[Block]]
) -> Iterator[Part]:
    """All parts in the order of the list."""
    below_all = (entry for category in categories for entry in entries.get(category.pk, ()))
    records = printed(entry.paper_id for entry in below_all if entry.paper_id is not None)
    for category in categories:
        if category.kind != Category.Kind.ROOT:
            yield writer.heading(category)
        yield from _below(writer, category, entries.get(category.pk, ()), records)


def _below(
    writer: Writer, category: Category, below: Sequence[Block], records: Iterator[PaperRecord]
) -> Iterator[Part]:
    """The blocks of a category; ``records`` gives the next of its papers."""
    sourced = with_source(below)
    columns: Columns = ()
    before = category.seen_at
    for place, entry in enumerate(below):
        if entry.paper_id is None:
            part = writer.text(entry)
            columns = rows.follow(columns, part.body)
        elif writer.fits(entry, columns, before):
            part = writer.entry(entry, next(records), columns)
        else:
            style = writer.style(below, sourced, place, columns)
            part = writer.anew(entry, next(records), style, category.pk)
        before = part.seen_at
        yield part


def with_source(entries: Sequence[Block]) -> list[int]:
    """The places of the papers that the file has already."""
    return [n for n, entry in enumerate(entries) if entry.source and entry.kind == Entry.Kind.PAPER]
