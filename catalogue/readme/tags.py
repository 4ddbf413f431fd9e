"""The venue tag: "NeurIPS 2022 Workshop" is a venue, a year and a note."""

import re
from collections.abc import Mapping

from catalogue.readme.entry import Span
from catalogue.readme.inline import escape, mask, plain, spell
from catalogue.records import YEARS, PaperRecord

YEAR = re.compile(
    r"(?<!\d)(?<!\d[-/.])(?:1[6-9]|20)\d\d(?![-/.]?\d)(?![A-Za-z])|(?<!\w)n\.d\.(?!\w)", re.ASCII
)
PLAIN = re.compile(r"[A-Za-z]+(?: [A-Za-z]+)*")
NO_DATE = "n.d."
"""What a tag says in place of the year of a paper without one, as bibliographies do."""


def read(raw: str) -> dict[str, Span]:
    """The spans of venue, year and note in a tag's content; the year is the last group of four digits."""
    found = None
    for found in YEAR.finditer(mask(raw)):  # noqa: B007 -- the last one counts
        pass
    if found is None:
        parts = {"venue": (0, len(raw))}
    else:
        parts = {"venue": (0, found.start()), "year": found.span(), "note": (found.end(), len(raw))}
    trimmed = {name: _trim(raw, span) for name, span in parts.items()}
    return {name: span for name, span in trimmed.items() if span[0] < span[1]}


def _trim(raw: str, span: Span) -> Span:
    text = mask(raw)[slice(*span)]
    start = span[0] + len(text) - len(text.lstrip(" \t,;:"))
    return start, max(start, span[1] - len(text) + len(text.rstrip(" \t,;:")))


def values(raw: str, parts: Mapping[str, Span]) -> tuple[str, int | None, str]:
    """Venue, year and note that the spans hold."""
    text = {name: plain(raw[slice(*span)]) for name, span in parts.items()}
    year = text.get("year", "")
    number = int(year) if year.isdigit() and int(year) in YEARS else None
    return text.get("venue", ""), number, text.get("note", "")


def write(record: PaperRecord) -> str:
    """A tag's content for the record, such that it reads back as its venue, year and note.

    Only an entry with authors or links is known by a tag without a year.
    """
    if record.year and not record.note and PLAIN.fullmatch(record.venue):
        return f"{record.venue} {record.year}"
    wanted = (record.venue, record.year, record.note)
    bare = not record.venue or not (record.authors or record.links)
    dateless = not bare and _says(escape(record.venue), wanted)
    year = str(record.year or ("" if dateless else NO_DATE))

    def compose(venue: str, note: str) -> str:
        return " ".join(part for part in (venue, year, note) if part)

    venue = spell(record.venue, lambda raw: _says(compose(raw, ""), (*wanted[:2], "")))
    note = spell(record.note, lambda raw: _says(compose(venue, raw), wanted))
    return compose(venue, note)


def _says(raw: str, wanted: tuple[str, int | None, str]) -> bool:
    return values(raw, read(raw)) == wanted
