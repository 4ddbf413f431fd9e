"""Write a whole entry in a style, such that it reads back as the paper."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache, partial
from typing import NamedTuple

from catalogue.readme import links, meaning, people, rows, tags
from catalogue.readme.document import Profile
from catalogue.readme.entry import Inherited, Style
from catalogue.readme.inline import SPELLINGS, escape, escape_url, spell_out
from catalogue.readme.reading import read, title_link
from catalogue.records import LinkRecord, PaperRecord

PRINTED = ("title", "authors", "venue", "year", "note", "links")
SEED = Style()
NOTHING = Inherited()
HARMLESS = re.compile(r"\w(?:[\w ,.:;'’?!/+()&–—-]*\w)?(?<!\s[Ii]n)[?!)]?")
"""A title that says itself after a tag, as most do, but for what brackets, underscores or "In" may mean."""

Spelling = Callable[[str], str]


def write(record: PaperRecord, style: Style, newline: str, inherited: Inherited = NOTHING) -> str:
    """The whole entry, without the line end after it.

    ``inherited`` is what the headings above it say: where the list leaves that to them, it is not
    printed; where the paper has no year or venue of its own, the tag says so.

    In the style of the list if it reads back; else with the venue tag in front, as the list this was
    made for has it, which says whatever a paper can hold.
    """
    firm = inherited != NOTHING
    if style.build == "row":
        return _first(record, style, [partial(_row, record, style, firm)])
    if "V" not in style.order and _is_said_above(record, inherited):
        left = replace(record, year=None, venue="")
        written = _first(left, style, [partial(_lines, left, style, newline, False)])
        if _says(written, left, style):
            return written
    canonical = _canonical(style)
    if style == canonical and style.build == "stacked" and _is_harmless(record.title):
        return _lines(record, style, newline, firm, escape)
    layouts = dict.fromkeys([style, canonical])
    attempts = [partial(_lines, record, one, newline, firm) for one in layouts]
    return _first(record, style, attempts)


def _is_harmless(title: str) -> bool:
    odd = "_" in title or "( " in title or "()" in title
    return not odd and HARMLESS.fullmatch(title) is not None


def _is_said_above(record: PaperRecord, inherited: Inherited) -> bool:
    same = (record.year, record.venue) == (inherited.year, inherited.venue)
    return same and inherited != NOTHING and not record.note


def _first(record: PaperRecord, style: Style, attempts: Sequence[Callable[[Spelling], str]]) -> str:
    """The simplest spelling of the first attempt that reads back."""
    written = ""
    for attempt in attempts:
        for spelling in SPELLINGS:
            written = attempt(spelling)
            if _says(written, record, style):
                return written
    return written


def _says(text: str, record: PaperRecord, style: Style) -> bool:
    reading = read(text, Profile(style=style), style.columns)
    if reading is None:
        return False
    return all(
        printed(reading.record, name) == printed(record, name)
        for name in PRINTED
        if name not in reading.unprinted
    )


def printed(record: PaperRecord, name: str) -> object:
    """What an entry shows of a field."""
    if name == "links":
        return [(link.label, link.url) for link in record.links]
    return getattr(record, name)


@lru_cache(maxsize=64)
def _canonical(style: Style) -> Style:
    """Tag, title, authors and links in this order, each in marks that nothing else has."""
    stacked = style.build == "stacked"
    return replace(
        style,
        order="VT/A/L" if stacked else "VTAL",
        lead=style.lead
        if stacked and "\n" in style.lead and style.lead.strip(" \n")
        else SEED.lead,
        title_open="",
        title_close="",
        title_gap=" " if stacked else ", ",
        tag_open=style.tag_open if style.tag_open in tags.PAIRS else SEED.tag_open,
        tag_close=tags.PAIRS.get(style.tag_open, SEED.tag_close),
        tag_gap=style.tag_gap if style.tag_open in tags.PAIRS else " ",
        emphasis=style.emphasis if style.emphasis in {"*", "_"} else SEED.emphasis,
        author_gap=" ",
    )


class Field(NamedTuple):
    """A field as written, and the gap after it."""

    text: str
    gap: str = " "


def _lines(record: PaperRecord, style: Style, newline: str, firm: bool, spelling: Spelling) -> str:
    """The fields in the order of the style, those that are empty left out."""
    fields = _fields(record, style, spelling, firm=firm)
    lines = []
    for letters in _complete(style).split("/"):
        line = gap = ""
        for letter in letters:
            text, following = fields[letter]
            if text:
                line += gap + text
                gap = following
        if line:
            lines.append(line)
    return style.marker + style.lead.replace("\n", newline).join(lines)


@lru_cache(maxsize=64)
def _complete(style: Style) -> str:
    """The order, with the fields that the style does not show where they would stand."""
    order = style.order if "T" in style.order else SEED.order
    gap = "/" if "/" in order or style.build == "stacked" else ""
    if "A" not in order:
        order = (
            order.replace("T", f"T{gap}A", 1)
            if order.endswith("T") or gap
            else order.replace("T", "TA", 1)
        )
    if "V" not in order:
        order = f"V{order}"
    if "L" not in order:
        order += f"{gap}L"
    return order


def _fields(
    record: PaperRecord, style: Style, spelling: Spelling, *, firm: bool
) -> dict[str, Field]:
    title, rest = _title(record, style, spelling)
    # A title that its own marks show needs no tag where there is nothing to say.
    marks = style if "V" in style.order else SEED
    shown = firm or _tells(record) or not style.title_open
    tag = tags.write(record, firm=firm) if shown else ""
    authors = people.write(record.authors) if record.authors else ""
    return {
        "V": Field(f"{marks.tag_open}{tag}{marks.tag_close}" if tag else "", marks.tag_gap),
        "T": Field(title, style.title_gap),
        "A": Field(
            f"{style.emphasis}{authors}{style.emphasis}" if authors else "", style.author_gap
        ),
        "L": Field(style.link_gap.join(links.write(link, style) for link in rest)),
    }


def _tells(record: PaperRecord) -> bool:
    return bool(record.venue or record.year or record.note)


def _title(
    record: PaperRecord, style: Style, spelling: Spelling
) -> tuple[str, tuple[LinkRecord, ...]]:
    """The title in its marks, and the links that are not the title's own."""
    if "{url}" not in style.title_close:
        return f"{style.title_open}{spelling(record.title)}{style.title_close}", record.links
    first = record.links[0] if record.links else None
    if first is None or first != title_link(first.url) or meaning.is_label(record.title):
        return spelling(record.title), record.links
    closing = style.title_close.replace("{url}", escape_url(first.url))
    return f"{style.title_open}{spelling(record.title)}{closing}", record.links[1:]


