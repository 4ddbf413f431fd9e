"""What a careful reader would tell the maintainer: one notice a finding, nothing applied."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from catalogue import identifiers, names
from catalogue.readme import counting, headings
from catalogue.readme.document import EntryBlock, Section, Verbatim, entries_of, sections
from catalogue.readme.faults import link_key
from catalogue.readme.inline import mask, plain
from catalogue.readme.lines import split_lines
from catalogue.records import Notice

HYPERLINK = re.compile(r"(?<!!)\]\(\s*https?://")
MARK = re.compile(r"[∗*†‡§¶]+")
JOINED = re.compile(r"\S\\\s*$")


def notices(root: Section) -> tuple[Notice, ...]:
    """Everything noticed in a document, in the order of its lines."""
    entries = list(_entries(root))
    found = [*_unread(root), *_miscounted(root)]
    for entry in entries:
        found += _of_entry(entry)
    found += _across(entries)
    return tuple(sorted(found, key=lambda notice: notice.line))


def _entries(section: Section) -> Iterator[EntryBlock]:
    yield from (block for block in section.blocks if isinstance(block, EntryBlock))
    for below in section.sections:
        yield from _entries(below)


def _unread(section: Section) -> Iterator[Notice]:
    """Blocks below the title that hold links but could not be read as a paper."""
    below_title = section.heading is not None and section.heading.level > 1
    for block in section.blocks:
        if below_title and isinstance(block, Verbatim) and HYPERLINK.search(mask(block.text)):
            first = plain(split_lines(block.text)[0])[:60]
            yield Notice(block.line, "verbatim", f"kept as it is, not read as a paper: {first}")
    for below in section.sections:
        yield from _unread(below)


def _miscounted(root: Section) -> Iterator[Notice]:
    """Headings that count other papers than stand below them."""
    for section in sections(root):
        title = headings.read(section.heading.text) if section.heading else None
        if section.heading is None or title is None or title.count is None:
            continue
        found = counting.find(section.heading.text[slice(*title.content)])
        below = sum(1 for _ in entries_of(section))
        if found is not None and counting.number(found) != below:
            message = f"the heading “{title.shown}” has not the number of papers read below it"
            yield Notice(section.heading.line, "miscounted", message, f"{title.name} ({below})")


def _of_entry(entry: EntryBlock) -> Iterator[Notice]:
    reading = entry.reading
    for notice in reading.notices:
        yield replace(notice, line=entry.line + notice.line - 1)
    if "year" not in reading.parts and reading.tag is not None:
        tag = entry.text[slice(*reading.tag)]
        yield Notice(entry.line, "tag_without_year", f"no year in the venue tag “{plain(tag)}”")
    record = reading.record
    if not (record.venue or record.authors) and not any(x.kind == "paper" for x in record.links):
        message = f"no link to a paper: perhaps a project: {record.title}"
        yield Notice(entry.line, "no_paper_link", message)
    yield from _of_breaks(entry)
    yield from _of_authors(entry)
    yield from _of_links(entry)


def _line(entry: EntryBlock, place: int) -> int:
    return entry.line + len(split_lines(entry.text[: place + 1])) - 1


def _of_breaks(entry: EntryBlock) -> Iterator[Notice]:
    for number, line in enumerate(split_lines(entry.text)):
        if JOINED.search(line):
            text = line.rstrip()
            message = "style: no blank before the line break"
            yield Notice(entry.line + number, "break_without_blank", message, f"…{text[-20:-1]} \\")


def _of_authors(entry: EntryBlock) -> Iterator[Notice]:
    for name, span in zip(entry.reading.record.authors, entry.reading.authors, strict=True):
        mended = names.mend(name)
        if mended != name:
            message = f"name damaged by copying from a PDF: {name}"
            yield Notice(_line(entry, span[0]), "damaged_name", message, mended)
        raw = entry.text[slice(*span)]
        if any("\ufb00" <= letter <= "\ufb06" for letter in raw):
            message = f"a ligature in a name, read as its letters: {raw}"
            yield Notice(_line(entry, span[0]), "ligature", message, name)
    yield from _of_marks(entry)


def _of_marks(entry: EntryBlock) -> Iterator[Notice]:
    """Footnote marks beside names belong to no name."""
    spans = entry.reading.authors
    for before, after in pairwise(spans):
        marks = MARK.search(mask(entry.text[before[1] : after[0]]))
        if marks:
            name = plain(entry.text[slice(*before)])
            message = f"a footnote mark beside a name is left out: {name}{marks[0]}"
            yield Notice(_line(entry, before[1]), "marked_name", message, name)


def _of_links(entry: EntryBlock) -> Iterator[Notice]:
    codes = {
        "redirect": "the link goes through a redirect",
        "tracking": "the link carries tracking parameters",
        "fragment": "the link points into the page",
        "arxiv_form": "the link is not arXiv's page of the paper",
        "scheme": "the link has no http:// or https://",
    }
    for span in entry.reading.links:
        url = entry.text[slice(*span.url)]
        better = identifiers.tidy(url)
        if better is not None:
            code, proposal = better
            yield Notice(_line(entry, span.url[0]), code, f"{codes[code]}: {url}", proposal)


def _across(entries: list[EntryBlock]) -> Iterator[Notice]:
    """What shows only when entries are held against each other."""
    yield from _wrong_links(entries)
    yield from _repeated(entries)
    yield from _spellings(entries)
    yield from _lost_commas(entries)


def _repeated(entries: list[EntryBlock]) -> Iterator[Notice]:
    titles: dict[str, EntryBlock] = {}
    urls: dict[str, EntryBlock] = {}
    for entry in entries:
        record = entry.reading.record
        key = names.fold(record.title)
        first = titles.setdefault(key, entry)
        if first is not entry:
            yield Notice(entry.line, "same_title", f"the title stands in line {first.line} too")
        for link in record.links:
            other = (
                urls.setdefault(link_key(link.url.partition("#")[0]), entry)
                if link.kind == "paper"
                else entry
            )
            if other is not entry and names.fold(other.reading.record.title) != key and link.url:
                message = f"line {other.line} has the same link under another title: {link.url}"
                yield Notice(entry.line, "same_link", message)


def _initials_apart(name: str) -> str:
    """A fold under which spellings of one person's name tend to meet: no initials, ü as ue."""
    spelled = re.sub("[äöü]", lambda found: found[0].translate(UMLAUTS), name.casefold())
    words = names.fold(spelled).split()
    return " ".join(word for word in words if len(word) > 1)


UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})


def _spellings(entries: list[EntryBlock]) -> Iterator[Notice]:
    """Names that may be one person's: proposed, never merged."""
    seen: dict[str, dict[str, str]] = defaultdict(dict)
    for entry in entries:
        for name, span in zip(entry.reading.record.authors, entry.reading.authors, strict=True):
            spellings = seen[_initials_apart(name)]
            key = names.key(name)
            if spellings and key not in spellings:
                other = next(iter(spellings.values()))
                message = f"perhaps one person: {name} and {other}"
                yield Notice(
                    _line(entry, span[0]), "other_spelling", message, "one author, two spellings"
                )
            spellings.setdefault(key, name)


def _lost_commas(entries: list[EntryBlock]) -> Iterator[Notice]:
    """A name of four words or more that ends with another author's whole name."""
    known = {name for entry in entries for name in entry.reading.record.authors}
    for entry in entries:
        for name, span in zip(entry.reading.record.authors, entry.reading.authors, strict=True):
            words = name.split()
            for cut in range(2, len(words) - 1):
                end = " ".join(words[cut:])
                if end in known and end != name:
                    proposal = f"{' '.join(words[:cut])}, {end}"
                    message = f"perhaps two names with the comma lost: {name}"
                    yield Notice(_line(entry, span[0]), "lost_comma", message, proposal)


def _wrong_links(entries: list[EntryBlock]) -> Iterator[Notice]:
    """An identifier below two different titles: the second one's link is probably wrong."""
    first: dict[tuple[str, str], EntryBlock] = {}
    for entry in entries:
        record = entry.reading.record
        for scheme, value in record.identifiers.items():
            other = first.setdefault((scheme, value), entry)
            if not names.similar(other.reading.record.title, record.title):
                title = other.reading.record.title
                message = f"{scheme} {value} belongs to “{title}” (line {other.line})"
                yield Notice(entry.line, "wrong_link", message)
