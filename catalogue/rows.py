"""What a row of a list shows of a paper, read in two queries and without a model's weight.

The newest papers stand first on most pages: rows are kept until the next write.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import CharField, OuterRef, QuerySet, Subquery, Value
from django.urls import reverse

from catalogue import keeping, prepared
from catalogue.models import Authorship, Identifier, Link, Paper, Venue

PLACE, LINK = 0, 1
KEPT = keeping.Memory(4 * 2**20)
KINDS = {kind: str(label) for kind, label in Link.Kind.choices}


class Prepared:
    """A select over some papers, compiled once for each number of them: that takes most of its time."""

    def __init__(self, select: Callable[[Sequence[int]], QuerySet[Any, Any]]) -> None:
        self.select = select
        self.compiled = lru_cache(self._compile)

    def __call__(self, keys: Sequence[int]) -> list[tuple[Any, ...]]:
        """Read the rows of these papers."""
        if not keys:
            return []
        sql, given = self.compiled(len(keys))
        values = [keys[-one - 1] if isinstance(one, int) and one < 0 else one for one in given]
        with prepared.cursor(connections[DEFAULT_DB_ALIAS]) as cursor:
            cursor.execute(sql, values)
            found: list[tuple[Any, ...]] = cursor.fetchall()
        return found

    def _compile(self, number: int) -> tuple[str, tuple[Any, ...]]:
        """Compile for keys that no paper has, which stand for those that are to come."""
        return self.select(range(-number, 0)).query.sql_with_params()


class Place(NamedTuple):
    """An author of a paper, with the name as printed there."""

    slug: str
    printed: str


class Door(NamedTuple):
    """A link that leads somewhere."""

    kind: str
    label: str
    url: str


class Row(NamedTuple):
    """A paper as a list shows it. Without a venue, all that is said of one is empty."""

    pk: int
    slug: str
    title: str
    year: int | None
    note: str
    abstract: str
    venue: str
    venue_slug: str
    venue_name: str
    venue_kind: str
    doi: str
    arxiv: str
    authors: tuple[Place, ...]
    links: tuple[Door, ...]

    @property
    def is_preprint(self) -> bool:
        """Whether the paper stands on a preprint server and, as far as is known, nowhere else."""
        if not self.venue:
            return bool(self.arxiv)
        return self.venue_kind == Venue.Kind.PREPRINT

    @property
    def nbytes(self) -> int:
        """The bytes of memory that it takes, about."""
        texts = len(self.title) + len(self.abstract)
        return 1000 + texts + 200 * len(self.authors) + 400 * len(self.links)

    def get_absolute_url(self) -> str:
        return reverse("catalogue:paper_detail", args=[self.slug])


def _of_papers(keys: Sequence[int]) -> QuerySet[Any, Any]:
    identifier = {
        scheme: Subquery(
            Identifier.objects.filter(paper=OuterRef("pk"), scheme=scheme).values("value")[:1]
        )
        for scheme in ("doi", "arxiv")
    }
    papers: QuerySet[Any, Any] = Paper.objects.published().filter(pk__in=keys).order_by()
    papers = papers.annotate(**identifier)
    return papers.values_list(
        "pk", "slug", "title", "year", "note", "abstract", "venue_printed",
        "venue__slug", "venue__full_name", "venue__kind", "doi", "arxiv",
    )  # fmt: skip


def _of_parts(keys: Sequence[int]) -> QuerySet[Any, Any]:
    """The places of authors and the links, in one statement."""
    places = Authorship.objects.filter(paper__in=keys).order_by()
    links = Link.objects.there().filter(paper__in=keys).order_by()
    named = places.annotate(part=Value(PLACE), more=Value("", CharField()))
    told = named.values_list(
        "part", "position", "pk", "paper_id", "author__slug", "printed", "more"
    )
    labelled = links.annotate(part=Value(LINK))
    also = labelled.values_list("part", "position", "pk", "paper_id", "kind", "label", "url")
    # From Django 6 on a union would take over the order of the model.
    return told.union(also, all=True).order_by()


_papers, _parts = Prepared(_of_papers), Prepared(_of_parts)


def read(keys: Sequence[int]) -> list[Row]:
    """Read the published ones of these papers, in this order."""
    found = KEPT.recall_each(keys, _read)
    return [found[key] for key in keys if key in found]


def _read(keys: Sequence[int]) -> dict[int, Row]:
    papers = {values[0]: values for values in _papers(keys)}
    authors: defaultdict[int, list[Place]] = defaultdict(list)
    links: defaultdict[int, list[Door]] = defaultdict(list)
    for part, _, _, paper, first, second, third in sorted(_parts(list(papers))):
        if part == PLACE:
            authors[paper].append(Place(first, second))
        else:
            links[paper].append(Door(first, second or KINDS[first], third))
    return {
        key: _row(values, tuple(authors[key]), tuple(links[key])) for key, values in papers.items()
    }


def _row(values: tuple[Any, ...], authors: tuple[Place, ...], links: tuple[Door, ...]) -> Row:
    pk, slug, title, year, note, abstract, venue, *others = values
    venue_slug, venue_name, kind, doi, arxiv = (text or "" for text in others)
    return Row(
        pk, slug, title, year, note, abstract, venue, venue_slug, venue_name, kind, doi, arxiv,
        authors, links,
    )  # fmt: skip
