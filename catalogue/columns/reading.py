"""The arrays of a version, read from the database by plain selects."""

from array import array
from collections.abc import Iterable
from itertools import chain, pairwise
from typing import Any

import numpy as np
from django.db.models import QuerySet
from numpy.typing import NDArray

from catalogue import keeping, topics
from catalogue.columns.columns import Column, Columns
from catalogue.columns.incidence import Incidence
from catalogue.columns.single import Single
from catalogue.columns.texts import Texts
from catalogue.models import Author, Authorship, Entry, Link, Paper, Venue

AT_ONCE = 20_000
STATUSES = ("preprint", "published")

Numbers = NDArray[np.int64]
Places = NDArray[np.int32]


def read() -> Columns | None:
    """Read the published papers; None where somebody wrote meanwhile."""
    version = keeping.version()
    columns = _read(version)
    return columns if keeping.version() == version else None


def _read(version: int) -> Columns:
    papers = Paper.objects.published()
    pk, years, venue_keys = _integers(
        papers.order_by("title_key", "pk").values_list("pk", "year", "venue_id"), 3
    )
    [added] = _integers(papers.order_by("-added", "-pk").values_list("pk"), 1)
    newest = np.argsort(-years, kind="stable")
    keys, years, venue_keys = pk[newest], years[newest], venue_keys[newest]
    places = np.full(int(keys.max(initial=0)) + 1, -1, dtype=np.int32)
    places[keys] = np.arange(len(keys))
    venues, ranks = _venues(venue_keys)
    return Columns(
        version=version,
        keys=keys,
        places=places,
        year=years.astype(np.int16),
        facets={
            "category": _topics(places, len(keys)),
            "year": _years(years),
            "author": _authors(places, len(keys)),
            "link": _links(places, len(keys)),
            **venues,
        },
        titles=places[pk],
        added=places[added],
        venues=ranks,
    )


def _integers(rows: QuerySet[Any], width: int) -> list[Numbers]:
    """Read rows of integers as one array a column; 0 where there is nothing."""
    flat = chain.from_iterable(rows.iterator(chunk_size=AT_ONCE))
    whole = np.fromiter((value or 0 for value in flat), dtype=np.int64)
    return list(whole.reshape(-1, width).T)


def _codes(keys: Numbers, known: Iterable[int]) -> Places:
    """Turn keys of rows into their places among the known ones; -1 for others."""
    known = list(known)
    codes = np.full(max([*known, int(keys.max(initial=0))], default=0) + 1, -1, dtype=np.int32)
    codes[known] = np.arange(len(known))
    return codes[keys]


def _published(pairs: list[Numbers], places: Places) -> tuple[Numbers, Places]:
    """Keep the pairs of published papers, and turn these papers into places."""
    values, papers = pairs
    known = papers < len(places)
    here = places[papers[known]]
    return values[known][here >= 0], here[here >= 0]


def _years(years: Numbers) -> Column:
    known = np.unique(years[years > 0])[::-1]
    texts = [str(year) for year in known.tolist()]
    carried = Single(_codes(years, known.tolist()), len(known))
    return Column(carried, Texts(texts), Texts(texts))


def _venues(papers: Numbers) -> tuple[dict[str, Column], Places]:
    """Read venues and statuses of papers, and how each paper's venue stands by name."""
    carried = set(np.unique(papers).tolist())
    rows = [
        row
        for row in Venue.objects.order_by("key", "slug").values_list(
            "pk", "slug", "name", "kind", "key"
        )
        if row[0] in carried
    ]
    pks, slugs, names, kinds, keys = zip(*rows, strict=True) if rows else ((), (), (), (), ())
    codes = _codes(papers, pks)
    ranks = np.cumsum([0, *(one != other for one, other in pairwise(keys)), 1], dtype=np.int32)
    statuses = [0 if kind == Venue.Kind.PREPRINT else 1 for kind in kinds]
    of_papers = np.array([*statuses, -1], dtype=np.int32)[codes]
    return {
        "venue": Column(Single(codes, len(pks)), Texts(slugs), Texts(names), pks, kinds),
        "status": Column(Single(of_papers, len(STATUSES)), Texts(STATUSES), Texts(STATUSES)),
    }, ranks[codes]


def _links(places: Places, length: int) -> Column:
    kinds = sorted(Link.Kind.values)
    pairs = []
    for kind in kinds:
        links = Link.objects.there().filter(kind=kind).order_by().values_list("paper_id")
        pairs.append(_published(_integers(links, 1) * 2, places)[1])
    codes = np.repeat(np.arange(len(kinds), dtype=np.int32), [len(papers) for papers in pairs])
    carried = Incidence(np.concatenate(pairs), codes, (length, len(kinds)))
    return Column(carried, Texts(kinds), Texts(str(Link.Kind(kind).label) for kind in kinds))


def _topics(places: Places, length: int) -> Column:
    known = topics.current()
    codes = {path: place for place, path in enumerate(known.listed)}
    entries = Entry.objects.of_papers().order_by().values_list("category_id", "paper_id")
    categories, papers = _published(_integers(entries, 2), places)
    above = {pk: [codes[path] for path in paths] for pk, paths in known.above.items()}
    depths = np.array([len(above[pk]) for pk in categories.tolist()], dtype=np.int64)
    values = np.fromiter((one for pk in categories.tolist() for one in above[pk]), dtype=np.int32)
    carried = Incidence(np.repeat(papers, depths), values, (length, len(codes)))
    return Column(carried, Texts(codes), Texts(topic.name for topic in known.listed.values()))


def _authors(places: Places, length: int) -> Column:
    rows = Authorship.objects.order_by().values_list("author_id", "paper_id")
    people, papers = _published(_integers(rows, 2), places)
    carried = np.zeros(int(people.max(initial=0)) + 1, dtype=np.bool_)
    carried[people] = True
    keys, slugs, names = array("q"), Texts(), Texts()
    named = Author.objects.order_by("sort_key", "slug").values_list("pk", "slug", "name")
    for pk, slug, name in named.iterator(chunk_size=AT_ONCE):
        if pk < len(carried) and carried[pk]:
            keys.append(pk)
            slugs.append(slug)
            names.append(name)
    shape = (length, len(keys))
    return Column(Incidence(papers, _codes(people, keys), shape), slugs, names, keys)
