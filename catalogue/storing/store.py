"""Add papers and bring papers up to records, with their people, venues, links and identifiers."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from catalogue import names
from catalogue.changes import Change, Row
from catalogue.models import Authorship, FreeSlugs, Identifier, Link, Paper
from catalogue.models.paper import title_key
from catalogue.records import PaperRecord
from catalogue.storing.matching import Known, Register
from catalogue.storing.people import People, Venues

PLACE = ("paper_id", "position", "author_id", "printed")
LINK = ("paper_id", "position", "kind", "label", "url")
IDENTIFIER = ("paper_id", "scheme", "value")
PAPER = (
    "title", "slug", "year", "venue_id", "venue_printed", "note", "abstract", "title_key",
)  # fmt: skip


class Store:
    """What is known of the database while records are brought in, so that many cost few queries."""

    def __init__(self, change: Change) -> None:
        self.change = change
        self.papers = Register()
        self.people = People(change)
        self.venues = Venues(change)

    def load(self, records: Sequence[PaperRecord]) -> None:
        """Read what is needed to recognise these records' papers, authors and venues."""
        self.papers.load(records)
        self.people.load(records)
        self.venues.load(records)

    def add(self, records: Sequence[PaperRecord]) -> list[int]:
        """New papers for these records, which `match` did not find, and their keys."""
        self.people.add(records)
        self.venues.add(records)
        slugs = FreeSlugs(Paper).give([_wanted_slug(record) for record in records])
        rows = [self._paper(record, slug) for record, slug in zip(records, slugs, strict=True)]
        keys = self.change.insert(Paper, PAPER, rows, published=timezone.now())
        pairs = list(zip(keys, records, strict=True))
        for model, columns, of in (
            (Authorship, PLACE, self._places),
            (Link, LINK, _links),
            (Identifier, IDENTIFIER, _identifiers),
        ):
            self.change.insert(model, columns, [row for pair in pairs for row in of(*pair)])
        for key, record in pairs:
            self.papers.remember(Known(key, record.title, dict(record.identifiers)))
        return keys

    def update(self, paper: Paper, record: PaperRecord, fields: Collection[str]) -> None:
        """Bring these fields of a paper up to the record."""
        self.load([record])
        self.papers.recall([paper.pk])
        for name in fields:
            if name in {"title", "year", "note", "abstract"}:
                setattr(paper, name, getattr(record, name))
        if "venue" in fields:
            self.venues.add([record])
            paper.venue_id = self.venues.of(record)
            paper.venue_printed = record.venue
        self.change.save(paper)
        if "authors" in fields:
            self.people.prefer(paper.authorships.values_list("printed", "author_id"))
            self.people.add([record])
            self._replace(paper.authorships.all(), PLACE, self._places(paper.pk, record))
        if "links" in fields:
            self._replace(paper.links.all(), LINK, _links(paper.pk, record))
        if "identifiers" in fields:
            self._replace(paper.identifiers.all(), IDENTIFIER, _identifiers(paper.pk, record))
        self.papers.forget([paper.pk])
        self.papers.recall([paper.pk])

    def _replace(self, rows: QuerySet[Any], columns: Sequence[str], new: Iterable[Row]) -> None:
        """Put new parts of a paper in place of what it has; people who stay are the authors they were."""
        self.change.delete_all(rows)
        for row in new:
            self.change.save(rows.model(**dict(zip(columns, row, strict=True))))

    def _paper(self, record: PaperRecord, slug: str) -> tuple[str | int | None, ...]:
        key = title_key(record.title)
        venue = self.venues.of(record)
        told = (record.venue, record.note, record.abstract, key)
        return (record.title, slug, record.year, venue, *told)

    def _places(self, paper: int, record: PaperRecord) -> list[tuple[int, int, int, str]]:
        found = enumerate(self.people.of(record), start=1)
        return [(paper, position, author, printed) for position, (author, printed) in found]


def _wanted_slug(record: PaperRecord) -> str:
    if record.slug:
        return names.slug(record.slug)
    return names.citation_key(record.title, record.authors, record.year)


def _links(paper: int, record: PaperRecord) -> list[tuple[int, int, str, str, str]]:
    found = enumerate(record.links, start=1)
    return [(paper, position, link.kind, link.label, link.url) for position, link in found]


def _identifiers(paper: int, record: PaperRecord) -> list[tuple[int, str, str]]:
    return [(paper, scheme, value) for scheme, value in sorted(record.identifiers.items())]
