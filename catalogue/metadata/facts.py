"""What is known of a paper, as several descriptions tell it."""

import re
from urllib.parse import quote

from catalogue import names
from catalogue.models import Link, Paper, Venue

OPEN_HOSTS = frozenset([
    "aclanthology.org", "arxiv.org", "openaccess.thecvf.com", "papers.nips.cc",
    "proceedings.mlr.press", "proceedings.neurips.cc",
])  # fmt: skip
"""Where a PDF is open to everybody."""

WEB_PDF = re.compile(r"https://(?:www\.)?([\w.-]+)/.*\.pdf")


def is_preprint(paper: Paper) -> bool:
    """Tell whether the paper stands on a preprint server and, as far as is known, nowhere else."""
    if paper.venue is None:
        return "arxiv" in identified(paper)
    return paper.venue.kind == Venue.Kind.PREPRINT


def event(paper: Paper) -> str:
    """Name the proceedings: venue and year."""
    return f"{paper.venue_printed} {paper.year or ''}".strip()


def identified(paper: Paper) -> dict[str, str]:
    return {found.scheme: found.value for found in paper.identifiers.all()}


def open_pdf(paper: Paper) -> str:
    """Give the address of a PDF that everybody may read, where one is known."""
    if arxiv := identified(paper).get("arxiv"):
        return f"https://arxiv.org/pdf/{quote(arxiv)}"
    papers = (link.url for link in paper.links.all() if link.kind == Link.Kind.PAPER)
    pdfs = (url for url in papers if (found := WEB_PDF.fullmatch(url)) and found[1] in OPEN_HOSTS)
    return next(pdfs, "")


def printed(paper: Paper) -> list[str]:
    """Give the authors' names as printed."""
    return [place.printed for place in paper.authorships.all()]


def parts_of_name(name: str) -> tuple[str, str]:
    """Tell the given names from the family name, which its particles belong to."""
    family, comma, given = name.partition(",")
    if comma and not names.SUFFIX.fullmatch(given.strip()):
        return given.strip(), family.strip()
    words = name.split()
    start = max(len(words) - 1, 0)
    if start > 1 and names.SUFFIX.fullmatch(words[start]):
        start -= 1
    while start > 1 and names.PARTICLE.fullmatch(words[start - 1]):
        start -= 1
    return " ".join(words[:start]), " ".join(words[start:])
