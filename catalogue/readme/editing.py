"""The edits that put changed fields into an entry's text, each at its place."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from catalogue.readme import linking, people, tags
from catalogue.readme.entry import NOWHERE, Edit, Reading, Style
from catalogue.readme.inline import mask
from catalogue.readme.rows import escape_pipes
from catalogue.readme.segments import of_lines
from catalogue.readme.writing import Spelling
from catalogue.records import PaperRecord

TAG = ("venue", "year", "note")


@dataclass(frozen=True, slots=True)
class Pen:
    """What the edits of one entry are made with."""

    body: str
    reading: Reading
    style: Style
    newline: str
    spelling: Spelling

    def apply(self, record: PaperRecord, changed: Collection[str]) -> str | None:
        """The body with the changes in it; None where one of them has no place there."""
        edits: list[Edit] = []
        if "title" in changed:
            edits.append(Edit(*self.reading.title, self._cell(self.spelling(record.title))))
        if any(name in changed for name in TAG):
            edits += self._tag(record, [name for name in TAG if name in changed])
        if "authors" in changed:
            edits += _author_edits(self, record.authors)
        if "links" in changed:
            place = linking.Place(self.body, self.reading, self.style, self.line)
            edits += linking.edits(place, record.links)
        edited = self.body
        for edit in sorted(edits, key=_place, reverse=True):
            if edit.start < 0:
                return None
            edited = edited[: edit.start] + edit.text + edited[edit.end :]
        return edited

    def _cell(self, text: str) -> str:
        return escape_pipes(text) if self.reading.build == "row" else text

    def _tag(self, record: PaperRecord, names: Sequence[str]) -> Iterator[Edit]:
        """Each changed part in its place; the whole tag where a part appears or vanishes.

        An entry without a tag gets one in brackets behind the title, which says all three.
        """
        reading = self.reading
        new = {name: str(getattr(record, name) or "") for name in names}
        if all(name in reading.parts and new[name] for name in names):
            for name in names:
                alone = _bare(tags.write(PaperRecord(title="", **{name: getattr(record, name)})))
                yield Edit(*reading.parts[name], self._cell(new[name] if name == "year" else alone))
        elif reading.tag is not None:
            kept = {name: getattr(reading.record, name) for name in TAG if name not in names}
            yield Edit(*reading.tag, self._cell(tags.write(replace(record, **kept))))
        elif reading.build == "row":
            yield from self._tag_cells(record, names)
        elif not reading.parts:
            yield Edit(reading.head_end, reading.head_end, f" ({tags.write(record)})")
        else:
            yield NOWHERE

    def _tag_cells(self, record: PaperRecord, names: Sequence[str]) -> Iterator[Edit]:
        """Venue and year each in the cell of its column, or both in the column of both."""
        cells = self.reading.cells
        shared = cells.get("venue_year") or (None if "year" in cells else cells.get("venue"))
        if shared is not None:
            yield Edit(*shared, self._cell(tags.write(record)))
            return
        for name in names:
            text = (
                str(record.year or "") if name == "year" else self.spelling(getattr(record, name))
            )
            span = self.reading.parts.get(name) or cells.get(name)
            yield Edit(*span, self._cell(text)) if span is not None else NOWHERE

    def line(self, written: str) -> str:
        """A line of its own, if the entry has such lines; else a further stretch of the only one."""
        return (self.style.lead.replace("\n", self.newline) if self.has_lines else " ") + written

    @property
    def has_lines(self) -> bool:
        return "/" in self.style.order or self.reading.build == "stacked"


def _place(edit: Edit) -> tuple[int, int]:
    return edit.start, edit.end


def _bare(tag: str) -> str:
    return tag.removesuffix(f" {tags.NO_DATE}").removeprefix(f"{tags.NO_DATE} ")


def _author_edits(pen: Pen, authors: Sequence[str]) -> Iterator[Edit]:
    reading, spans = pen.reading, pen.reading.authors
    if reading.author_line is None:
        if authors:
            yield _first_authors(pen, people.write(authors))
    elif not authors:
        yield Edit(*reading.author_line, "")
    elif len(spans) == len(authors):
        for span, old, new in zip(spans, reading.record.authors, authors, strict=True):
            if old != new:
                yield Edit(*span, people.write_name(new))
    elif spans:
        yield from _author_list_edits(reading, authors)


def _first_authors(pen: Pen, written: str) -> Edit:
    """Authors where there were none: in their cell, on a line below the title, or behind it."""
    reading = pen.reading
    if reading.build == "row":
        cell = reading.cells.get("authors")
        return NOWHERE if cell is None else Edit(*cell, escape_pipes(written))
    if pen.has_lines:
        mark = pen.style.emphasis
        end = _end_of_head(pen)
        return Edit(end, end, pen.line(f"{mark}{written}{mark}"))
    mark = pen.style.emphasis or "*"
    return Edit(reading.head_end, reading.head_end, f", {mark}{written}{mark}")


def _end_of_head(pen: Pen) -> int:
    """Where the line of the title ends, its break left out."""
    ends = (segment.span[1] for segment in of_lines(mask(pen.body)))
    return next((end for end in ends if end >= pen.reading.title[1]), len(pen.body))


def _author_list_edits(reading: Reading, authors: Sequence[str]) -> Iterator[Edit]:
    """Names come and go; those that stay keep their spelling and the separators between them."""
    spans, old = reading.authors, reading.record.authors
    matcher = SequenceMatcher(None, old, list(authors), autojunk=False)
    for what, a, b, c, d in matcher.get_opcodes():
        names = people.write(authors[c:d])
        if what == "replace":
            yield Edit(spans[a][0], spans[b - 1][1], names)
        elif what == "delete":
            first = spans[a - 1][1] if a else spans[a][0]
            last = spans[b - 1][1] if a else spans[b][0]
            yield Edit(first, last, "")
        elif what == "insert" and a:
            yield Edit(spans[a - 1][1], spans[a - 1][1], people.GAP + names)
        elif what == "insert":
            yield Edit(spans[0][0], spans[0][0], names + people.GAP)
