"""COinS: a paper in a list as Zotero reads it, so that a whole page of papers can be saved at once."""

from functools import lru_cache
from urllib.parse import quote

from catalogue import identifiers
from catalogue.models import Link, Venue
from catalogue.rows import Row

FORM = "info:ofi/fmt:kev:mtx:{}"


def coins(paper: Row, address: str) -> str:
    """Describe the paper at this address as Zotero reads it in a list.

    That is a context object in key-encoded values.
    """
    pairs = _kind_of_item(paper)
    if paper.doi:
        pairs.append(("rft_id", f"info:doi/{paper.doi}"))
    else:
        pairs.append(("rft_id", address))
    if paper.year:
        pairs.append(("rft.date", str(paper.year)))
    pairs += [("rft.au", place.printed) for place in paper.authors]
    encoded = [f"{key}={value if key == 'rft.genre' else _encoded(value)}" for key, value in pairs]
    return "&".join(["ctx_ver=Z39.88-2004", *encoded])


@lru_cache(maxsize=2**12)
def _encoded(text: str) -> str:
    return quote(text, safe="")


def _kind_of_item(paper: Row) -> list[tuple[str, str]]:
    if not paper.venue or paper.is_preprint:
        there = identifiers.link("arxiv", paper.arxiv) if paper.arxiv else _first_link(paper)
        pairs = [
            ("rft_val_fmt", FORM.format("dc")),
            ("rft.type", "preprint" if paper.is_preprint else "document"),
        ]
        pairs.append(("rft.title", paper.title))
        return pairs + ([("rft.identifier", there)] if there else [])
    if paper.venue_kind == Venue.Kind.JOURNAL:
        return [
            ("rft_val_fmt", FORM.format("journal")),
            ("rft.genre", "article"),
            ("rft.atitle", paper.title),
            ("rft.jtitle", paper.venue_name or paper.venue),
        ]
    return [
        ("rft_val_fmt", FORM.format("book")),
        ("rft.genre", "proceeding"),
        ("rft.atitle", paper.title),
        ("rft.btitle", paper.venue_name or f"{paper.venue} {paper.year or ''}".strip()),
    ]


def _first_link(paper: Row) -> str:
    papers = (link.url for link in paper.links if link.kind == Link.Kind.PAPER)
    return next(papers, "")
