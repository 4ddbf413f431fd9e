"""The parts of the file to write, in order, each with its text and its place in the file as last seen."""

from bisect import bisect
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from catalogue import readme, shown
from catalogue.exporting.blocks import Block, printed
from catalogue.models import Category, Entry, Readme
from catalogue.readme import Profile, Style, headings
from catalogue.records import Notice, PaperRecord

HEADING, PAPER, TEXT = "heading", "paper", "text"


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
    notices: list[Notice] = field(default_factory=list)

    def heading(self, category: Category) -> Part:
        """The heading as the file has it, unless it was renamed or moved to another level."""
        text = category.heading
        read = headings.read(text) if text else None
        if read is None:
            return Part(
                HEADING, headings.write(category.name, category.level), "", category.seen_at
            )
        if read.name != category.name:
            text = headings.rename(text, category.name)
        if read.level != category.level:
            text = headings.relevel(text, category.level)
        return Part(HEADING, *readme.split_tail(text), category.seen_at)

    def text(self, entry: Block) -> Part:
        body, tail = readme.split_tail(entry.source)
        return Part(TEXT, body if entry.edited is None else entry.edited, tail, entry.seen_at)

    def entry(self, entry: Block, record: PaperRecord, style: Style) -> Part:
        """The entry's text with what was changed in it; a new one in the style of its neighbours."""
        if not entry.source:
            return Part(PAPER, readme.write(record, style, self.newline), "", None)
        changed = shown.changed(entry.shown or {}, record)
        text = entry.source
        if changed:
            rewritten = readme.rewrite(text, record, changed, self.profile)
            text = rewritten.text
            if rewritten.whole:
                message = f"“{record.title}” could not be changed in place and is written anew"
                self.notices.append(Notice(0, "written_anew", message))
        return Part(PAPER, *readme.split_tail(text), entry.seen_at)

    def style(self, entries: Sequence[Block], sourced: Sequence[int], place: int) -> Style:
        """The style of the nearest entry of the category that the file has, else the list's."""
        after = bisect(sourced, place)
        near = sorted(sourced[max(0, after - 2) : after + 2], key=lambda other: abs(other - place))
        for other in near:
            reading = readme.read_entry(entries[other].source)
            if reading is not None:
                return readme.style_of(reading, self.profile)
        return self.profile.style


def writer(stored: Readme) -> Writer:
    return Writer(stored.newline or "\n", Profile.from_json(stored.profile))


def parts(
    writer: Writer, categories: Sequence[Category], entries: Mapping[int, Sequence[Block]]
) -> Iterator[Part]:
    """All parts in the order of the list."""
    below_all = (entry for category in categories for entry in entries.get(category.pk, ()))
    records = printed(entry.paper_id for entry in below_all if entry.paper_id is not None)
    for category in categories:
        if category.kind != Category.Kind.ROOT:
            yield writer.heading(category)
        below = entries.get(category.pk, ())
        sourced = with_source(below)
        for place, entry in enumerate(below):
            if entry.paper_id is None:
                yield writer.text(entry)
            else:
                style = (
                    writer.profile.style if entry.source else writer.style(below, sourced, place)
                )
                yield writer.entry(entry, next(records), style)


def with_source(entries: Sequence[Block]) -> list[int]:
    """The places of the papers that the file has already."""
    return [n for n, entry in enumerate(entries) if entry.source and entry.kind == Entry.Kind.PAPER]
