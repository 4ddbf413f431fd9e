"""COinS: a paper in a list as Zotero reads it, so that a whole page of papers can be saved at once."""

from urllib.parse import quote

from catalogue import identifiers
from catalogue.models import Link, Venue
from catalogue.rows import Row

FORM = "info:ofi/fmt:kev:mtx:{}"


def coins(paper: Row, site: str) -> str:
    """Describe the paper as Zotero reads it in a list: a context object in key-encoded values."""
    pairs = _kind_of_item(paper)
    if paper.doi:
        pairs.append(("rft_id", f"info:doi/{paper.doi}"))
    else:
        pairs.append(("rft_id", site + paper.get_absolute_url()))
    if paper.year:
        pairs.append(("rft.date", str(paper.year)))
    pairs += [("rft.au", place.printed) for place in paper.authors]
    return "&".join(
        f"{key}={value if key == 'rft.genre' else quote(value, safe='')}"
        for key, value in [("ctx_ver", "Z39.88-2004"), *pairs]
    )


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
