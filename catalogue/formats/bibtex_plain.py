"""Which papers the fields of a BibTeX entry say whole, so that it need not be read back to find out.

Field by field, and cheaper than reading: most are of plain words, and names and categories come again.
What is not known to be plain is read back by `citation.rest`; a test holds the two together.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

from catalogue import identifiers, names
from catalogue.formats import bibtex_names, citation, latex, texts
from catalogue.records import LinkRecord, PaperRecord

WORDS = re.compile(r"[A-Za-z0-9 .,:;!?()/+*=@|<>\[\]\"'-]*")
LIGATURE = re.compile("--|''")
"""What LaTeX prints as it stands, but for what it makes one sign of."""

ADDRESS = re.compile(r"[A-Za-z0-9:/.?=#%~@+,;_&-]*")


def is_plain(record: PaperRecord, fields: Mapping[str, str]) -> bool:
    """Whether the fields that were written give the whole record back."""
    return (
        not record.note
        and bool(citation.KEY.fullmatch(record.slug))
        and _says(fields.get("title", ""), record.title)
        and _says(fields.get("abstract", ""), record.abstract)
        and bibtex_names.are_said(record.authors)
        and _is_venue(record.venue)
        and _is_identified(record)
        and _is_linked(record, fields)
        and _is_filed(record.categories)
    )


def _says(written: str, text: str) -> bool:
    """Whether a field that is read as LaTeX says this text, with braces around some of its words or without."""
    plain = WORDS.fullmatch(text) and not LIGATURE.search(text)
    bare = written.replace("{", "").replace("}", "") if plain else latex.decode(written)
    return bare == text and names.clean(text) == text


@lru_cache(maxsize=1024)
def _is_venue(venue: str) -> bool:
    return _says(venue, venue) and not citation.ARXIV.fullmatch(venue)


def _is_identified(record: PaperRecord) -> bool:
    """Whether every identifier is in its normal form, and says no other thing besides."""
    own = record.identifiers
    return (
        all(identifiers.normalise(scheme, value) == value for scheme, value in own.items())
        and ("arxiv" not in own or bool(record.venue))
        and ("doi" not in own or "doi" in identifiers.find(identifiers.link("doi", own["doi"])))
    )


def _is_linked(record: PaperRecord, fields: Mapping[str, str]) -> bool:
    if not all(map(_is_link, record.links)):
        return False
    if fields.get("links"):
        return texts.links(fields["links"]) == list(record.links)
    if not record.links:
        return record.identifiers.keys().isdisjoint(citation.WITH_PAGES)
    url = citation.main_url(record)
    return not url or identifiers.host_kind(url) not in citation.KINDS_OF_ADDRESS


def _is_link(link: LinkRecord) -> bool:
    label, url = link.label, link.url
    return names.clean(label) == label and bool(ADDRESS.fullmatch(url)) and identifiers.is_web(url)


@lru_cache(maxsize=2**12)
def _is_filed(paths: tuple[tuple[str, ...], ...]) -> bool:
    written = texts.from_categories(paths)
    cleaned = [[names.clean(name) for name in path] for path in texts.categories(written)]
    return not re.search(r"[{}\\]", written) and cleaned == [list(path) for path in paths]
