"""Papers as the rows of a table."""

from collections.abc import Iterable
from functools import lru_cache

from django.urls import get_script_prefix
from django.utils.safestring import SafeString

from catalogue import metadata
from catalogue.filters import PaperFilter
from catalogue.rendering.addresses import below
from catalogue.rendering.jinja import render
from catalogue.rows import Row
from catalogue.search import Query, marked, snippet

MOST_AUTHORS = 8


def rows(papers: Iterable[Row], chosen: PaperFilter, site: str) -> list[SafeString]:
    """Render papers with the hits of a search marked, on the site of this address."""
    search = chosen.search if chosen.text else None
    prefix = get_script_prefix()
    return [row(paper, search, site, prefix) for paper in papers]


@lru_cache(maxsize=2**10)
def row(paper: Row, search: Query | None, site: str, prefix: str) -> SafeString:
    """Render a row, which is the same on every page that has the paper and marks the same words.

    The title is cut into parts only where some are marked, as the passage of the abstract is.
    """
    at = below(prefix)
    address = f"{at['paper']}{paper.slug}/"
    authors = [(name, f"{at['author']}{slug}/") for slug, name in paper.authors[:MOST_AUTHORS]]
    return render(
        "row.jinja",
        paper=paper,
        address=address,
        coins=metadata.coins(paper, site + address),
        title=marked(paper.title, search, "title") if search else [],
        passage=snippet(paper.abstract, search, "text") if search else [],
        authors=authors[:-1],
        last=authors[-1:],
        more=len(paper.authors) - len(authors),
        venue=f"{at['venue']}{paper.venue_slug}/",
        links=paper.links,
    )
