"""The venue tag: "NeurIPS 2022 Workshop" is a venue, a year and a note."""

import re
from collections.abc import Mapping

from catalogue.readme.entry import Span
from catalogue.readme.inline import escape, mask, plain, spell
from catalogue.readme.meaning import CITED, is_conference, is_date
from catalogue.records import YEARS, PaperRecord

YEAR = re.compile(
    r"(?<!\d)(?<!\d[-/.])(?:1[6-9]|20)\d\d(?![-/.]?\d)(?![A-Za-z])|(?<!\w)n\.d\.(?!\w)", re.ASCII
)
SHORT_YEAR = re.compile(r"(?<=[A-Za-z])(?:[ ]?['’]|[ ](?=\d\d$))(\d\d)(?!\w)")
MONTH = re.compile(
    r"[\s,(]+(?:\d{1,2}(?:[a-z]{2})?[ ]+)?(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?"
    r"|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?(?:[ ]+\d{1,2}(?:[a-z]{2})?)?[\s,]*$",
    re.IGNORECASE,
)
"""A month between venue and year, with or without its day: read over, and left where it stands."""

REMARK = re.compile(
    r"[\s,;:–-]+\(?(?P<note>(?:oral|spotlight|poster|highlight|notable[ -]top[ -]\d{1,2} ?%))\)?$",
    re.IGNORECASE,
)
"""What a conference said of a paper, behind its name."""

PLAIN = re.compile(r"[A-Za-z]+(?: [A-Za-z]+)*")
SHORT, CENTURY = 2, 60
"""Digits of a year such as '24, and from where it is one of the last century."""

PAIRS = {"[**": "**]", "**[": "]**", "[__": "__]", "\\[**": "**\\]"}
"""Brackets in bold, or bold in brackets: what opens and what closes a tag that nothing else looks like."""

NO_DATE = "n.d."
"""What a tag says in place of the year of a paper without one, as bibliographies do."""


def read(raw: str) -> dict[str, Span]:
    """The spans of venue, year and note in a tag's content; the year is the last group of four digits."""
    masked = mask(raw)
    found = [*YEAR.finditer(masked)] or [*SHORT_YEAR.finditer(masked)]
    if not found:
        parts = {"venue": (0, len(raw))}
    else:
        year, last = found[-1].span(found[-1].re.groups), found[-1]
        month = MONTH.search(masked, 0, last.start())
        venue = (0, month.start() if month else len(masked[: last.start()].rstrip("'’")))
        parts = {"venue": venue, "year": year, "note": (last.end(), len(raw))}
    trimmed = {name: _trim(raw, span) for name, span in parts.items()}
    found_parts = {name: span for name, span in trimmed.items() if span[0] < span[1]}
    note = found_parts.get("note")
    if note and "venue" not in found_parts and is_conference(masked[slice(*note)]):
        found_parts["venue"] = found_parts.pop("note")
    return found_parts


def _trim(raw: str, span: Span) -> Span:
    text = mask(raw)[slice(*span)]
    start = span[0] + len(text) - len(text.lstrip(" \t,;:-–"))
    return start, max(start, span[1] - len(text) + len(text.rstrip(" \t,;:-–[(")))


def remarked(raw: str) -> dict[str, Span]:
    """The spans of a venue and of a note in a stretch that names no year: "ICLR (Oral)"."""
    found = REMARK.search(mask(raw))
    if found and is_conference(mask(raw)[: found.start()]):
        return {"venue": _trim(raw, (0, found.start())), "note": found.span("note")}
    return {"venue": (0, len(raw))}


def values(raw: str, parts: Mapping[str, Span]) -> tuple[str, int | None, str]:
    """Venue, year and note that the spans hold."""
    text = {name: plain(raw[slice(*span)]) for name, span in parts.items()}
    year = text.get("year", "")
    number = int(year) if year.isdigit() else 0
    if len(year) == SHORT and number:
        number += 1900 if number >= CENTURY else 2000
    return text.get("venue", ""), number if number in YEARS else None, text.get("note", "")


def write(record: PaperRecord, *, firm: bool = False) -> str:
    """A tag's content for the record, such that it reads back as its venue, year and note.

    Only an entry with authors or links is known by a tag without a year. ``firm``: the tag says that
    there is no year, since a heading names one.
    """
    if record.year and not record.note and _is_plain(record.venue):
        return f"{record.venue} {record.year}"
    wanted = (record.venue, record.year, record.note)
    bare = firm or not record.venue or not (record.authors or record.links)
    dateless = not bare and _says(escape(record.venue), wanted)
    year = str(record.year or ("" if dateless else NO_DATE))

    def compose(venue: str, note: str) -> str:
        return " ".join(part for part in (venue, year, note) if part)

    venue = spell(record.venue, lambda raw: _says(compose(raw, ""), (*wanted[:2], "")))
    note = spell(record.note, lambda raw: _says(compose(venue, raw), wanted))
    return compose(venue, note)


def _is_plain(venue: str) -> bool:
    return PLAIN.fullmatch(venue) is not None and "et al" not in venue


def _says(raw: str, wanted: tuple[str, int | None, str]) -> bool:
    masked = mask(raw)
    otherwise = "://" in masked or is_date(masked) or CITED.fullmatch(masked)
    return not otherwise and values(raw, read(raw)) == wanted