def _row(record: PaperRecord, style: Style, firm: bool, spelling: Spelling) -> str:
    """A row: what has a column in its cell, the other links beside the title where none is for links."""
    linked = replace(style, title_open="[", title_close="]({url})")
    title, rest = _title(record, linked, spelling)
    tag = _not_nothing(tags.write(record, firm=firm)) if firm or _tells(record) else ""
    dateless = tags.NO_DATE if firm else ""
    written = " ".join(links.write(link, style) for link in rest)
    cells = {
        "title": title,
        "authors": _not_nothing(people.write(record.authors)),
        "venue": _remarked(record, spelling) if "year" in style.columns else tag,
        "venue_year": tag,
        "year": str(record.year or dateless),
        "links": written,
    }
    return "| " + " | ".join(_cells(style, cells)) + " |"


def _remarked(record: PaperRecord, spelling: Spelling) -> str:
    """A venue whose year has a cell of its own, with the note where it reads back behind it."""
    both = f"{record.venue} {record.note}"
    found = tags.remarked(both)
    parts = {name: both[slice(*span)] for name, span in found.items()}
    is_said = parts == {"venue": record.venue, "note": record.note}
    return both if is_said and spelling(both) == both else spelling(record.venue)


def _not_nothing(text: str) -> str:
    """A cell's text, spelled out where it looks like the sign for none, as N/A does."""
    return spell_out(text) if text and rows.NOTHING.fullmatch(text) else text


def _cells(style: Style, cells: dict[str, str]) -> Iterator[str]:
    left = dict(cells)
    for role in style.columns:
        yield rows.escape_pipes(left.pop(role, ""))
