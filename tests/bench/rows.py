"""Records as rows of the tables, with keys counted here.

No two records are taken for one paper, as an import might; all else is as an import stores it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import connection, models

from catalogue import names, readme
from catalogue.models import Author, Authorship, Category, Entry, Identifier, Link, Paper, Venue
from catalogue.models.paper import title_key
from catalogue.models.venue import venue_key
from catalogue.records import LIMITS, PaperRecord

ADDED = Paper._meta.get_field("added")
CAME = datetime(2025, 1, 1, tzinfo=UTC)
STEP = 1024
TOGETHER = 10_000
"""Papers that are written in one go."""


COLUMNS: dict[type[models.Model], str] = {
    Category: "id parent name slug kind level position",
    Venue: "id name slug key kind",
    Paper: "id title slug year venue venue_printed note abstract added published updated title_key",
    Author: "id name slug key sort_key",
    Authorship: "id paper author position printed",
    Link: "id paper position kind label url",
    Identifier: "id paper scheme value",
    Entry: "id category paper position",
}
"""The fields that rows give, in the order in which tables are filled; others have their defaults."""


class Slugs:
    def __init__(self) -> None:
        self.numbers: dict[str, int] = defaultdict(int)

    def free(self, wanted: str) -> str:
        self.numbers[wanted] += 1
        number = self.numbers[wanted]
        return wanted if number == 1 else f"{wanted}--{number}"


class Rows:
    """Rows of every table, as tuples in the order of `COLUMNS`, each with its key first."""

    def __init__(self) -> None:
        self.tables: dict[type[models.Model], list[tuple[Any, ...]]] = defaultdict(list)
        self.keys: dict[type[models.Model], int] = defaultdict(int)
        self.venues: dict[str, int] = {}
        self.authors: dict[tuple[str, int], int] = {}
        self.categories: dict[tuple[str, ...], int] = {}
        self.identifiers: set[tuple[str, str]] = set()
        self.last: dict[int, int] = defaultdict(int)
        self.slugs: dict[Any, Slugs] = defaultdict(Slugs)
        root = self._add(Category, None, "", "", "root", 0, 0)
        self.categories[()] = self._add(Category, root, "Papers", "title", "title", 1, 0)

    def _add(self, model: type[models.Model], *values: Any) -> int:
        self.keys[model] += 1
        self.tables[model].append((self.keys[model], *values))
        return self.keys[model]

    def take(self, record: PaperRecord) -> None:
        slug = names.citation_key(record.title, record.authors, record.year)
        moment = ADDED.get_db_prep_save(CAME + timedelta(minutes=self.keys[Paper]), connection)
        paper = self._add(
            Paper,
            record.title,
            self.slugs[Paper].free(slug),
            record.year,
            self._venue(record.venue) if record.venue else None,
            record.venue,
            record.note,
            record.abstract,
            moment,
            moment,
            moment,
            title_key(record.title),
        )
        used: dict[str, int] = defaultdict(int)
        for position, name in enumerate(record.authors, start=1):
            key = names.key(name)
            used[key] += 1
            self._add(Authorship, paper, self._author(name, key, used[key]), position, name)
        for position, link in enumerate(record.links, start=1):
            self._add(Link, paper, position, link.kind, link.label, link.url)
        carried = readme.carried_identifiers(record) | dict(record.identifiers)
        for scheme, value in carried.items():
            if (scheme, value) not in self.identifiers:
                self.identifiers.add((scheme, value))
                self._add(Identifier, paper, scheme, value)
        for path in dict.fromkeys(record.categories):
            category = self._category(path)
            self.last[category] += STEP
            self._add(Entry, category, paper, self.last[category])

    def _venue(self, name: str) -> int:
        key = venue_key(name)
        if key not in self.venues:
            kind = names.venue_kind(name)
            kind = kind if kind == Venue.Kind.PREPRINT else Venue.Kind.OTHER
            slug = self.slugs[Venue].free(names.slug(name))
            self.venues[key] = self._add(Venue, name, slug, key, kind)
        return self.venues[key]

    def _author(self, name: str, key: str, number: int) -> int:
        if (key, number) not in self.authors:
            slug = self.slugs[Author].free(names.slug(name))
            sort_key = names.sort_key(name)[:1000]
            self.authors[key, number] = self._add(
                Author, name, slug, key[: LIMITS["author"]], sort_key
            )
        return self.authors[key, number]

    def _category(self, path: tuple[str, ...]) -> int:
        if path not in self.categories:
            parent = self._category(path[:-1])
            slug = self.slugs[parent].free(names.slug(path[-1]))
            position = self.keys[Category] * 10
            self.categories[path] = self._add(
                Category, parent, path[-1], slug, "topic", len(path) + 1, position
            )
        return self.categories[path]


def filled(records: Iterable[PaperRecord]) -> Iterator[Rows]:
    """Give the rows of so many papers at a time; `write` takes them out."""
    rows = Rows()
    for number, record in enumerate(records, start=1):
        rows.take(record)
        if number % TOGETHER == 0:
            yield rows
    yield rows
