"""COinS: a paper in a list as Zotero reads it, so that a whole page of papers can be saved at once."""

from urllib.parse import quote

from catalogue import identifiers
from catalogue.metadata import facts
from catalogue.models import Link, Paper, Venue

FORM = "info:ofi/fmt:kev:mtx:{}"


def coins(paper: Paper, site: str) -> str:
    """Describe the paper as Zotero reads it in a list: a context object in key-encoded values."""
    found = facts.identified(paper)
    pairs = _kind_of_item(paper)
    if doi := found.get("doi"):
        pairs.append(("rft_id", f"info:doi/{doi}"))
    else:
        pairs.append(("rft_id", site + paper.get_absolute_url()))
    if paper.year:
        pairs.append(("rft.date", str(paper.year)))
    pairs += [("rft.au", name) for name in facts.printed(paper)]
    return "&".join(
        f"{key}={value if key == 'rft.genre' else quote(value, safe='')}"
        for key, value in [("ctx_ver", "Z39.88-2004"), *pairs]
    )


def _kind_of_item(paper: Paper) -> list[tuple[str, str]]:
    if paper.venue is None or facts.is_preprint(paper):
        arxiv = facts.identified(paper).get("arxiv")
        there = identifiers.link("arxiv", arxiv) if arxiv else _first_link(paper)
        pairs = [
            ("rft_val_fmt", FORM.format("dc")),
            ("rft.type", "preprint" if facts.is_preprint(paper) else "document"),
        ]
        pairs.append(("rft.title", paper.title))
        return pairs + ([("rft.identifier", there)] if there else [])
    if paper.venue.kind == Venue.Kind.JOURNAL:
        return [
            ("rft_val_fmt", FORM.format("journal")),
            ("rft.genre", "article"),
            ("rft.atitle", paper.title),
            ("rft.jtitle", paper.venue.full_name or paper.venue_printed),
        ]
    return [
        ("rft_val_fmt", FORM.format("book")),
        ("rft.genre", "proceeding"),
        ("rft.atitle", paper.title),
        ("rft.btitle", paper.venue.full_name or facts.event(paper)),
    ]


def _first_link(paper: Paper) -> str:
    papers = (link.url for link in paper.links.all() if link.kind == Link.Kind.PAPER and link.url)
    return next(papers, "")
