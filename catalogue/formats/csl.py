"""CSL-JSON, the items that citation processors read."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from catalogue import names
from catalogue.formats import citation
from catalogue.formats.format import BadRecord, Format, Given
from catalogue.formats.json_array import items
from catalogue.records import PaperRecord

TYPES = {
    "conference": "paper-conference",
    "workshop": "paper-conference",
    "journal": "article-journal",
    "preprint": "article",
}
KINDS = {
    "paper-conference": "conference", "chapter": "conference",
    "article-journal": "journal", "article-magazine": "journal", "journal-article": "journal",
    "article": "preprint", "posted-content": "preprint",
}  # fmt: skip
OTHER = "document"
MARKUP = re.compile(r"</?(?:i|b|sub|sup|sc|span|scp|jats:\w+)(?: [^<>]*)?>")
"""The rich text of CSL, and that of abstracts from Crossref."""

ARXIV = re.compile(r"(?i)arxiv:(\S+)")


def parse(text: str) -> Iterator[Given]:
    for line, found in items(text):
        if not isinstance(found, dict):
            raise BadRecord(line, "an item of CSL-JSON is an object")
        try:
            yield _given(found, line)
        except (TypeError, AttributeError, IndexError, KeyError) as error:
            raise BadRecord(line, f"no CSL-JSON: {error}") from error


def _given(found: Mapping[str, Any], line: int) -> Given:
    rest = found.get("custom") or {}
    number = ARXIV.fullmatch(_text(found.get("number") or found.get("archive_location")))
    return citation.given(
        {
            "title": _text(found.get("title")),
            "authors": [_name(name) for name in found.get("author") or ()],
            "venue": _text(found.get("container-title") or found.get("publisher")),
            "year": _year(found.get("issued") or {}),
            "note": _text(found.get("note")),
            "abstract": _text(found.get("abstract")),
            "identifiers": {
                "doi": _text(found.get("DOI")),
                "pubmed": _text(found.get("PMID")),
                "arxiv": number[1] if number else "",
            },
        },
        line,
        key=_text(found.get("id")),
        url=_text(found.get("URL")),
        venue_kind=KINDS.get(_text(found.get("type")), ""),
        rest=rest if isinstance(rest, dict) else {},
    )


def _text(value: object) -> str:
    """A text, where some write a number or a list of texts."""
    first = value[0] if isinstance(value, list) and value else value
    return MARKUP.sub("", str(first)).strip() if isinstance(first, str | int) else ""


def _name(name: Mapping[str, str]) -> str:
    if name.get("literal"):
        return names.clean(name["literal"])
    family = [name.get(part, "") for part in ("dropping-particle", "non-dropping-particle")]
    whole = (name.get("given", ""), *family, name.get("family", ""), name.get("suffix", ""))
    return names.clean(" ".join(part for part in whole if part))


def _year(issued: Mapping[str, Any]) -> int | None:
    dates = issued.get("date-parts") or [[]]
    said = str(dates[0][0] if dates[0] else issued.get("raw") or issued.get("literal") or "")
    found = re.search(r"(?<!\d)\d{4}(?!\d)", said)
    return int(found[0]) if found else None


def render(records: Iterable[PaperRecord]) -> Iterator[str]:
    yield "["
    separator = "\n"
    for record in records:
        yield separator + json.dumps(whole_item(record), ensure_ascii=False, indent=1)
        separator = ",\n"
    yield "\n]\n"


def whole_item(record: PaperRecord) -> dict[str, Any]:
    """The item, with what CSL has no variables for under `custom`."""
    said = item(record)
    rest = citation.rest(record, lambda: _given(said, 1))
    return {**said, "custom": rest} if rest else said


def item(record: PaperRecord) -> dict[str, Any]:
    """What a citation processor reads of a paper."""
    kind = citation.kind(record)
    arxiv = record.identifiers.get("arxiv", "")
    said = {
        "id": record.slug or names.citation_key(record.title, record.authors, record.year),
        "type": TYPES.get(kind, OTHER),
        "title": record.title,
        "author": [_parts(name) for name in record.authors],
        "publisher" if kind == "preprint" else "container-title": record.venue,
        "issued": {"date-parts": [[record.year]]} if record.year else None,
        "number": f"arXiv:{arxiv}" if arxiv and kind == "preprint" else "",
        "note": record.note,
        "keyword": ", ".join(citation.keywords(record.categories)),
        "abstract": record.abstract,
        "DOI": record.identifiers.get("doi", ""),
        "PMID": record.identifiers.get("pubmed", ""),
        "URL": citation.main_url(record),
    }
    return {name: value for name, value in said.items() if value}


def _parts(name: str) -> dict[str, str]:
    given, family, suffix = names.parts(name)
    said = {"family": family, "given": given, "suffix": suffix}
    parts = {part: value for part, value in said.items() if value}
    return parts if given and _name(parts) == name else {"literal": name}


FORMAT = Format(
    "csl", "CSL-JSON", "csl.json", "application/vnd.citationstyles.csl+json", render, parse
)
