"""RIS, the tagged lines of reference managers."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from catalogue import names
from catalogue.formats import citation, texts
from catalogue.formats.format import BadRecord, Format, Given
from catalogue.records import PaperRecord

TYPES = {"conference": "CONF", "workshop": "CONF", "journal": "JOUR", "preprint": "UNPB"}
KINDS = {
    "CONF": "conference", "CPAPER": "conference", "CHAP": "conference",
    "JOUR": "journal", "EJOUR": "journal", "MGZN": "journal",
    "UNPB": "preprint",
}  # fmt: skip
OTHER = "GEN"

TITLES, AUTHORS, ABSTRACTS = ("TI", "T1", "CT"), ("AU", "A1"), ("AB", "N2")
VENUES = ("T2", "JF", "JO", "BT", "C3", "JA", "J2", "PB")
YEARS = ("PY", "Y1", "DA")
ADDRESSES = ("UR", "L1", "L2")

ACCESSIONS = {"arxiv": "arXiv", "pubmed": "PMID", "openreview": "OpenReview", "acl": "ACL"}
"""How the registers of identifiers are named in accession numbers."""

LINE = re.compile(r"([A-Z][A-Z0-9])  -(?: (.*))?")
NUMBER = re.compile(r"(?<!\d)\d{4}(?!\d)")
OWN = re.compile(r"(Note|Links|Categories|Record): (.*)", re.DOTALL)
"""Notes that the catalogue has written: what RIS has no tag for, in words that people can read."""

UNENDED = "no RIS: the record does not end with “ER  -”"

Lines = dict[str, list[str]]


def parse(text: str) -> Iterator[Given]:
    lines: Lines = {}
    start, tag = 0, ""
    for number, found, value in _tagged(text):
        if not lines and found != "TY":
            raise BadRecord(number, "no RIS: a record begins with “TY  - ”")
        if lines and found == "TY":
            raise BadRecord(start, UNENDED)
        start = start if lines else number
        if found == "ER":
            yield _given(lines, start)
            lines = {}
        elif found:
            tag = found
            lines.setdefault(tag, []).append(value)
        else:  # the line above goes on
            lines[tag][-1] += f" {value}"
    if lines:
        raise BadRecord(start, UNENDED)


def _tagged(text: str) -> Iterator[tuple[int, str, str]]:
    """Every line that is not blank, with its number, its tag if it has one, and what it says."""
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    for number, line in enumerate(plain.split("\n"), start=1):
        found = LINE.fullmatch(line.rstrip())
        if found:
            yield number, found[1], (found[2] or "").strip()
        elif line.strip():
            yield number, "", line.strip()


def _given(lines: Mapping[str, Sequence[str]], line: int) -> Given:
    own = {found[1]: found[2] for note in lines.get("N1", ()) if (found := OWN.fullmatch(note))}
    try:
        rest = json.loads(own.get("Record", "{}"))
        links = [link.as_json() for link in texts.links(own.get("Links", ""))]
    except ValueError as error:
        raise BadRecord(line, f"N1: {error}") from error
    number = NUMBER.search(_first(lines, YEARS))
    return citation.given(
        {
            "title": _first(lines, TITLES),
            "authors": [_name(author) for tag in AUTHORS for author in lines.get(tag, ())],
            "venue": _first(lines, VENUES),
            "year": int(number[0]) if number else None,
            "note": own.get("Note", ""),
            "abstract": _first(lines, ABSTRACTS),
            "identifiers": {"doi": _first(lines, ("DO",)), **_accessions(lines.get("AN", ()))},
            "links": links,
            "categories": texts.categories(own.get("Categories", "")),
        },
        line,
        key=_first(lines, ("ID",)),
        url=_first(lines, ADDRESSES),
        venue_kind=KINDS.get(_first(lines, ("TY",)), ""),
        rest=rest if isinstance(rest, dict) else {},
    )


def _first(lines: Mapping[str, Sequence[str]], tags: Iterable[str]) -> str:
    values = (value for tag in tags for value in lines.get(tag, ()) if value)
    return next(values, "")


def _name(author: str) -> str:
    family, _, others = author.partition(",")
    given, _, suffix = others.partition(",")
    return names.clean(f"{given} {family} {suffix}")


def _accessions(values: Iterable[str]) -> dict[str, str]:
    """What databases call the paper: `arXiv:2010.00747`."""
    said = (value.partition(":") for value in values)
    schemes = {name.casefold(): scheme for scheme, name in ACCESSIONS.items()}
    return {schemes[x.casefold()]: value for x, _, value in said if x.casefold() in schemes}


def render(records: Iterable[PaperRecord]) -> Iterator[str]:
    for record in records:
        lines = [(tag, value) for tag, value in _lines(record) if value]
        found: Lines = {}
        for tag, value in lines:
            found.setdefault(tag, []).append(value)
        if rest := citation.rest(record, lambda found=found: _given(found, 1)):  # type: ignore[misc]
            lines.append(("N1", f"Record: {json.dumps(rest, ensure_ascii=False)}"))
        yield "".join(f"{tag}  - {value}\n" for tag, value in lines) + "ER  - \n\n"


def _lines(record: PaperRecord) -> Iterator[tuple[str, str]]:
    kind = citation.kind(record)
    url = citation.main_url(record)
    yield "TY", TYPES.get(kind, OTHER)
    yield "ID", record.slug
    yield "TI", record.title
    for name in record.authors:
        given, family, suffix = names.parts(name)
        yield "AU", ", ".join(part for part in (family, given, suffix) if part)
    yield "PB" if kind == "preprint" else "T2", record.venue
    yield "PY", str(record.year or "")
    for scheme, value in record.identifiers.items():
        yield ("DO", value) if scheme == "doi" else ("AN", f"{ACCESSIONS[scheme]}:{value}")
    yield "UR", url
    for word in citation.keywords(record.categories):
        yield "KW", word
    yield "AB", " ".join(record.abstract.split())
    if record.note:
        yield "N1", f"Note: {record.note}"
    if record.links and not citation.has_one_link(record):
        yield "N1", f"Links: {texts.from_links(record.links)}"
    if record.categories:
        yield "N1", f"Categories: {texts.from_categories(record.categories)}"


FORMAT = Format(
    "ris", "RIS", "ris", "application/x-research-info-systems; charset=utf-8", render, parse
)
