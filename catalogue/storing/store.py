"""Add papers and bring papers up to records, with their people, venues, links and identifiers."""

from collections import defaultdict
from collections.abc import Collection, Sequence

from catalogue import names
from catalogue.changes import Change
from catalogue.models import (
    Author,
    AuthorAlias,
    Authorship,
    Identifier,
    Link,
    Paper,
    Venue,
    VenueAlias,
)
from catalogue.models.venue import venue_key
from catalogue.records import PaperRecord
from catalogue.storing.matching import Known, Register, chunks
from catalogue.storing.slugs import Slugs


class Store:
    """What is known of the database while records are brought in, so that many cost few queries."""

    def __init__(self, change: Change) -> None:
        self.change = change
        self.papers = Register()
        self.authors: dict[str, list[Author]] = defaultdict(list)
        self.venues: dict[str, Venue] = {}
        self.loaded_names: set[str] = set()
        self.paper_slugs = Slugs(Paper)
        self.author_slugs = Slugs(Author)
        self.venue_slugs = Slugs(Venue)

    def load(self, records: Sequence[PaperRecord]) -> None:
        """Read what is needed to recognise these records' papers, authors and venues."""
        self.papers.load(records)
        self._load_people({name for record in records for name in record.authors})
        self._load_venues({record.venue for record in records if record.venue})

    def add(self, records: Sequence[PaperRecord]) -> list[Paper]:
        """New papers for these records, which `match` did not find; one list of rows a table."""
        self._add_people(records)
        self._add_venues(records)
        papers = [self._paper(record) for record in records]
        self.change.create_all(Paper, papers)
        pairs = list(zip(papers, records, strict=True))
        self.change.create_all(Authorship, [row for pair in pairs for row in self.places(*pair)])
        self.change.create_all(Link, [row for pair in pairs for row in link_rows(*pair)])
        self.change.create_all(
            Identifier, [row for pair in pairs for row in identifier_rows(*pair)]
        )
        self.change.touch(paper.pk for paper in papers)
        for paper, record in pairs:
            self.papers.remember(Known(paper.pk, record.title, dict(record.identifiers)))
        return papers

    def update(self, paper: Paper, record: PaperRecord, fields: Collection[str]) -> None:
        """Bring these fields of a paper up to the record."""
        self.load([record])
        for name in fields:
            if name in {"title", "year", "note", "abstract"}:
                setattr(paper, name, getattr(record, name))
        if "venue" in fields:
            self._add_venues([record])
            paper.venue = self.venue(record.venue)
            paper.venue_printed = record.venue
        self.change.save(paper)
        if "authors" in fields:
            self._set_authors(paper, record)
        if "links" in fields:
            self._set_links(paper, record)
        if "identifiers" in fields:
            self._set_identifiers(paper, record)

    def venue(self, printed: str) -> Venue | None:
        return self.venues[venue_key(printed)] if printed else None

    def places(self, paper: Paper, record: PaperRecord) -> list[Authorship]:
        """The authorships of a record; a name that stands there twice is two people's."""
        used: dict[str, int] = defaultdict(int)
        places = []
        for position, name in enumerate(record.authors, start=1):
            key = names.key(name)
            author = self.authors[key][used[key]]
            used[key] += 1
            place = Authorship(paper=paper, author=author, position=position, printed=name)
            places.append(place)
        return places

    def _paper(self, record: PaperRecord) -> Paper:
        key = names.citation_key(record.title, record.authors, record.year)
        wanted = names.slug(record.slug) if record.slug else key
        paper = Paper(
            title=record.title,
            slug=self.paper_slugs.free(wanted),
            year=record.year,
            venue=self.venue(record.venue),
            venue_printed=record.venue,
            note=record.note,
            abstract=record.abstract,
        )
        paper.derive()
        return paper

    def _load_people(self, printed: set[str]) -> None:
        keys = {names.key(name) for name in printed} - self.loaded_names
        self.loaded_names |= keys
        for part in chunks(sorted(keys)):
            for author in Author.objects.filter(key__in=part).order_by("pk"):
                self.authors[author.key].append(author)
            aliases = AuthorAlias.objects.filter(key__in=part).select_related("author")
            for alias in aliases.order_by("author_id"):
                if alias.author not in self.authors[alias.key]:
                    self.authors[alias.key].append(alias.author)

    def _load_venues(self, printed: set[str]) -> None:
        keys = {venue_key(name) for name in printed} - self.venues.keys()
        for part in chunks(sorted(keys)):
            for alias in VenueAlias.objects.filter(key__in=part).select_related("venue"):
                self.venues[alias.key] = alias.venue
            for venue in Venue.objects.filter(key__in=part).order_by("-pk"):
                self.venues[venue.key] = venue

    def _add_people(self, records: Sequence[PaperRecord]) -> None:
        """Make the authors that are missing, as many of one name as a record has."""
        new: list[Author] = []
        for record in records:
            used: dict[str, int] = defaultdict(int)
            for name in record.authors:
                key = names.key(name)
                used[key] += 1
                if len(self.authors[key]) < used[key]:
                    author = Author(name=name, slug=self.author_slugs.free(names.slug(name)))
                    author.derive()
                    self.authors[key].append(author)
                    new.append(author)
        self.change.create_all(Author, new)

    def _add_venues(self, records: Sequence[PaperRecord]) -> None:
        new: dict[str, Venue] = {}
        for record in records:
            key = venue_key(record.venue)
            if record.venue and key not in self.venues:
                slug = self.venue_slugs.free(names.slug(record.venue))
                kind = record.venue_kind or Venue.Kind.OTHER
                venue = Venue(name=record.venue, slug=slug, kind=kind)
                venue.derive()
                self.venues[key] = new[key] = venue
        self.change.create_all(Venue, new.values())

    def _set_authors(self, paper: Paper, record: PaperRecord) -> None:
        """People who stay stay the rows they were, whoever else shares their name."""
        before = {
            place.printed: place.author for place in paper.authorships.select_related("author")
        }
        for name, author in before.items():
            same = self.authors[names.key(name)]
            if author in same:
                same.remove(author)
            same.insert(0, author)
        self._add_people([record])
        self.change.delete_all(paper.authorships.all())
        for place in self.places(paper, record):
            self.change.save(place)

    def _set_links(self, paper: Paper, record: PaperRecord) -> None:
        self.change.delete_all(paper.links.all())
        for row in link_rows(paper, record):
            self.change.save(row)

    def _set_identifiers(self, paper: Paper, record: PaperRecord) -> None:
        self.change.delete_all(paper.identifiers.all())
        for row in identifier_rows(paper, record):
            self.change.save(row)


def link_rows(paper: Paper, record: PaperRecord) -> list[Link]:
    return [
        Link(paper=paper, position=position, kind=link.kind, label=link.label, url=link.url)
        for position, link in enumerate(record.links, start=1)
    ]


def identifier_rows(paper: Paper, record: PaperRecord) -> list[Identifier]:
    return [
        Identifier(paper=paper, scheme=scheme, value=value)
        for scheme, value in sorted(record.identifiers.items())
    ]
