"""Which paper a record is about: by its identifiers and its title, never by a bare address."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from catalogue import names
from catalogue.models import Identifier, Paper, among, among_texts
from catalogue.models.paper import title_key
from catalogue.records import PaperRecord

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
        self.papers: dict[int, Known] = {}

    def load(self, records: Sequence[PaperRecord]) -> None:
        """Read the papers that have a title or an identifier of these records."""
        keys = {key for record in records for key in _keys(record)} - self.loaded
        self.loaded |= keys
        by_scheme: dict[str, list[str]] = defaultdict(list)
        for scheme, value in keys:
            by_scheme[scheme].append(value)
        found = {pk for scheme, values in by_scheme.items() for pk in _having(scheme, values)}
        self.recall(found)

    def recall(self, papers: Iterable[int]) -> None:
        """Read these papers, as far as they are not known yet."""
        unknown = among(set(papers) - self.papers.keys())
        carried: dict[int, dict[str, str]] = defaultdict(dict)
        rows = Identifier.objects.filter(paper__in=unknown)
        for pk, scheme, value in rows.values_list("paper_id", "scheme", "value"):
            carried[pk][scheme] = value
        titles = Paper.objects.filter(pk__in=unknown).order_by("pk")
        for pk, title in titles.values_list("pk", "title"):
            self.remember(Known(pk, title, carried[pk]))

    def remember(self, known: Known) -> None:
        self.papers[known.pk] = known
        for key in _keys(known):
            same = self.by_key[key]
            same.append(known)
            if len(same) > 1:
                same.sort(key=_age)

    def forget(self, papers: Iterable[int]) -> None:
        """Forget papers that had no row yet, or are not any more what they were."""
        for pk in papers:
            for key in _keys(self.papers.pop(pk)):
                self.by_key[key] = [known for known in self.by_key[key] if known.pk != pk]

    def forget_new(self) -> None:
        """Forget the papers that were remembered before they had a row."""
        self.forget([pk for pk in self.papers if pk < 0])

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


def without(record: PaperRecord, schemes: Collection[str]) -> PaperRecord:
    """The record without its identifiers of these schemes."""
    kept = {scheme: value for scheme, value in record.identifiers.items() if scheme not in schemes}
    return replace(record, identifiers=kept)


def _clash(known: Known, record: PaperRecord) -> bool:
    return any(known.identifiers.get(s, value) != value for s, value in record.identifiers.items())


def _same(one: str, other: str) -> bool:
    fold = names.fold(one)
    return fold == names.fold(other) and (bool(fold) or one == other)


def _age(known: Known) -> tuple[bool, int]:
    """The oldest first; those without a row came last."""
    return known.pk < 0, abs(known.pk)


def _keys(paper: PaperRecord | Known) -> list[Key]:
    return [("title", title_key(paper.title)), *paper.identifiers.items()]


def _having(scheme: str, values: Iterable[str]) -> set[int]:
    """The papers with one of these titles or identifiers."""
    chosen = among_texts(values)
    if scheme == "title":
        return set(Paper.objects.filter(title_key__in=chosen).values_list("pk", flat=True))
    named = Identifier.objects.filter(scheme=scheme, value__in=chosen)
    return set(named.values_list("paper_id", flat=True))
