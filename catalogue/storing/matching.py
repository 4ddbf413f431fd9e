"""Which paper a record is about: by its identifiers and its title, never by a bare address."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from catalogue import names
from catalogue.models import Identifier, Paper
from catalogue.models.paper import title_key
from catalogue.records import PaperRecord

CHUNK = 500

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Known:
    """A paper as far as it is needed to recognise it; new ones have keys below zero."""

    pk: int
    title: str
    identifiers: dict[str, str]


@dataclass(frozen=True, slots=True)
class Match:
    """The paper a record is about, if it is known, and identifiers that belong to another title."""

    pk: int | None
    foreign: dict[str, Known]


class Register:
    """The papers that could be those of the records at hand, by title and identifier."""

    def __init__(self) -> None:
        self.by_key: dict[Key, list[Known]] = defaultdict(list)
        self.loaded: set[Key] = set()
        self.papers: set[int] = set()

    def load(self, records: Sequence[PaperRecord]) -> None:
        """Read the papers that have a title or an identifier of these records."""
        keys = {key for record in records for key in _keys(record)} - self.loaded
        self.loaded |= keys
        known: dict[int, Known] = {}
        for scheme in {key[0] for key in keys}:
            for part in chunks(key[1] for key in keys if key[0] == scheme):
                known |= _known(scheme, part)
        for pk in sorted(known.keys() - self.papers):
            self.remember(known[pk])

    def remember(self, known: Known) -> None:
        self.papers.add(known.pk)
        for key in [("title", title_key(known.title)), *known.identifiers.items()]:
            self.by_key[key].append(known)

    def forget_new(self) -> None:
        """Forget the papers that were remembered before they had a row."""
        for key, rows in self.by_key.items():
            self.by_key[key] = [known for known in rows if known.pk > 0]

    def match(self, record: PaperRecord) -> Match:
        """Find the paper: same identifier and similar title, else the same title.

        A title alone does not do where both carry different identifiers of one scheme. An identifier
        that belongs to a paper of another title is foreign: it stays with that paper.
        """
        foreign: dict[str, Known] = {}
        for scheme, value in record.identifiers.items():
            for known in self.by_key.get((scheme, value), ()):
                if names.similar(known.title, record.title):
                    return Match(known.pk, {})
                foreign[scheme] = known
        for known in self.by_key.get(("title", title_key(record.title)), ()):
            if not _clash(known, without(record, foreign)) and _same(known.title, record.title):
                return Match(known.pk, foreign)
        return Match(None, foreign)

    def owned_by_others(self, record: PaperRecord, pk: int) -> list[str]:
        """The schemes of those identifiers of a record that other papers have."""
        return sorted(
            scheme
            for scheme, value in record.identifiers.items()
            if any(known.pk != pk for known in self.by_key.get((scheme, value), ()))
        )


def chunks(values: Iterable[str]) -> Iterator[list[str]]:
    """Values in lists short enough for one statement."""
    waiting = iter(values)
    while part := list(islice(waiting, CHUNK)):
        yield part


def without(record: PaperRecord, schemes: Collection[str]) -> PaperRecord:
    """The record without its identifiers of these schemes."""
    kept = {scheme: value for scheme, value in record.identifiers.items() if scheme not in schemes}
    return replace(record, identifiers=kept)


def _clash(known: Known, record: PaperRecord) -> bool:
    return any(known.identifiers.get(s, value) != value for s, value in record.identifiers.items())


def _same(one: str, other: str) -> bool:
    fold = names.fold(one)
    return fold == names.fold(other) and (bool(fold) or one == other)


def _keys(record: PaperRecord) -> list[Key]:
    return [("title", title_key(record.title)), *record.identifiers.items()]


def _known(scheme: str, values: list[str]) -> dict[int, Known]:
    """The papers with one of these titles or identifiers, by primary key."""
    papers = Paper.objects.prefetch_related("identifiers")
    if scheme == "title":
        papers = papers.filter(title_key__in=values)
    else:
        named = Identifier.objects.filter(scheme=scheme, value__in=values)
        papers = papers.filter(pk__in=named.values("paper"))
    return {
        paper.pk: Known(
            paper.pk, paper.title, {found.scheme: found.value for found in paper.identifiers.all()}
        )
        for paper in papers
    }
