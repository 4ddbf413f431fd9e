"""Meta tags of a paper's page: Highwire for Zotero and Google Scholar, Open Graph, and its files."""

from collections.abc import Iterable

from catalogue.metadata import facts
from catalogue.models import Paper, Venue

Pairs = list[tuple[str, str]]

ALTERNATES = {
    "bib": "application/x-bibtex",
    "ris": "application/x-research-info-systems",
    "csl.json": "application/vnd.citationstyles.csl+json",
    "json": "application/json",
}
"""The endings under which a paper's page is a file, with their media types."""

SCHEMES = {"doi": "citation_doi", "arxiv": "citation_arxiv_id", "pubmed": "citation_pmid"}

MOST_AUTHORS = 3


def tags(paper: Paper, topics: Iterable[str], site: str) -> Pairs:
    """Give the Highwire tags, and the hint without which Zotero takes a preprint for an article."""
    found = facts.identified(paper)
    pairs = [("citation_title", paper.title)]
    pairs += [("citation_author", name.replace(";", ",")) for name in facts.printed(paper)]
    if paper.year:
        pairs.append(("citation_publication_date", str(paper.year)))
    pairs += _container(paper)
    pairs += [(name, found[scheme]) for scheme, name in SCHEMES.items() if scheme in found]
    if pdf := facts.open_pdf(paper):
        pairs.append(("citation_pdf_url", pdf))
    url = site + paper.get_absolute_url()
    pairs += [("citation_abstract_html_url", url), ("citation_public_url", url)]
    if paper.abstract:
        pairs.append(("citation_abstract", " ".join(paper.abstract.split())))
    pairs += [("citation_keywords", topic.replace(";", ",")) for topic in topics]
    return pairs


def _container(paper: Paper) -> Pairs:
    """Say where the paper appeared, which also says what it is."""
    if facts.is_preprint(paper):
        return [("DC.type", "preprint")]
    if paper.venue is None:
        return [("DC.type", "document")]
    if paper.venue.kind == Venue.Kind.JOURNAL:
        return [("citation_journal_title", paper.venue.full_name or paper.venue_printed)]
    return [("citation_conference_title", paper.venue.full_name or facts.event(paper))]


def social(paper: Paper, site: str) -> Pairs:
    """Give the Open Graph properties; a type other than article, or the site's name, misleads Zotero."""
    return [
        ("og:type", "article"),
        ("og:title", paper.title),
        ("og:url", site + paper.get_absolute_url()),
        ("og:description", description(paper)),
    ]


def description(paper: Paper) -> str:
    """Say in a sentence or two what stands on the page."""
    authors = facts.printed(paper)
    by = ", ".join(authors[:MOST_AUTHORS])
    by += " and others" if len(authors) > MOST_AUTHORS else ""
    line = ". ".join(part for part in (by, facts.event(paper)) if part)
    abstract = " ".join(paper.abstract.split())
    return shortened(". ".join(part for part in (line, abstract) if part) or paper.title)


def shortened(text: str, length: int = 200) -> str:
    """Cut a text between words."""
    if len(text) <= length:
        return text
    return text[:length].rpartition(" ")[0].rstrip(" ,.;:") + "…"


def alternates(paper: Paper) -> Pairs:
    """Give the addresses of the paper's files, with their media types."""
    page = paper.get_absolute_url().removesuffix("/")
    return [(f"{page}.{ending}", media) for ending, media in ALTERNATES.items()]
