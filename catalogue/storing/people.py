"""People and venues of records: known by their names and other spellings, or made."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

from catalogue import names
from catalogue.changes import Change
from catalogue.models import Author, AuthorAlias, FreeSlugs, Venue, VenueAlias, among_texts
from catalogue.models.venue import venue_key
from catalogue.records import LIMITS, PaperRecord


@lru_cache(maxsize=2**16)
def _key(name: str) -> str:
    return names.key(name)[: LIMITS["author"]]


class People:
    """The authors of the records at hand, by the key of their name; two may share one."""

    def __init__(self, change: Change) -> None:
        self.change = change
        self.authors: dict[str, list[int]] = defaultdict(list)
        self.loaded: set[str] = set()

    def load(self, records: Iterable[PaperRecord]) -> None:
        """Read the authors that have, or also have, one of these names."""
        keys = {_key(name) for record in records for name in record.authors} - self.loaded
        self.loaded |= keys
        chosen = among_texts(sorted(keys))
        authors = Author.objects.filter(key__in=chosen).order_by("pk")
        aliases = AuthorAlias.objects.filter(key__in=chosen).order_by("author_id")
        for rows in (authors.values_list("key", "pk"), aliases.values_list("key", "author_id")):
            for key, author in rows:
                if author not in self.authors[key]:
                    self.authors[key].append(author)

    def prefer(self, named: Iterable[tuple[str, int]]) -> None:
        """Let these be the first who are meant by their names."""
        for name, author in named:
            same = self.authors[_key(name)]
            if author in same:
                same.remove(author)
            same.insert(0, author)

    def add(self, records: Sequence[PaperRecord]) -> None:
        """Make the authors that are missing, as many of one name as a record has."""
        missing: list[tuple[str, str]] = []
        there = {key: len(same) for key, same in self.authors.items()}
        for record in records:
            used: dict[str, int] = {}
            for name in record.authors:
                key = _key(name)
                used[key] = used.get(key, 0) + 1
                if there.get(key, 0) < used[key]:
                    there[key] = used[key]
                    missing.append((name, key))
        slugs = FreeSlugs(Author).give([names.slug(name) for name, _ in missing])
        rows = [
            (name, slug, key, names.sort_key(name)[:1000])
            for (name, key), slug in zip(missing, slugs, strict=True)
        ]
        new = self.change.insert(Author, ("name", "slug", "key", "sort_key"), rows)
        for (_, key), author in zip(missing, new, strict=True):
            self.authors[key].append(author)

    def of(self, record: PaperRecord) -> list[tuple[int, str]]:
        """The authors of a record with their names there; a name that stands twice is two people's."""
        used: dict[str, int] = {}
        found = []
        for name in record.authors:
            key = _key(name)
            place = used.get(key, 0)
            used[key] = place + 1
            found.append((self.authors[key][place], name))
        return found


class Venues:
    """The venues of the records at hand, by the key of their name."""

    def __init__(self, change: Change) -> None:
        self.change = change
        self.venues: dict[str, int] = {}

    def load(self, records: Iterable[PaperRecord]) -> None:
        keys = {venue_key(name) for name in {record.venue for record in records} if name}
        chosen = among_texts(sorted(keys - self.venues.keys()))
        aliases = VenueAlias.objects.filter(key__in=chosen)
        self.venues |= dict(aliases.values_list("key", "venue_id"))
        venues = Venue.objects.filter(key__in=chosen).order_by("-pk")
        self.venues |= dict(venues.values_list("key", "pk"))

    def add(self, records: Sequence[PaperRecord]) -> None:
        """Make the venues that are missing."""
        new: dict[str, Venue] = {}
        for record in records:
            key = venue_key(record.venue)
            if record.venue and key not in self.venues and key not in new:
                kind = record.venue_kind or Venue.Kind.OTHER
                new[key] = Venue(name=record.venue, kind=kind)
        slugs = FreeSlugs(Venue).give([names.slug(venue.name) for venue in new.values()])
        for venue, slug in zip(new.values(), slugs, strict=True):
            venue.slug = slug
            venue.derive()
        self.change.create_all(Venue, new.values())
        self.venues |= {key: venue.pk for key, venue in new.items()}

    def of(self, record: PaperRecord) -> int | None:
        return self.venues[venue_key(record.venue)] if record.venue else None
