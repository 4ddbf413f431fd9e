"""Papers into the index of the search, and the index kept in step with the papers.

The index is a table that Django does not know, so that no migration rebuilds it and no dump holds
it. It is made after each `migrate`; `changes` brings it up to date with every write.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from django.apps import apps as current_apps
from django.apps.registry import Apps
from django.db import connections
from django.db.models import Model

from catalogue.models import Author, AuthorAlias, Authorship, Paper, Venue, VenueAlias
from catalogue.search import Index, Row

BATCH = 500

READ: tuple[type[Model], ...] = (Paper, Author, AuthorAlias, Authorship, Venue, VenueAlias)
"""The models that a row of the index is made from."""


def refresh(papers: Iterable[int], using: str = "default") -> None:
    """Make the rows of these papers anew; a paper that is no more loses its row."""
    touched = sorted(set(papers))
    with Index(connections[using]).writing() as index:
        for start in range(0, len(touched), BATCH):
            batch = touched[start : start + BATCH]
            index.replace(batch, list(rows(batch, using)))


def rebuild(using: str = "default") -> int:
    """Make the whole index anew, and tell how many papers it holds."""
    Index(connections[using]).clear()
    papers = list(Paper.objects.using(using).values_list("pk", flat=True))
    refresh(papers, using)
    return len(papers)


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
    """What is to be found of these papers, in four queries."""
    chosen = list(papers)
    people, venues = _people(chosen, using), _venues(chosen, using)
    fields = ("pk", "state", "title", "venue_id", "venue_printed", "note", "abstract", "remark")
    found = Paper.objects.using(using).filter(pk__in=chosen).order_by("pk")
    for pk, state, title, venue, printed, note, abstract, remark in found.values_list(*fields):
        yield Row(
            paper=pk,
            published=state == Paper.State.PUBLISHED,
            title=(title,),
            authors=tuple(people[pk]),
            venue=(printed, *venues[venue], note),
            text=(abstract, remark),
        )


def _people(papers: list[int], using: str) -> dict[int, list[str]]:
    """Every spelling of a paper's authors, those that are printed first."""
    places = Authorship.objects.using(using).filter(paper__in=papers).order_by("position", "pk")
    aliases: dict[int, list[str]] = defaultdict(list)
    known = AuthorAlias.objects.using(using).filter(author__papers__in=papers).distinct()
    for author, alias in known.values_list("author_id", "alias"):
        aliases[author].append(alias)
    printed: dict[int, list[str]] = defaultdict(list)
    others: dict[int, list[str]] = defaultdict(list)
    fields = ("paper_id", "printed", "author_id", "author__name")
    for paper, name, author, known_as in places.values_list(*fields):
        printed[paper].append(name)
        others[paper] += [known_as, *aliases[author]]
    return defaultdict(list, {paper: printed[paper] + others[paper] for paper in printed})


def _venues(papers: list[int], using: str) -> dict[int | None, list[str]]:
    spellings: dict[int | None, list[str]] = defaultdict(list)
    venues = Venue.objects.using(using).filter(papers__in=papers).order_by("pk").distinct()
    for pk, name, full_name in venues.values_list("pk", "name", "full_name"):
        spellings[pk] += [name, full_name]
    aliases = VenueAlias.objects.using(using).filter(venue__papers__in=papers).distinct()
    for pk, alias in aliases.values_list("venue_id", "alias"):
        spellings[pk].append(alias)
    return spellings
