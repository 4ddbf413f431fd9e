"""Records into rows: find the paper a record is about, add papers, bring a paper up to a record."""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from catalogue import names
from catalogue.changes import Change
from catalogue.models import (
    Author,
    AuthorAlias,
    Authorship,
    Identifier,
    Link,
    OldSlug,
    Paper,
    Venue,
    VenueAlias,
)
from catalogue.models.paper import title_key
from catalogue.records import LIMITS, PaperRecord

CHUNK = 500


def chunks(values: Iterable[str]) -> Iterator[list[str]]:
    """Values in lists short enough for one statement."""
    waiting = iter(values)
    while part := list(islice(waiting, CHUNK)):
        yield part


@dataclass
class Slugs:
    """Free slugs of one kind of noun; former slugs are never given out again."""

    model: type[Paper] | type[Author] | type[Venue]
    taken: set[str] | None = None

    def free(self, text: str) -> str:
        if self.taken is None:
            kind = self.model._meta.model_name
            self.taken = set(self.model._default_manager.values_list("slug", flat=True))
            self.taken |= set(OldSlug.objects.filter(kind=kind).values_list("slug", flat=True))
        slug = wanted = names.slug(text)
        number = 1
        while slug in self.taken:
            number += 1
            slug = f"{wanted}-{number}"
        self.taken.add(slug)
        return slug


@dataclass(frozen=True, slots=True)
class Known:
    """A paper as far as it is needed to recognise it."""

    pk: int
    title: str
    identifiers: dict[str, str]


@dataclass(frozen=True, slots=True)
class Match:
    """The paper a record is about, if it is known, and identifiers that belong to another title."""

    pk: int | None
    foreign: dict[str, Known]


@dataclass
class Store:
    """What is known of the database while records are brought in, so that many cost few queries."""

    change: Change
    by_key: dict[Hashable, list[Known]] = field(default_factory=lambda: defaultdict(list))
    loaded: set[Hashable] = field(default_factory=set)
    authors: dict[str, list[Author]] = field(default_factory=lambda: defaultdict(list))
    venues: dict[str, Venue] = field(default_factory=dict)
    loaded_names: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.paper_slugs = Slugs(Paper)
        self.author_slugs = Slugs(Author)
        self.venue_slugs = Slugs(Venue)

    def load(self, records: Sequence[PaperRecord]) -> None:
        """Read what is needed to recognise these records' papers, authors and venues."""
        keys = {key for record in records for key in _keys(record)} - self.loaded
        self.loaded |= keys
        known: dict[int, Known] = {}
        for scheme in {key[0] for key in keys}:
            for part in chunks(key[1] for key in keys if key[0] == scheme):
                known |= _known(scheme, part)
        have = {found.pk for rows in self.by_key.values() for found in rows}
        for found in sorted(known.values(), key=lambda one: one.pk):
            if found.pk not in have:
                self.remember(found)
        self._load_people({name for record in records for name in record.authors})
        self._load_venues({record.venue for record in records if record.venue})

    def remember(self, known: Known) -> None:
        for key in [("title", title_key(known.title)), *known.identifiers.items()]:
            self.by_key[key].append(known)

    def forget_pending(self) -> None:
        """Forget the papers that were remembered before they had a row: those with keys below zero."""
        for key, rows in self.by_key.items():
            self.by_key[key] = [known for known in rows if known.pk > 0]

    def match(self, record: PaperRecord) -> Match:
        """Which paper the record is about: same identifier and similar title, else the same title.

        A title alone does not do where both carry different identifiers of one scheme. An identifier
        that belongs to a paper of another title is foreign: it stays with that paper.
        """
        foreign: dict[str, Known] = {}
        for carried in record.identifiers.items():
            for known in self.by_key.get(carried, ()):
                if names.similar(known.title, record.title):
                    return Match(known.pk, {})
                foreign[carried[0]] = known
        for known in self.by_key.get(("title", title_key(record.title)), ()):
            clash = any(
                known.identifiers.get(scheme, value) != value
                for scheme, value in record.identifiers.items()
                if scheme not in foreign
            )
            if not clash and same_title(known.title, record.title):
                return Match(known.pk, foreign)
        return Match(None, foreign)

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
            self.remember(Known(paper.pk, record.title, dict(record.identifiers)))
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
        return self.venues[_venue_key(printed)] if printed else None

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
        paper = Paper(
            title=record.title,
            slug=self.paper_slugs.free(record.slug or record.title),
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
        keys = {_venue_key(name) for name in printed} - self.venues.keys()
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
                    author = Author(name=name, slug=self.author_slugs.free(name))
                    author.derive()
                    self.authors[key].append(author)
                    new.append(author)
        self.change.create_all(Author, new)

    def _add_venues(self, records: Sequence[PaperRecord]) -> None:
        new: dict[str, Venue] = {}
        for record in records:
            key = _venue_key(record.venue)
            if record.venue and key not in self.venues:
                venue = Venue(name=record.venue, slug=self.venue_slugs.free(record.venue))
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


def same_title(one: str, other: str) -> bool:
    return names.fold(one) == names.fold(other) and (bool(names.fold(one)) or one == other)


def without(record: PaperRecord, schemes: Collection[str]) -> PaperRecord:
    """The record without its identifiers of these schemes."""
    kept = {scheme: value for scheme, value in record.identifiers.items() if scheme not in schemes}
    return replace(record, identifiers=kept)


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


def _keys(record: PaperRecord) -> list[tuple[str, str]]:
    return [("title", title_key(record.title)), *record.identifiers.items()]


def _known(scheme: str, values: list[str]) -> dict[int, Known]:
    """The papers with one of these titles or identifiers, by primary key."""
    if scheme == "title":
        papers = Paper.objects.filter(title_key__in=values)
    else:
        papers = Paper.objects.filter(
            pk__in=Identifier.objects.filter(scheme=scheme, value__in=values).values("paper")
        )
    return {
        paper.pk: Known(
            paper.pk, paper.title, {found.scheme: found.value for found in paper.identifiers.all()}
        )
        for paper in papers.prefetch_related("identifiers").order_by("pk")
    }


def _venue_key(name: str) -> str:
    return (names.fold(name) or name.casefold())[:1000]


__all__ = ["LIMITS", "Known", "Match", "Slugs", "Store", "same_title", "without"]
