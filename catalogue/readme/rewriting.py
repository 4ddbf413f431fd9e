"""Write a paper into the text of its entry: only what changed, in the entry's own ways."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from catalogue.readme import links, people, tags
from catalogue.readme.document import Profile
from catalogue.readme.entry import LinkSpan, Reading, Style
from catalogue.readme.inline import SPELLINGS, escape_url, mask
from catalogue.readme.lines import split_tail, usual_newline
from catalogue.readme.reading import read
from catalogue.readme.rows import escape_pipes
from catalogue.readme.segments import of_lines
from catalogue.readme.writing import PRINTED, Spelling, printed, write
from catalogue.records import LinkRecord, PaperRecord

TAG = ("venue", "year", "note")


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace ``text[start:end]``."""

    start: int
    end: int
    text: str


NOWHERE = Edit(-1, -1, "")
"""Stands for a change that the entry has no place for."""


@dataclass(frozen=True, slots=True)
class Rewritten:
    """``whole`` says that the entry could not be edited in place and was written anew."""

    text: str
    whole: bool = False


def rewrite(
    text: str,
    record: PaperRecord,
    changed: Collection[str],
    profile: Profile,
    columns: tuple[str, ...] = (),
) -> Rewritten:
    """The block with the changed fields of the record in it; everything else stays as it is.

    ``changed`` names fields of `PaperRecord` that a README prints, ``columns`` are those of the table
    that a row stands in. The result is read again before it is given out; where it would not say what
    the record says, however it is spelled, the entry is written anew.
    """
    reading = read(text, profile, columns)
    body, tail = split_tail(text)
    newline = usual_newline(text)
    if reading is None:
        return Rewritten(write(record, profile.style, newline) + tail, whole=True)
    style = style_of(reading, profile)
    for spelling in SPELLINGS:
        pen = Pen(body, reading, style, newline, spelling)
        edited = pen.apply(record, changed)
        again = read(edited, profile, columns) if edited is not None else None
        if edited is not None and again and says(again.record, record, changed, reading.record):
            return Rewritten(edited + tail)
    return Rewritten(write(record, style, newline) + tail, whole=True)


def style_of(reading: Reading, profile: Profile) -> Style:
    """The style of one entry; where it does not show something, that of the list."""
    return replace(profile.style, **reading.style)


def says(
    found: PaperRecord, wanted: PaperRecord, changed: Collection[str], former: PaperRecord
) -> bool:
    """Whether an entry reads as wanted where it was changed, and as before where it was not."""
    return all(
        printed(found, name) == printed(wanted if name in changed else former, name)
        for name in PRINTED
    )


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
            edits += _link_edits(self, record.links)
        edited = self.body
        for edit in sorted(edits, key=_place, reverse=True):
            if edit.start < 0:
                return None
            edited = edited[: edit.start] + edit.text + edited[edit.end :]
        return edited

    def _cell(self, text: str) -> str:
        return escape_pipes(text) if self.reading.build == "row" else text

    def _tag(self, record: PaperRecord, names: Sequence[str]) -> Iterator[Edit]:
        """Each changed part in its place; the whole tag where a part appears or vanishes."""
        reading = self.reading
        kept = {name: getattr(reading.record, name) for name in TAG if name not in names}
        record = replace(record, **kept)
        new = {name: str(getattr(record, name) or "") for name in names}
        if all(name in reading.parts and new[name] for name in names):
            for name in names:
                alone = _bare(tags.write(PaperRecord(title="", **{name: getattr(record, name)})))
                yield Edit(*reading.parts[name], self._cell(new[name] if name == "year" else alone))
        elif reading.tag is not None:
            yield Edit(*reading.tag, self._cell(tags.write(record)))
        else:
            yield NOWHERE

    def line(self, written: str) -> str:
        """A line of its own, if the entry has such lines; else a further stretch of the only one."""
        lead = self.style.lead.replace("\n", self.newline)
        several = "/" in self.style.order or self.reading.build == "stacked"
        return (lead if several else " ") + written


def _place(edit: Edit) -> tuple[int, int]:
    return edit.start, edit.end


def _bare(tag: str) -> str:
    return tag.removesuffix(f" {tags.NO_DATE}").removeprefix(f"{tags.NO_DATE} ")


