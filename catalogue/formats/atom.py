"""Atom: a feed of a selection, page by page (RFC 4287, 5005)."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from urllib.parse import urlsplit
from xml.sax.saxutils import escape, quoteattr

from catalogue import identifiers
from catalogue.formats.format import Format, Selection
from catalogue.records import PaperRecord, Standing

NAMESPACES = {
    "xmlns": "http://www.w3.org/2005/Atom",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:opensearch": "http://a9.com/-/spec/opensearch/1.1/",
}
ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML cannot say, however it is escaped."""

TYPE = "application/atom+xml"
UNKNOWN = Standing(0, datetime(1970, 1, 1, tzinfo=UTC), datetime(1970, 1, 1, tzinfo=UTC))
BEGUN = "2024"
"""The date in the tags by which entries are named; it never changes (RFC 4151)."""


def render(selection: Selection) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="utf-8"?>\n' + _opening("feed", **NAMESPACES) + "\n"
    updated = selection.updated or UNKNOWN.updated
    yield _element("id", selection.pages.get("first") or selection.shown_at)
    yield _element("title", selection.title)
    yield _element("updated", _moment(updated))
    yield _element("generator", "Awesome catalogue")
    yield _element("opensearch:totalResults", str(selection.total))
    yield _empty("link", rel="alternate", type="text/html", href=selection.shown_at)
    for rel, address in selection.pages.items():
        yield _empty("link", rel=rel, type=TYPE, href=address)
    for record in selection:
        yield "".join(_entry(record, selection.site))
    yield "</feed>\n"


def _entry(record: PaperRecord, site: str) -> Iterator[str]:
    standing = record.standing or UNKNOWN
    host = urlsplit(site).hostname or "localhost"
    yield "<entry>\n"
    yield _element("id", f"tag:{host},{BEGUN}:paper/{standing.key}")
    yield _element("title", record.title)
    yield _element("published", _moment(standing.added))
    yield _element("updated", _moment(standing.updated))
    yield _empty("link", rel="alternate", type="text/html", href=f"{site}/papers/{record.slug}/")
    for link in record.links:
        if link.url:
            yield _empty("link", rel="related", title=link.label, href=link.url)
    for name in record.authors:
        yield f"<author>{_element('name', name).strip()}</author>\n"
    if not record.authors:  # an entry has one, or the feed has
        yield "<author><name>unknown</name></author>\n"
    for term in dict.fromkeys(" / ".join(path) for path in record.categories if path):
        yield _empty("category", term=term)
    if doi := record.identifiers.get("doi"):
        yield _element("dc:identifier", f"doi:{doi}")
    yield _element("summary", record.abstract or _line(record))
    yield "</entry>\n"


def _line(record: PaperRecord) -> str:
    """What a reader sees of a paper without an abstract."""
    venue = " ".join(str(part) for part in (record.venue, record.year, record.note) if part)
    found = (identifiers.link(*one) for one in list(record.identifiers.items())[:1])
    return ". ".join(part for part in (", ".join(record.authors), venue, *found) if part)


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _opening(name: str, **attributes: str) -> str:
    said = (f" {one}={quoteattr(ILLEGAL.sub('', to))}" for one, to in attributes.items())
    return f"<{name}{''.join(said)}>"


def _empty(name: str, **attributes: str) -> str:
    return _opening(name, **attributes)[:-1] + "/>\n"


def _element(name: str, text: str) -> str:
    return f"<{name}>{escape(ILLEGAL.sub('', text))}</{name}>\n"


FORMAT = Format(
    "atom", "Atom feed", "atom", f"{TYPE}; charset=utf-8", render, dated=True, attached=False
)
