"""Papers into the index of the search, and the index kept in step with the papers.

The index is a table that Django does not know, so that no migration rebuilds it and no dump holds
it. It is made after each `migrate`; `changes` brings it up to date with every write.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from django.apps import apps as current_apps
from django.apps.registry import Apps
from django.db import connections
from django.db.models import Model
from django.db.models.expressions import RawSQL

from catalogue.inserting import analyse
from catalogue.models import Author, AuthorAlias, Authorship, Paper, Venue, VenueAlias, among
from catalogue.search import Index, Row

BATCH = 500

READ: tuple[type[Model], ...] = (Paper, Author, AuthorAlias, Authorship, Venue, VenueAlias)
"""The models that a row of the index is made from."""


class Indexing:
    """Rows on their way into the index; `finish` counts their words."""

    def __init__(self, using: str = "default") -> None:
        self.using = using
        self.writing = Index(connections[using]).writing()

    def add(self, papers: Iterable[int]) -> None:
        """Make the rows of papers that have none."""
        for batch in _batches(papers):
            self.writing.add(list(rows(batch, self.using)))

    def refresh(self, papers: Iterable[int]) -> None:
        """Make the rows of these papers anew; a paper that is no more loses its row."""
        for batch in _batches(sorted(set(papers))):
            self.writing.remove(batch)
            self.writing.add(list(rows(batch, self.using)))

    def finish(self) -> None:
        self.writing.finish()


def refresh(papers: Iterable[int], using: str = "default") -> None:
    """Make the rows of these papers anew, all in one go."""
    indexing = Indexing(using)
    indexing.refresh(papers)
    indexing.finish()


def rebuild(using: str = "default") -> int:
    """Make the whole index anew, and tell how many papers it holds."""
    Index(connections[using]).clear()
    papers = list(Paper.objects.using(using).order_by("pk").values_list("pk", flat=True))
    analyse(READ, using)
    indexing = Indexing(using)
    indexing.add(papers)
    indexing.finish()
    return len(papers)


def _batches(papers: Iterable[int]) -> Iterator[list[int]]:
    waiting = iter(papers)
    while batch := list(islice(waiting, BATCH)):
        yield batch


def strays(using: str = "default") -> tuple[set[int], set[int]]:
    """The papers without a row, and the rows without a paper."""
    papers = set(Paper.objects.using(using).values_list("pk", flat=True))
    indexed = Index(connections[using]).papers()
    return papers - indexed, indexed - papers


def prepare(using: str, apps: Apps = current_apps, **extra: Any) -> None:
    """Make the index where it is missing, and mend it: what follows a migration or a flush."""
    if not _migrated(apps):
        return
    index = Index(connections[using])
    index.make()
    missing, surplus = strays(using)
    if missing or surplus:
        analyse(READ, using)  # a dump that was restored a moment ago knows nothing of its tables
        refresh(missing | surplus, using)


def _migrated(apps: Apps) -> bool:
    """Whether the tables are those of the models, and not those of an older migration."""
    for model in READ:
        try:
            there = apps.get_model(model._meta.label)
        except LookupError:
            return False
        mine = {field.column for field in model._meta.local_fields}
        if mine != {field.column for field in there._meta.local_fields}:
            return False
    return True


def rows(papers: Iterable[int], using: str = "default") -> Iterator[Row]:
    """What is to be found of these papers, in a fixed number of queries."""
    chosen = among(papers, using)
    people, venues = _people(chosen, using), _venues(chosen, using)
    fields = ("pk", "state", "title", "venue_id", "venue_printed", "note", "abstract", "remark")
    found = Paper.objects.using(using).filter(pk__in=chosen).order_by("pk")
    for pk, state, title, venue, printed, note, abstract, remark in found.values_list(*fields):
        yield Row(
            paper=pk,
            published=state == Paper.State.PUBLISHED,
            title=(title,),
            authors=people.get(pk, ()),
            venue=(printed, *venues.get(venue, ()), note),
            text=(abstract, remark),
        )


def _people(papers: RawSQL, using: str) -> dict[int, tuple[str, ...]]:
    """Every spelling of a paper's authors, those that are printed first."""
    places = Authorship.objects.using(using).filter(paper__in=papers).order_by()
    fields = ("paper_id", "position", "pk", "printed", "author_id", "author__name")
    found = sorted(places.values_list(*fields))
    aliases: dict[int, list[str]] = defaultdict(list)
    authors = among({author for *_, author, _ in found}, using)
    known = AuthorAlias.objects.using(using).filter(author__in=authors)
    for author, alias in known.values_list("author_id", "alias"):
        aliases[author].append(alias)
    printed: dict[int, list[str]] = defaultdict(list)
    others: dict[int, list[str]] = defaultdict(list)
    for paper, _, _, name, author, known_as in found:
        printed[paper].append(name)
        others[paper] += [known_as, *aliases.get(author, ())]
    return {paper: (*names, *others[paper]) for paper, names in printed.items()}


def _venues(papers: RawSQL, using: str) -> dict[int | None, list[str]]:
    spellings: dict[int | None, list[str]] = defaultdict(list)
    venues = Venue.objects.using(using).filter(papers__in=papers).order_by("pk").distinct()
    for pk, name, full_name in venues.values_list("pk", "name", "full_name"):
        spellings[pk] += [name, full_name]
    aliases = VenueAlias.objects.using(using).filter(
        venue__in=among(filter(None, spellings), using)
    )
    for pk, alias in aliases.values_list("venue_id", "alias"):
        spellings[pk].append(alias)
    return spellings