def _author_edits(pen: Pen, authors: Sequence[str]) -> Iterator[Edit]:
    reading, spans = pen.reading, pen.reading.authors
    if reading.author_line is None:
        if authors:
            mark = pen.style.emphasis
            written = pen.line(f"{mark}{people.write(authors)}{mark}")
            alone = written.startswith(" ") or reading.build == "row"
            end = _end_of_head(pen)
            yield NOWHERE if alone else Edit(end, end, written)
    elif not authors:
        yield Edit(*reading.author_line, "")
    elif len(spans) == len(authors):
        for span, old, new in zip(spans, reading.record.authors, authors, strict=True):
            if old != new:
                yield Edit(*span, people.write_name(new))
    elif spans:
        yield from _author_list_edits(reading, authors)


def _end_of_head(pen: Pen) -> int:
    """Where the line of the title ends, its break left out."""
    segments = of_lines(mask(pen.body))
    return next((s.span[1] for s in segments if s.span[1] >= pen.reading.title[1]), len(pen.body))


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


def _link_edits(pen: Pen, new: Sequence[LinkRecord]) -> Iterator[Edit]:
    own = int(pen.reading.title_linked)
    if own:
        yield from _title_link_edit(pen, new)
        new = new[1:]
    spans, records = pen.reading.links[own:], pen.reading.record.links[own:]
    if spans and (new or own or pen.reading.link_line is None):
        yield from _link_list_edits(pen, spans, records, new)
    elif spans and pen.reading.link_line is not None:
        yield Edit(*pen.reading.link_line, "")
    elif new:
        yield _first_links(pen, new)


def _link_list_edits(
    pen: Pen, spans: Sequence[LinkSpan], records: Sequence[LinkRecord], new: Sequence[LinkRecord]
) -> Iterator[Edit]:
    """Links come and go; those that stay keep their marks and the separators between them."""
    old = [(link.label, link.url) for link in records]
    pairs = [(link.label, link.url) for link in new]
    for what, a, b, c, d in SequenceMatcher(None, old, pairs, autojunk=False).get_opcodes():
        if what == "replace" and b - a == d - c:
            for span, link in zip(spans[a:b], new[c:d], strict=True):
                yield from _changed_link(pen.body, span, link, pen.style)
        elif what != "equal":
            yield _link_run_edit(spans, (a, b), _write_links(new[c:d], pen.style), pen.style)


def _title_link_edit(pen: Pen, new: Sequence[LinkRecord]) -> Iterator[Edit]:
    """The address of the title's own link; a link that comes before it or takes its place has none there."""
    old = pen.reading.record.links[0]
    if not new or (new[0].label, new[0].url) != (old.label, old.url):
        same = (
            bool(new)
            and new[0].label == old.label
            and pen.reading.links[0].url[0] < pen.reading.links[0].url[1]
        )
        yield Edit(*pen.reading.links[0].url, escape_url(new[0].url)) if same else NOWHERE


def _first_links(pen: Pen, new: Sequence[LinkRecord]) -> Edit:
    """Links where there were none: on a line of their own, or at the end of the only one."""
    if pen.reading.build == "row":
        return NOWHERE
    ends = [segment.span[1] for segment in of_lines(mask(pen.body))]
    return Edit(ends[-1], ends[-1], pen.line(_write_links(new, pen.style)))


def _write_links(new: Sequence[LinkRecord], style: Style) -> str:
    return style.link_gap.join(links.write(link, style) for link in new)


def _changed_link(body: str, span: LinkSpan, link: LinkRecord, style: Style) -> Iterator[Edit]:
    """The label or the address alone, where the link is written in a known shape."""
    opening, middle, closing = links.shape(body, span)
    if (opening, middle, closing) not in links.SHAPES:
        yield Edit(*span.whole, links.write(link, style))
        return
    own = replace(style, link_open=opening, link_middle=middle, link_close=closing)
    old = links.read(body, span)
    if old is not None and old.label == link.label:
        written = links.write(link, replace(own, link_open="[", link_middle="](", link_close=")"))
        yield Edit(*span.url, written[written.rindex("](") + 2 : -1])
    else:
        yield Edit(*span.whole, links.write(link, own))


def _link_run_edit(
    spans: Sequence[LinkSpan], old: tuple[int, int], text: str, style: Style
) -> Edit:
    """Put ``text`` in place of the links ``spans[a:b]``, with a separator where one is due."""
    a, b = old
    if a == b:
        place = spans[a - 1].whole[1] if a else spans[0].whole[0]
        return Edit(place, place, style.link_gap + text if a else text + style.link_gap)
    if text:
        return Edit(spans[a].whole[0], spans[b - 1].whole[1], text)
    if a:
        return Edit(spans[a - 1].whole[1], spans[b - 1].whole[1], "")
    return Edit(
        spans[a].whole[0], spans[b].whole[0] if b < len(spans) else spans[b - 1].whole[1], ""
    )
