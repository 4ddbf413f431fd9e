"""Read a block as a paper: its segments cut, its tokens given to fields, the fields put together."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from catalogue import identifiers
from catalogue.readme import fields, links, looks, meaning, people, rows, sifting, tags
from catalogue.readme.document import Profile
from catalogue.readme.draft import Draft, Linked
from catalogue.readme.entry import LinkSpan, Reading, Span
from catalogue.readme.inline import plain
from catalogue.readme.lines import split_tail
from catalogue.readme.scanning import Source
from catalogue.readme.segments import MARKER, Segment, of_lines
from catalogue.records import LIMITS, LinkRecord, Notice, PaperRecord

LEAD = re.compile(r"[^\r\n\w]*(?:\r\n|\n|\r)(?:[^\w]|[0-9]{1,3}[.)])*")
LONGEST = 20_000
"""Characters; a longer block is no entry."""


def read(
    text: str, profile: Profile, columns: tuple[str, ...] = (), strict: int = 0
) -> Reading | None:
    """Read a block, blank lines after it included; None where it is no entry.

    ``columns`` are those of the table that the block is a row of. What the block alone does not
    tell, which line holds the authors and where references lead, the profile of the list does.
    ``strict`` is how much the entry must say of itself, as `sifting.strictness` tells.
    """
    reading = _read(text, profile, columns)
    return reading if reading is not None and sifting.is_paper(reading, strict) else None


def _read(text: str, profile: Profile, columns: tuple[str, ...]) -> Reading | None:
    body, _ = split_tail(text)
    if not body or len(body) > LONGEST:
        return None
    source = Source(body, profile.references)
    if columns:
        draft = rows.read(source, columns)
        return _reading(draft, "row", {"columns": columns}, profile) if draft else None
    segments = of_lines(source.masked)
    draft = fields.read(source, segments, profile.author_slot) if segments else None
    if draft is None:
        return None
    marker = MARKER.match(body)
    build = "item" if marker else "stacked"
    style = {"marker": marker[0] if marker else ""} | _lead(segments)
    return _reading(draft, build, style, profile)


def _lead(segments: list[Segment]) -> dict[str, str]:
    """What opens a segment, with line feeds for line ends; nothing where there is one segment."""
    leads = [segment.lead for segment in segments[1:] if LEAD.fullmatch(segment.lead)]
    return {"lead": leads[0].replace("\r\n", "\n").replace("\r", "\n")} if leads else {}


def _reading(
    draft: Draft, build: str, style: Mapping[str, Any], profile: Profile
) -> Reading | None:
    """Put the fields together; None where what was found is no paper."""
    source = draft.source
    parts = _parts(draft)
    title, (venue, year, note) = _title(draft), tags.values(source.raw, parts)
    linked = _links(draft, profile)
    if linked is None or not _fits(title, venue, note):
        return None
    spans = people.spans(source.raw, draft.authors) if draft.authors else ()
    record = PaperRecord(
        title=title,
        authors=tuple(people.read(source.raw, span) for span in spans),
        venue=venue,
        year=year,
        note=note,
        links=tuple(link for _, link in linked),
    )
    return Reading(
        record=replace(record, identifiers=carried_identifiers(record)),
        title=draft.title or (0, 0),
        tag=draft.tag,
        parts=parts,
        authors=spans,
        links=tuple(span for span, _ in linked),
        author_line=(draft.lines.get("A") or draft.wholes["A"]) if spans else None,
        link_line=draft.lines.get("L") or draft.wholes.get("L"),
        head_end=draft.wholes["T"][1],
        cells=MappingProxyType(draft.cells),
        title_linked=draft.titled == "link" and bool(linked),
        style=MappingProxyType({"build": build, **style, **looks.style(draft, build, linked)}),
        build=build,
        loose=draft.loose,
        unprinted=_unprinted(draft, style["columns"]) if build == "row" else frozenset(),
        notices=tuple(_notices(draft)),
    )


def _unprinted(draft: Draft, columns: tuple[str, ...]) -> frozenset[str]:
    """The fields for which a row has no place; names may stand below its title, a note behind the venue."""
    found = draft.parts.keys() | ({"authors"} if draft.authors else set())
    return rows.unprinted(columns) - found


def _title(draft: Draft) -> str:
    return plain(draft.source.cut(draft.title)) if draft.title else ""


def _fits(title: str, venue: str, note: str) -> bool:
    lengths = {"title": title, "venue": venue, "note": note}
    return bool(title) and all(len(text) <= LIMITS[name] for name, text in lengths.items())


def _parts(draft: Draft) -> dict[str, Span]:
    """The spans of venue, year and note; the year of a date where no venue has one."""
    parts = dict(draft.parts)
    if draft.tag is not None:
        start = draft.tag[0]
        found = tags.read(draft.source.cut(draft.tag))
        parts |= {name: (a + start, b + start) for name, (a, b) in found.items()}
    if "year" not in parts and draft.date is not None:
        found_year = meaning.YEAR.search(draft.source.raw, *draft.date)
        if found_year:
            parts["year"] = found_year.span()
    return parts


def _links(draft: Draft, profile: Profile) -> list[tuple[LinkSpan, LinkRecord]] | None:
    """The links that lead to the web; None where the title's own does not: a line of contents."""
    found = []
    for number, one in enumerate(draft.links):
        titled = number == 0 and draft.titled == "link"
        link = _link(draft.source, one, profile, titled=titled)
        if link is not None:
            found.append((one.span, link))
        elif titled:
            return None
    return found


def _link(source: Source, one: Linked, profile: Profile, *, titled: bool) -> LinkRecord | None:
    """The link; that of a title has no label of its own and is called after its kind."""
    if titled:
        url = links.read_url(source.raw, one.span, profile.references)
        return None if url is None else title_link(url)
    link = links.read(source.raw, one.span, profile.references)
    kind = identifiers.link_kind(one.key, "") if one.key else "other"
    return link if link is None or kind == "other" else replace(link, kind=kind)


def title_link(url: str) -> LinkRecord:
    """The link of a title: to the paper, unless its host says what else it leads to."""
    kind = identifiers.link_kind("", url)
    kind = "paper" if kind == "other" else kind
    return LinkRecord(kind, kind, url)


def _notices(draft: Draft) -> Iterator[Notice]:
    tag, title = draft.wholes.get("V"), draft.wholes["T"]
    if tag is not None and tag[1] == title[0] and draft.order[:2] == ["V", "T"]:
        body = draft.source.raw
        message = "no blank between the venue tag and the title"
        yield Notice(
            1, "tag_without_blank", message, f"{body[: tag[1]]} {body[tag[1] : tag[1] + 20]}…"
        )


def carried_identifiers(record: PaperRecord) -> dict[str, str]:
    """What the links to the paper itself carry, the first of a scheme."""
    found: dict[str, str] = {}
    for link in record.links:
        if link.kind == "paper":
            found = identifiers.find(link.url) | found
    return found
