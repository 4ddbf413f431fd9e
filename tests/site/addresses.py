"""Every public address, once for each kind of page and file, on the catalogue of `shelf.fill`."""

from dataclasses import dataclass

import pytest
from django.urls import resolve

FILL = "from tests.site import shelf; shelf.fill()"


@dataclass(frozen=True)
class Page:
    """A kind of page that people look at."""

    name: str
    address: str
    status: int = 200
    media_type: str = "text/html; charset=utf-8"

    @property
    def view(self):
        return resolve(self.address.partition("?")[0]).view_name


@dataclass(frozen=True)
class File:
    """Something that programs read."""

    address: str
    media_type: str
    status: int = 200

    @property
    def view(self):
        return resolve(self.address.partition("?")[0]).view_name


MEDIA_TYPES = {
    "bib": "application/x-bibtex; charset=utf-8",
    "ris": "application/x-research-info-systems; charset=utf-8",
    "csl.json": "application/vnd.citationstyles.csl+json",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "jsonl": "application/jsonl",
    "md": "text/markdown; charset=utf-8",
    "atom": "application/atom+xml; charset=utf-8",
}

PAGES = [
    Page("home", "/"),
    Page("browse", "/?q=graph&venue=iclr&year_min=2005&sort=title"),
    Page("second page", "/?page=2"),
    Page("unknown choices", "/?venue=nosuch&year=abc&category=papers/pre-training"),
    Page("empty result", "/?q=graph&venue=iclr&year=1999"),
    Page("search without a word", "/?q=%22%22"),
    Page("basket", "/?paper=a-full-paper&paper=article"),
    Page("facet", "/facets/author/?q=part"),
    Page("paper", "/papers/a-full-paper/"),
    Page("hostile paper", "/papers/hostile/"),
    Page("bare paper", "/papers/bare/"),
    Page("author", "/authors/ada-lovelace/"),
    Page("venue", "/venues/iclr/"),
    Page("category", "/categories/papers/pre-training/"),
    Page("category of categories", "/categories/papers/"),
    Page("year", "/years/2021/"),
    Page("authors", "/authors/"),
    Page("venues", "/venues/"),
    Page("categories", "/categories/"),
    Page("statistics", "/statistics/"),
    Page("changes", "/changes/"),
    Page("about", "/about/"),
    Page("search help", "/search-help/"),
    Page("API", "/api/"),
    Page("400", "/?" + "&".join(f"year={year}" for year in range(2000, 2021)), 400),
    Page("404", "/papers/nosuch/", 404),
]
"""Kinds of pages; some are one view in several states."""

JSON = "application/json; charset=utf-8"

FILES = [
    *(File(f"/papers.{ending}?q=part", media_type) for ending, media_type in MEDIA_TYPES.items()),
    *(
        File(f"/papers/a-full-paper.{ending}", media_type)
        for ending, media_type in MEDIA_TYPES.items()
    ),
    File("/papers.bib?venue=nosuch", "text/plain; charset=utf-8", 400),
    File("/README.md", "text/markdown; charset=utf-8"),
    File("/suggest?q=pap", "application/x-suggestions+json"),
    File("/opensearch.xml", "application/opensearchdescription+xml; charset=utf-8"),
    File("/robots.txt", "text/plain; charset=utf-8"),
    File("/sitemap.xml", "application/xml"),
    File("/sitemap-papers-1.xml", "application/xml"),
    File("/api/papers", JSON),
    File("/api/papers/a-full-paper", JSON),
    File("/api/facets", JSON),
    File("/api/facets/venue", JSON),
    File("/api/authors", JSON),
    File("/api/authors/ada-lovelace", JSON),
    File("/api/venues", JSON),
    File("/api/venues/iclr", JSON),
    File("/api/categories", JSON),
    File("/api/categories/papers/pre-training", JSON),
    File("/api/openapi.json", "application/json"),
]
"""What is not looked at: downloads, feeds, the API, what robots and browsers ask for."""

of_pages = pytest.mark.parametrize("kind", PAGES, ids=lambda kind: kind.name)
