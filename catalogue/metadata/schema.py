"""JSON-LD: a paper, the way to a page, the site and its lists in the words of schema.org."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.urls import reverse

from catalogue.metadata import facts
from catalogue.models import Author, Identifier, Link, Paper, Venue
from catalogue.rows import Row
from catalogue.topics import Topic

SCHEMA = "https://schema.org"


def article(paper: Paper, topics: Iterable[str], site: str) -> dict[str, Any]:
    """Describe the paper as schema.org's ScholarlyArticle; nothing is said that is not known."""
    url = site + paper.get_absolute_url()
    about = list(topics)
    described: dict[str, Any] = {
        "@context": SCHEMA,
        "@type": "ScholarlyArticle",
        "@id": url,
        "url": url,
        "mainEntityOfPage": url,
        "name": paper.title,
        "headline": paper.title,
        "author": [_person(place.author, place.printed, site) for place in paper.authorships.all()],
        "datePublished": str(paper.year or ""),
        "abstract": paper.abstract,
        "identifier": [_identifier(found) for found in paper.identifiers.all()],
        "sameAs": [found.url for found in paper.identifiers.all()],
        **_published_in(paper),
        "about": [_term(topic, site) for topic in about],
        "keywords": about,
        **_read_freely(paper),
        "hasPart": [
            {"@type": "SoftwareSourceCode", "codeRepository": link.url}
            for link in paper.links.all()
            if link.kind == Link.Kind.CODE and link.url
        ],
    }
    return {name: value for name, value in described.items() if value}


def _identifier(found: Identifier) -> dict[str, str]:
    return {
        "@type": "PropertyValue",
        "propertyID": found.get_scheme_display(),
        "value": found.value,
        "url": found.url,
    }


def _term(topic: str, site: str) -> dict[str, str]:
    terms = site + reverse("catalogue:category_list")
    return {"@type": "DefinedTerm", "name": topic, "inDefinedTermSet": terms}


def _person(author: Author, printed: str, site: str) -> dict[str, str]:
    given, family = facts.parts_of_name(printed)
    described = {
        "@type": "Person",
        "name": printed,
        "givenName": given,
        "familyName": family,
        "url": site + author.get_absolute_url(),
        "identifier": f"https://orcid.org/{author.orcid}" if author.orcid else "",
    }
    return {name: value for name, value in described.items() if value}


def _published_in(paper: Paper) -> dict[str, Any]:
    if paper.venue is None or facts.is_preprint(paper):
        return {}
    if paper.venue.kind == Venue.Kind.JOURNAL:
        name = paper.venue.full_name or paper.venue_printed
        return {"isPartOf": {"@type": "Periodical", "name": name}}
    return {
        "isPartOf": {"@type": "PublicationVolume", "name": facts.event(paper)},
        "publication": {"@type": "PublicationEvent", "name": facts.event(paper)},
    }


def _read_freely(paper: Paper) -> dict[str, Any]:
    """Tell of the PDF that everybody may read, where one is known."""
    if not (pdf := facts.open_pdf(paper)):
        return {}
    media = {"@type": "MediaObject", "encodingFormat": "application/pdf", "contentUrl": pdf}
    return {"isAccessibleForFree": True, "encoding": media}


def crumbs(trail: Sequence[Topic], last: str, site: str) -> dict[str, Any]:
    """Describe the way to a page: the list, the categories, the page itself."""
    steps = [("All papers", reverse("catalogue:paper_list"))]
    steps += [(one.name, reverse("catalogue:category_detail", args=[one.path])) for one in trail]
    items = [
        {"@type": "ListItem", "position": number, "name": name, "item": site + path}
        for number, (name, path) in enumerate(steps, 1)
    ]
    items.append({"@type": "ListItem", "position": len(items) + 1, "name": last})
    return {"@context": SCHEMA, "@type": "BreadcrumbList", "itemListElement": items}


def website(name: str, site: str) -> dict[str, Any]:
    """Describe the site, and how it is searched."""
    home = site + reverse("catalogue:paper_list")
    return {
        "@context": SCHEMA,
        "@type": "WebSite",
        "name": name,
        "url": home,
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": f"{home}?q={{search_term_string}}"},
            "query-input": "required name=search_term_string",
        },
    }


def category(
    topic: Topic, trail: Sequence[Topic], papers: Sequence[Row], first: int, site: str
) -> list[dict[str, Any]]:
    """Describe a category's page: the papers on it, the first at this place, and the way to it."""
    items = [
        {
            "@type": "ListItem",
            "position": number,
            "url": site + paper.get_absolute_url(),
            "name": paper.title,
        }
        for number, paper in enumerate(papers, first)
    ]
    page: dict[str, Any] = {
        "@context": SCHEMA,
        "@type": "CollectionPage",
        "name": topic.name,
        "url": site + reverse("catalogue:category_detail", args=[topic.path]),
        "mainEntity": {"@type": "ItemList", "itemListElement": items},
    }
    return [page, crumbs(trail, topic.name, site)]
