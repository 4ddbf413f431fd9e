"""The parts of the file to write, in order, each with its text and its place in the file as last seen."""

from bisect import bisect
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from catalogue import readme, shown
from catalogue.models import Category, Entry, Readme
from catalogue.models.category import Path
from catalogue.readme import Profile, Style, headings, inheriting, rows
from catalogue.records import Notice, PaperRecord

Columns = tuple[str, ...]

BATCH = 1000
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
    paths: Mapping[int, Path]
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
        if read.level and read.level != category.level:
            text = headings.relevel(text, category.level)
        return Part(HEADING, *readme.split_tail(text), category.seen_at)

    def text(self, entry: Entry) -> Part:
        body, tail = readme.split_tail(entry.source)
        return Part(TEXT, body if entry.edited is None else entry.edited, tail, entry.seen_at)

    def entry(self, entry: Entry, record: PaperRecord, style: Style, columns: Columns = ()) -> Part:
        """The entry's text with what was changed in it; a new one in the style of its neighbours.

        ``columns`` are those of the table it stands in. A row that has left its table, or what is no
        row and has come into one, is written anew.
        """
        inherited = inheriting.from_path(self.paths[entry.category_id])
        if not entry.source:
            return Part(PAPER, readme.write(record, style, self.newline, inherited), "", None)
        text = entry.source
        changed = shown.changed(entry.shown or {}, record)
        if rows.is_row(text) != bool(columns):
            tail = readme.split_tail(text)[1]
            anew = readme.write(record, style, self.newline, inherited)
            return Part(PAPER, anew, tail, entry.seen_at)
        if changed:
            rewritten = readme.rewrite(text, record, changed, self.profile, columns)
            text = rewritten.text
            if rewritten.whole:
                message = f"“{record.title}” could not be changed in place and is written anew"
                self.notices.append(Notice(0, "written_anew", message))
        return Part(PAPER, *readme.split_tail(text), entry.seen_at)

    def style(
        self, entries: Sequence[Entry], sourced: Sequence[int], place: int, columns: Columns = ()
    ) -> Style:
        """The style of the nearest entry of the category that the file has, else the list's."""
        after = bisect(sourced, place)
        near = sorted(sourced[max(0, after - 2) : after + 2], key=lambda other: abs(other - place))
        for other in near:
            if rows.is_row(entries[other].source) != bool(columns):
                continue
            reading = readme.read_entry(entries[other].source, self.profile, columns)
            if reading is not None:
                return readme.style_of(reading, self.profile)
        if columns:
            return replace(self.profile.style, build="row", columns=columns)
        return Style() if self.profile.build == "row" else self.profile.style


def writer(stored: Readme) -> Writer:
    return Writer(
        stored.newline or "\n", Profile.from_json(stored.profile), Category.objects.paths()
    )


def entries_by_category() -> dict[int, list[Entry]]:
    """Every entry that the list shows, below its category, in order."""
    rows: dict[int, list[Entry]] = {}
    exported = Entry.objects.exported().exclude(edited="").with_papers().in_order()
    for entry in exported.iterator(chunk_size=BATCH):
        rows.setdefault(entry.category_id, []).append(entry)
    return rows


def parts(
    writer: Writer, categories: Sequence[Category], entries: Mapping[int, list[Entry]]
) -> Iterator[Part]:
    """All parts in the order of the list."""
    for category in categories:
        if category.kind != Category.Kind.ROOT:
            yield writer.heading(category)
        below = entries.get(category.pk, [])
        sourced = with_source(below)
        columns: Columns = ()
        for place, entry in enumerate(below):
            if entry.paper is None:
                part = writer.text(entry)
                columns = rows.columns_of(part.body)
                yield part
            else:
                plain = entry.source and rows.is_row(entry.source) == bool(columns)
                style = (
                    writer.profile.style if plain else writer.style(below, sourced, place, columns)
                )
                yield writer.entry(entry, entry.paper.as_printed(), style, columns)


def columns_at(entries: Sequence[Entry], place: int) -> Columns:
    """The columns of the table in which the entry at a place of its category stands, if it does."""
    texts = [entry for entry in entries[:place] if entry.paper is None]
    return (
        rows.columns_of(texts[-1].source if texts[-1].edited is None else texts[-1].edited)
        if texts
        else ()
    )


def with_source(entries: Sequence[Entry]) -> list[int]:
    """The places of the papers that the file has already."""
    return [n for n, entry in enumerate(entries) if entry.source and entry.kind == Entry.Kind.PAPER]
