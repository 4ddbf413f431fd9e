"""BibTeX: written for LaTeX and reference managers, read from what they export."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from catalogue import names
from catalogue.formats import bibtex_names, citation, latex, texts
from catalogue.formats.bibtex_entries import Entry, entries
from catalogue.formats.bibtex_plain import is_plain
from catalogue.formats.format import BadRecord, Format, Given
from catalogue.records import PaperRecord

TYPES = {"conference": "inproceedings", "workshop": "inproceedings", "journal": "article"}
VENUES = {"inproceedings": "booktitle", "article": "journal", "misc": "howpublished"}
"""The field that names the venue, by type."""

KINDS = {
    "inproceedings": "conference", "conference": "conference", "incollection": "conference",
    "article": "journal",
}  # fmt: skip
PLACES = ("booktitle", "journal", "journaltitle", "howpublished", "institution", "school")
SCHEMES = {"doi": "doi", "pmid": "pubmed", "openreview": "openreview", "acl": "acl"}
"""The fields of identifiers; arXiv's is `eprint`."""

REST = "x-record"
NUMBER = re.compile(r"(?<!\d)\d{4}(?!\d)")
CAPITALS = re.compile(r"(?<![^\W_])(?:[^\W\d_]\w*[^\W\d_a-z]\w*|[B-HJ-Z])(?![^\W_])")
"""Words that keep their capitals: `MedCLIP`, `RNNs`, the `X` of X-ray."""


def parse(text: str) -> Iterator[Given]:
    for entry in entries(text):
        yield _given(entry)


def _given(entry: Entry) -> Given:
    said = entry.fields
    try:
        rest = json.loads(said.get(REST, "{}"))
        links = [link.as_json() for link in texts.links(said.get("links", ""))]
    except ValueError as error:
        raise BadRecord(entry.line, f"{REST} or links: {error}") from error
    venue = next((said[name] for name in PLACES if said.get(name)), "")
    return citation.given(
        {
            "title": latex.decode(said.get("title", "")),
            "authors": list(bibtex_names.read(said.get("author", ""))),
            "venue": "" if r"\url" in venue else latex.decode(venue),
            "year": _year(said, entry.line),
            "note": latex.decode(said.get("note", "")),
            "abstract": latex.decode(said.get("abstract", "")),
            "identifiers": _identifiers(said),
            "links": links,
            "categories": texts.categories(said.get("groups", "")),
        },
        entry.line,
        key=entry.key,
        url=_address(said.get("url") or said.get("howpublished", "")),
        venue_kind="preprint" if "eprint" in said and not venue else KINDS.get(entry.kind, ""),
        rest=rest if isinstance(rest, dict) else {},
    )


def _year(said: Mapping[str, str], line: int) -> int | None:
    text = said.get("year") or said.get("date", "")
    found = NUMBER.search(text)
    if found is None and re.search(r"\d", text):
        raise BadRecord(line, f"year: “{text[:40]}” is no year")
    return int(found[0]) if found else None


def _identifiers(said: Mapping[str, str]) -> dict[str, str]:
    found = {scheme: _address(said.get(name, "")) for name, scheme in SCHEMES.items()}
    register = said.get("archiveprefix") or said.get("eprinttype") or "arxiv"
    if register.casefold() == "arxiv":
        found["arxiv"] = said.get("eprint", "")
    return found


def _address(value: str) -> str:
    """What a verbatim field holds: some programs escape it all the same."""
    value = re.sub(r"\\url\s*\{([^{}]*)\}", r"\1", value)
    return re.sub(r"\\([&%#_~$])(?:\{\})?", r"\1", value).strip()


def render(records: Iterable[PaperRecord]) -> Iterator[str]:
    for record in records:
        yield _entry(record)


def _entry(record: PaperRecord) -> str:
    key = record.slug or names.citation_key(record.title, record.authors, record.year)
    kind = TYPES.get(citation.kind(record), "misc")
    fields = {name: value for name, value in _fields(record, kind).items() if value}
    if not is_plain(record, fields):
        rest = citation.rest(record, lambda: _given(Entry(1, kind, key, fields)))
        fields |= {REST: _balanced(rest)} if rest else {}
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    return f"@{kind}{{{key},\n{lines}}}\n\n"


def _balanced(rest: dict[str, Any]) -> str:
    """JSON whose braces are balanced whatever its texts hold."""
    said = json.dumps(rest, ensure_ascii=False)
    return re.sub(r'"(?:[^"\\]|\\.)*"', _without_braces, said)


def _without_braces(text: re.Match[str]) -> str:
    return text[0].replace("{", r"\u007b").replace("}", r"\u007d")


def _fields(record: PaperRecord, kind: str) -> dict[str, str]:
    arxiv = record.identifiers.get("arxiv", "")
    unsaid = kind == "misc" and bool(arxiv) and record.venue == "arXiv"
    url = citation.main_url(record)
    return {
        "title": _title(record.title),
        "author": bibtex_names.write(record.authors),
        VENUES[kind]: "" if unsaid else latex.encode(record.venue),
        "year": str(record.year or ""),
        "note": latex.encode(record.note),
        **{name: record.identifiers.get(scheme, "") for name, scheme in SCHEMES.items()},
        "eprint": arxiv,
        "archiveprefix": "arXiv" if arxiv else "",
        "url": _verbatim(url),
        "links": "" if citation.has_one_link(record) else _verbatim(texts.from_links(record.links)),
        "keywords": _keywords(record.categories),
        "groups": _verbatim(texts.from_categories(record.categories)),
        "abstract": latex.encode(record.abstract),
    }


@lru_cache(maxsize=2**12)
def _keywords(paths: tuple[tuple[str, ...], ...]) -> str:
    return ", ".join(map(latex.encode, citation.keywords(paths)))


def _title(title: str) -> str:
    """The title with the capitals of names and acronyms protected, but for those in formulas."""
    if "$" not in title:
        return _protected(title)
    parts = re.split(f"({latex.FORMULA})", title)
    return "".join(
        latex.encode(part) if place % 2 else _protected(part) for place, part in enumerate(parts)
    )


def _protected(text: str) -> str:
    if latex.SAFE.fullmatch(text):
        return CAPITALS.sub(r"{\g<0>}", text)
    written, start = "", 0
    for found in CAPITALS.finditer(text):
        written += latex.encode(text[start : found.start()]) + f"{{{latex.encode(found[0])}}}"
        start = found.end()
    return written + latex.encode(text[start:])


def _verbatim(text: str) -> str:
    """A field that is not read as LaTeX; left out where it would break the file."""
    return "" if re.search(r"[{}\\]", text) else text


FORMAT = Format("bibtex", "BibTeX", "bib", "application/x-bibtex; charset=utf-8", render, parse)
