"""Write a paper into the text of its entry: only what changed, in the entry's own ways."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from catalogue.readme import links, people, stacked, tags
from catalogue.readme.document import Profile
from catalogue.readme.entry import LinkSpan, Reading, Style
from catalogue.readme.lines import split_tail, usual_newline
from catalogue.records import LinkRecord, PaperRecord

TAG = ("venue", "year", "note")


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace ``text[start:end]``."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Rewritten:
    """``whole`` says that the entry could not be edited in place and was written anew."""

    text: str
    whole: bool = False


def rewrite(
    text: str, record: PaperRecord, changed: Collection[str], profile: Profile
) -> Rewritten:
    """The block with the changed fields of the record in it; everything else stays as it is.

    ``changed`` names fields of `PaperRecord` that a README prints. The result is read again before it
    is given out; where it would not say what the record says, the entry is written anew.
    """
    reading = stacked.read(text)
    body, tail = split_tail(text)
    if reading is None:
        return Rewritten(write(record, profile.style, usual_newline(text)) + tail, whole=True)
    style = style_of(reading, profile)
    edited = body
    for edit in sorted(_edits(body, reading, record, changed, style), key=_place, reverse=True):
        edited = edited[: edit.start] + edit.text + edited[edit.end :]
    again = stacked.read(edited)
    if again is not None and says(again.record, record, changed, reading.record):
        return Rewritten(edited + tail)
    return Rewritten(write(record, style, usual_newline(text)) + tail, whole=True)


def write(record: PaperRecord, style: Style, newline: str) -> str:
    """A whole new entry in a style, without the line end after it."""
    return stacked.write(record, style, newline)


def style_of(reading: Reading, profile: Profile) -> Style:
    """The style of one entry; where it does not show something, that of the list."""
    return replace(profile.style, **reading.style)


def says(
    found: PaperRecord, wanted: PaperRecord, changed: Collection[str], former: PaperRecord
) -> bool:
    """Whether an entry reads as wanted where it was changed, and as before where it was not."""
    return all(
        _printed(found, name) == _printed(wanted if name in changed else former, name)
        for name in ("title", "authors", "venue", "year", "note", "links")
    )


def _printed(record: PaperRecord, name: str) -> object:
    if name == "links":
        return [(link.label, link.url) for link in record.links]
    return getattr(record, name)


def _place(edit: Edit) -> tuple[int, int]:
    return edit.start, edit.end


def _edits(
    body: str, reading: Reading, record: PaperRecord, changed: Collection[str], style: Style
) -> Iterator[Edit]:
    if "title" in changed:
        yield Edit(*reading.title, stacked.write_title(record.title))
    if any(name in changed for name in TAG):
        kept = {name: getattr(reading.record, name) for name in TAG if name not in changed}
        yield from _tag_edits(reading, replace(record, **kept), changed)
    newline = usual_newline(body)
    if "authors" in changed:
        yield from _author_edits(reading, record.authors, style, newline)
    if "links" in changed:
        yield from _link_edits(body, reading, record.links, style, newline)


def _tag_edits(reading: Reading, record: PaperRecord, changed: Collection[str]) -> Iterator[Edit]:
    """Each changed part in its place; the whole tag where a part appears or vanishes."""
    names = [name for name in TAG if name in changed]
    new = {name: str(getattr(record, name) or "") for name in names}
    if all(name in reading.parts and new[name] for name in names):
        alone = {
            name: tags.write(replace(_EMPTY, **{name: getattr(record, name)})) for name in names
        }
        for name in names:
            yield Edit(*reading.parts[name], new[name] if name == "year" else _bare(alone[name]))
    else:
        yield Edit(*reading.tag, tags.write(record))


_EMPTY = PaperRecord(title="")


def _bare(tag: str) -> str:
    return tag.removesuffix(f" {tags.NO_DATE}").removeprefix(f"{tags.NO_DATE} ")


def _author_edits(
    reading: Reading, authors: Sequence[str], style: Style, newline: str
) -> Iterator[Edit]:
    spans = reading.authors
    line = f"{style.line_break}{newline}{style.emphasis}{people.write(authors)}{style.emphasis}"
    if reading.author_line is None:
        if authors:
            yield Edit(reading.title[1], reading.title[1], line)
    elif not authors:
        yield Edit(*reading.author_line, "")
    elif len(spans) == len(authors):
        for span, old, new in zip(spans, reading.record.authors, authors, strict=True):
            if old != new:
                yield Edit(*span, people.write_name(new))
    elif spans:
        yield from _author_list_edits(reading, authors)


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


def _link_edits(
    body: str, reading: Reading, new: Sequence[LinkRecord], style: Style, newline: str
) -> Iterator[Edit]:
    if reading.link_line is None or not reading.links:
        if new:
            end = len(body) if reading.link_line is None else reading.link_line[1]
            yield Edit(end, end, style.line_break + newline + _write_links(new, style))
        return
    if not new and len(reading.links) == len(links.find(body, _content(reading))):
        yield Edit(*reading.link_line, "")
        return
    old = [(link.label, link.url) for link in reading.record.links]
    pairs = [(link.label, link.url) for link in new]
    for what, a, b, c, d in SequenceMatcher(None, old, pairs, autojunk=False).get_opcodes():
        if what == "replace" and b - a == d - c:
            for span, link in zip(reading.links[a:b], new[c:d], strict=True):
                yield from _changed_link(body, span, link, style)
        elif what != "equal":
            yield _link_run_edit(reading.links, (a, b), _write_links(new[c:d], style), style)


def _content(reading: Reading) -> tuple[int, int]:
    return reading.links[0].whole[0], (reading.link_line or (0, 0))[1]


def _write_links(new: Sequence[LinkRecord], style: Style) -> str:
    return style.link_gap.join(links.write(link, style) for link in new)


def _changed_link(body: str, span: LinkSpan, link: LinkRecord, style: Style) -> Iterator[Edit]:
    """The label or the address alone, where the link is written in a known shape."""
    opening, middle, closing = links.shape(body, span)
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
