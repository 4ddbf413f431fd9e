"""What the formats of citations have in common.

Each has fields of its own for most of a record. What those do not say goes along in one more field,
as in JSON, so that nothing is lost; other programs pass it over.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from catalogue import identifiers, names
from catalogue.formats.format import BadRecord, Given
from catalogue.formats.shape import as_json, from_json
from catalogue.records import LIMITS, PaperRecord

KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+")
"""A key that is a slug, too. Others (`DBLP:conf/x`, `smith2020`) could be anybody's."""

ARXIV = re.compile(
    r"(?i)(?:arxiv(?:\.org)?(?: e-?prints?| preprint)?(?:[:,]? *(?:arxiv:)?(?P<id>\d{4}\.\d{4,5}(?:v\d+)?"
    r"|[a-z-]+/\d{7}))?(?: *\[[\w.-]+\])?|CoRR(?:,? *abs/(?P<abs>\d{4}\.\d{4,5}|[a-z-]+/\d{7}))?)\.?"
)
"""How reference managers write arXiv as a venue or a note."""

WITH_PAGES = ("doi", "arxiv")
"""The identifiers whose page is the address of a paper that has no other, the likelier first."""

KINDS_OF_ADDRESS = {"code", "data", "video", "slides", "demo", "model"}


def kind(record: PaperRecord) -> str:
    """What the venue is, said or told by its name; a preprint is also what has no venue but arXiv."""
    unsaid = "" if record.venue else "preprint" if "arxiv" in record.identifiers else ""
    return record.venue_kind or names.venue_kind(record.venue) or unsaid


def main_url(record: PaperRecord) -> str:
    """The address of the paper itself."""
    urls = (link.url for link in record.links if link.url and link.kind == "paper")
    return next(urls, "")


def has_one_link(record: PaperRecord) -> bool:
    """Whether the address of the paper is all there is to say of its links."""
    return [(link.label, link.url) for link in record.links] == [("paper", main_url(record))]


def keywords(paths: Iterable[Sequence[str]]) -> list[str]:
    """The innermost category of each path, each once."""
    return list(dict.fromkeys(name for path in paths for name in path[-1:]))


def given(
    found: Mapping[str, Any],
    line: int,
    *,
    key: str = "",
    url: str = "",
    venue_kind: str = "",
    rest: Mapping[str, Any] | None = None,
) -> Given:
    """The record of a citation, with what only ``rest`` could say; raises BadRecord.

    A citation names identifiers and links in part at best. So only a list of links, or ``rest``, is
    one of the fields that it gives; a known paper keeps its own otherwise.
    """
    fields = {name: value for name, value in found.items() if value}
    own = _normal(fields.pop("identifiers", {}), line)
    _read_arxiv(fields, own)
    whole = {name for name, value in fields.items() if value} | set(rest or ())
    fields |= {
        "venue": _cut(fields.get("venue", "")),
        "links": _links(fields.get("links", []), url, own),
        "identifiers": own,
        "slug": key if KEY.fullmatch(key) and len(key) <= LIMITS["slug"] else "",
    }
    read = from_json(fields | dict(rest or {}), line)
    if not read.record.title:
        raise BadRecord(line, "title: missing")
    record = replace(read.record, venue_kind=venue_kind)
    return Given(line, record, frozenset(whole - {"slug"}))


def rest(record: PaperRecord, read: Callable[[], Given]) -> dict[str, Any]:
    """What reading the format's own fields does not give back, in the shape of JSON."""
    wanted = as_json(record)
    try:
        found = as_json(read().record)
    except BadRecord:
        return wanted
    return {name: value for name, value in wanted.items() if value != found[name]}


def _normal(own: Mapping[str, str], line: int) -> dict[str, str]:
    try:
        return {x: identifiers.normalise(x, value) for x, value in own.items() if value}
    except ValueError as error:
        raise BadRecord(line, f"identifiers: {error}") from error


def _read_arxiv(fields: dict[str, Any], own: dict[str, str]) -> None:
    """Take arXiv's identifier out of venue, note and DOI, where reference managers put it."""
    for name in ("venue", "note"):
        said = ARXIV.fullmatch(fields.get(name, "").strip())
        if said is not None:
            found = identifiers.find(f"https://arxiv.org/abs/{said['id'] or said['abs']}")
            own |= found | own
            fields[name] = "arXiv" if name == "venue" else ""
    own |= identifiers.find(identifiers.link("doi", own["doi"])) | own if "doi" in own else {}
    if "arxiv" in own and not fields.get("venue"):
        fields["venue"] = "arXiv"


def _cut(venue: str) -> str:
    """Leave off the end of a venue that is longer than any: places, dates, parts of proceedings."""
    venue = names.clean(venue)
    if len(venue) <= LIMITS["venue"]:
        return venue
    head = venue[: LIMITS["venue"]]
    parted = re.match(r"(.+)(?: [-–] |[,;:] )", head)
    return parted[1] if parted else head


def _links(links: list[dict[str, str]], url: str, own: Mapping[str, str]) -> list[dict[str, str]]:
    """The links, and before them the address of the paper: where there is none, its DOI or arXiv page."""
    for scheme in WITH_PAGES if not url and not links else ():
        if own.get(scheme):
            url = url or identifiers.link(scheme, own[scheme])
    if not identifiers.is_web(url):
        _, url = identifiers.tidy(url) or ("", "")
    if not url or url in [link["url"] for link in links]:
        return links
    kind_there = identifiers.link_kind("", url)
    label = kind_there if kind_there in KINDS_OF_ADDRESS else "paper"
    return [{"kind": label, "label": label, "url": url}, *links]
