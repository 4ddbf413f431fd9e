"""How what somebody has begun to type may go on: words, titles, authors and venues of published papers."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from django.db import connections
from django.db.models import Count, Q, QuerySet

from catalogue.models import Author, Paper, Venue
from catalogue.models.paper import PaperQuerySet
from catalogue.search import Index, Query, Search, look_up

N = TypeVar("N", Author, Venue)

MOST = 4
"""Of each kind."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A text to search for, what it is, and where it leads; a word leads nowhere by itself."""

    text: str
    kind: str
    url: str = ""


def suggest(text: str) -> list[Suggestion]:
    """Complete a text, in a fixed number of queries."""
    papers = Paper.objects.published()
    search = papers.look_up(text)
    if not search.wanted:
        return []
    words = [word for sought in search.wanted for word in sought.term.words]
    found = [*_authors(words), *_venues(words), *_titles(papers, search.query)]
    known = {one.text.casefold() for one in found}
    return [*(word for word in _words(search) if word.text not in known), *found]


def _words(search: Search) -> Iterator[Suggestion]:
    """The word completed, where it is one."""
    first, *more = search.query.terms
    if first.prefix and not (more or first.field or first.joined):
        for word in search.index.beginning(first.words[0], MOST):
            yield Suggestion(word, "word")


def _authors(words: Iterable[str]) -> Iterator[Suggestion]:
    authors = Author.objects.filter(papers__state=Paper.State.PUBLISHED)
    for word in words:
        authors = authors.filter(Q(sort_key__startswith=word) | Q(sort_key__contains=f" {word}"))
    for author in _most_papers(authors):
        yield Suggestion(author.name, "author", author.get_absolute_url())


def _venues(words: Iterable[str]) -> Iterator[Suggestion]:
    venues = Venue.objects.filter(papers__state=Paper.State.PUBLISHED)
    for word in words:
        venues = venues.filter(Q(key__startswith=word) | Q(key__contains=f" {word}"))
    for venue in _most_papers(venues):
        yield Suggestion(venue.name, "venue", venue.get_absolute_url())


def _most_papers(rows: QuerySet[N]) -> Iterable[N]:
    return rows.annotate(number=Count("papers")).order_by("-number", "pk")[:MOST]


def _titles(papers: PaperQuerySet, query: Query) -> Iterator[Suggestion]:
    terms = tuple(replace(term, field="title") for term in query.wanted)
    search = look_up(replace(query, terms=terms), Index(connections[papers.db]))
    for paper in papers.matching(search).by_relevance(search)[:MOST]:
        yield Suggestion(paper.title, "paper", paper.get_absolute_url())
