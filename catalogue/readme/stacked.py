"""The stacked paragraph: venue tag and title, then authors, then links, each on a line of its own."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise
from types import MappingProxyType

from catalogue import identifiers
from catalogue.readme import links, people, tags
from catalogue.readme.entry import LinkSpan, Reading, Span, Style
from catalogue.readme.inline import mask, plain, spell
from catalogue.readme.lines import split_lines, split_tail
from catalogue.records import LIMITS, Notice, PaperRecord

TAG = re.compile(r"[ ]{0,3}(\[\*\*|\*\*\[|\[__)[ \t]*(.+?)[ \t]*(\*\*\]|\]\*\*|__\])([ \t]*)")
PAIRS = {"[**": "**]", "**[": "]**", "[__": "__]"}
BREAK = re.compile(r"([ \t]*\\|[ \t]*<br[ \t]*/?>[ \t]*|[ ]{2,})$", re.IGNORECASE)
EMPHASIS = re.compile(r"[ \t]*([*_])(?![*_\s])(.+?)(?<![\s*_])\1[ \t]*")
HARMLESS = re.compile(r"[^\W_](?:[^\W_]|[ ,.:;'’“”?!/+–—-])*[^\W_]")
"""A title that says itself after a tag, as most do."""

LONGEST = 20_000
"""Characters; a longer block is no entry."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a block: where its content stands, and the break that ends it."""

    span: Span
    line_break: str

    def content(self, raw: str) -> str:
        return raw[slice(*self.span)]


@dataclass(slots=True)
class Found:
    """The fields found so far, line by line."""

    title: Span
    title_open: bool
    author_line: Span | None = None
    authors: tuple[Span, ...] = ()
    link_line: Span | None = None
    links: tuple[LinkSpan, ...] = ()
    style: dict[str, str] = field(default_factory=dict)
    notices: list[Notice] = field(default_factory=list)


def begins(line: str) -> bool:
    """Whether a line is the first of an entry: it opens with a venue tag."""
    found = TAG.match(mask(line))
    return found is not None and PAIRS[found[1]] == found[3]


def split(text: str) -> list[str]:
    """A paragraph cut where a new entry begins; what stands before the first one is a part too."""
    parts = [""]
    before = ""
    for line in split_lines(text):
        if before and begins(line) and not BREAK.search(before.rstrip("\r\n")):
            parts.append("")
        parts[-1] += line
        before = line
    return parts


def read(text: str) -> Reading | None:
    """Read a block, blank lines after it included; None where it is no entry of this build."""
    body, _ = split_tail(text)
    if len(body) > LONGEST or not begins(body):
        return None
    tag = TAG.match(mask(body))
    if tag is None:
        return None
    lines = list(_lines(body))
    found = _fields(body, lines, tag.end())
    found.style |= {"tag_open": tag[1], "tag_close": tag[3], "tag_gap": tag[4] or " "}
    if not tag[4]:
        message = "no blank between the venue tag and the title"
        proposal = f"{body[: tag.end()]} {body[tag.end() : tag.end() + 20]}…"
        found.notices.append(Notice(1, "tag_without_blank", message, proposal))
    return _reading(body, tag.span(2), found)


def _lines(body: str) -> Iterator[Line]:
    start = 0
    for line in split_lines(body):
        text = line.rstrip("\r\n")
        broken = BREAK.search(text)
        end = broken.start() if broken else len(text.rstrip(" \t"))
        yield Line((start, start + end), text[end:])
        start += len(line)


def _fields(body: str, lines: list[Line], title_start: int) -> Found:
    """Give each line to the field it holds; lines that hold none stay as they are."""
    first = lines[0]
    found = Found((title_start, max(title_start, first.span[1])), not first.line_break)
    if first.line_break:
        found.style["line_break"] = first.line_break
    for before, line in pairwise(lines):
        reach = (before.span[1], line.span[1])
        if found.links or _take_links(body, line, reach, found):
            continue
        if found.author_line or _take_authors(body, line, reach, found):
            continue
        if found.title_open:
            found.title = (found.title[0], line.span[1])
            found.title_open = not line.line_break
    return found


def _take_links(body: str, line: Line, reach: Span, found: Found) -> bool:
    start = line.span[0] + len(line.content(body)) - len(line.content(body).lstrip())
    spans = links.find(body, (start, line.span[1]))
    if not spans:
        return False
    found.links, found.link_line = spans, reach
    found.style |= links.style(body, spans)
    found.title_open = False
    return True


def _take_authors(body: str, line: Line, reach: Span, found: Found) -> bool:
    content = line.content(body)
    emphasised = EMPHASIS.fullmatch(mask(content))
    if emphasised is None or not content.strip():
        return False
    start = line.span[0]
    found.authors = people.spans(body, (start + emphasised.start(2), start + emphasised.end(2)))
    found.author_line = reach
    found.style["emphasis"] = emphasised[1]
    found.title_open = False
    return True


def _reading(body: str, tag: Span, found: Found) -> Reading | None:
    """Put the fields together; None where what was found is no paper."""
    raw_tag = body[slice(*tag)]
    parts = tags.read(raw_tag)
    venue, year, note = tags.values(raw_tag, parts)
    title = plain(body[slice(*found.title)])
    bare = not found.authors and not found.links
    if not _fits(title, venue, note) or (bare and "year" not in parts):
        return None
    if "](" in mask(body[slice(*found.title)]):
        return None
    found_links = [(span, links.read(body, span)) for span in found.links]
    record = PaperRecord(
        title=title,
        authors=tuple(people.read(body, span) for span in found.authors),
        venue=venue,
        year=year,
        note=note,
        links=tuple(link for _, link in found_links if link is not None),
    )
    return Reading(
        record=replace(record, identifiers=carried_identifiers(record)),
        tag=tag,
        parts={name: (a + tag[0], b + tag[0]) for name, (a, b) in parts.items()},
        title=found.title,
        authors=found.authors,
        links=tuple(span for span, link in found_links if link is not None),
        author_line=found.author_line,
        link_line=found.link_line,
        style=MappingProxyType(found.style),
        notices=tuple(found.notices),
    )


def _fits(title: str, venue: str, note: str) -> bool:
    lengths = {"title": title, "venue": venue, "note": note}
    return bool(title) and all(len(text) <= LIMITS[name] for name, text in lengths.items())


def carried_identifiers(record: PaperRecord) -> dict[str, str]:
    """What the links to the paper itself carry, the first of a scheme."""
    found: dict[str, str] = {}
    for link in record.links:
        if link.kind == "paper":
            found = identifiers.find(link.url) | found
    return found


def write(record: PaperRecord, style: Style, newline: str) -> str:
    """The whole entry, without the line end after it."""
    tag = f"{style.tag_open}{tags.write(record)}{style.tag_close}{style.tag_gap}"
    parts = [tag + write_title(record.title)]
    if record.authors:
        parts.append(f"{style.emphasis}{people.write(record.authors)}{style.emphasis}")
    if record.links:
        parts.append(style.link_gap.join(links.write(link, style) for link in record.links))
    return (style.line_break + newline).join(parts)


def write_title(title: str) -> str:
    """The title, spelled so that it reads back after a tag."""

    def says(raw: str) -> bool:
        reading = read(f"[**n.d.**] {raw}")
        return reading is not None and reading.record.title == title

    return title if HARMLESS.fullmatch(title) else spell(title, says)
