"""COinS: a paper in a list as Zotero reads it, so that a whole page of papers can be saved at once."""

from functools import lru_cache
from urllib.parse import quote

from catalogue import identifiers
from catalogue.models import Link, Venue
from catalogue.rows import Row

OTHER, JOURNAL, BOOK = (
    quote(f"info:ofi/fmt:kev:mtx:{form}", safe="") for form in ("dc", "journal", "book")
)


def coins(paper: Row, address: str) -> str:
    """Describe the paper at this address as Zotero reads it in a list.

    That is a context object in key-encoded values.
    """
    said = [f"ctx_ver=Z39.88-2004&{_kind_of_item(paper)}"]
    said.append(f"&rft_id={_encoded(f'info:doi/{paper.doi}' if paper.doi else address)}")
    if paper.year:
        said.append(f"&rft.date={paper.year}")
    said += [f"&rft.au={_encoded(printed)}" for _, printed in paper.authors]
    return "".join(said)


@lru_cache(maxsize=2**12)
def _encoded(text: str) -> str:
    return quote(text, safe="")


def _kind_of_item(paper: Row) -> str:
    title = _encoded(paper.title)
    if not paper.venue or paper.is_preprint:
        there = identifiers.link("arxiv", paper.arxiv) if paper.arxiv else _first_link(paper)
        kind = "preprint" if paper.is_preprint else "document"
        said = f"rft_val_fmt={OTHER}&rft.type={kind}&rft.title={title}"
        return f"{said}&rft.identifier={_encoded(there)}" if there else said
    if paper.venue_kind == Venue.Kind.JOURNAL:
        name = _encoded(paper.venue_name or paper.venue)
        return f"rft_val_fmt={JOURNAL}&rft.genre=article&rft.atitle={title}&rft.jtitle={name}"
    name = _encoded(paper.venue_name or f"{paper.venue} {paper.year or ''}".strip())
    return f"rft_val_fmt={BOOK}&rft.genre=proceeding&rft.atitle={title}&rft.btitle={name}"


def _first_link(paper: Row) -> str:
    papers = (link.url for link in paper.links if link.kind == Link.Kind.PAPER)
    return next(papers, "")
