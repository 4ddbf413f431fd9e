"""A file of paper records into the catalogue."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import Protocol, TypeVar

from django.contrib.auth.models import User

from catalogue import names, readme
from catalogue.changes import Change, changing
from catalogue.formats import BadRecord, Format, Given
from catalogue.importing.decoding import decode
from catalogue.importing.homes import Homes
from catalogue.importing.report import ImportReport, Refused
from catalogue.models import Category, ImportRun, Paper
from catalogue.records import Notice, PaperRecord
from catalogue.storing import Known, Store, without
from catalogue.storing.matching import chunks

MAX_BYTES = 1_000_000_000
TOGETHER = 500
"""New papers that are stored in one go."""

DEEPEST = 5
"""Levels of headings below the list's title."""


T = TypeVar("T")


class Watch(Protocol):
    """Goes through what a long work goes through, and shows how far it is: `tqdm` does."""

    def __call__(
        self, found: Iterable[T], /, *, desc: str, total: int | None = None
    ) -> Iterable[T]: ...


def unwatched(found: Iterable[T], /, *, desc: str, total: int | None = None) -> Iterable[T]:
    return found


def import_papers(
    content: bytes,
    name: str,
    form: Format,
    who: User | None = None,
    *,
    dry_run: bool = False,
    watch: Watch = unwatched,
) -> ImportReport:
    """Import records in one transaction: a known slug updates that paper, else its identity decides.

    Only the fields that a record gives are changed. Categories that are missing are made. Raises
    Refused with the line of the first record that cannot be read.
    """
    given = read(content, form, watch)
    with changing(who, f"Import of {name}", history=False) as change:
        intake = Intake(change, watch)
        intake.take(list(map(_identified, given)))
        run = ImportRun(kind=ImportRun.Kind.PAPERS, name=name, by=who, counts=intake.report.counts)
        run.sha256 = sha256(content).hexdigest()
        change.save(run)
        if dry_run:
            change.discard()
    return intake.report


def read(content: bytes, form: Format, watch: Watch = unwatched) -> list[Given]:
    if form.parse is None:
        raise Refused(Notice(0, "unreadable", f"{form.label} cannot be read"))
    try:
        given = list(watch(form.parse(decode(content, MAX_BYTES)), desc="Reading"))
    except BadRecord as error:
        raise Refused(Notice(error.line, "unreadable", error.message)) from error
    for one in given:
        deepest = max(map(len, one.record.categories), default=0)
        if deepest > DEEPEST:
            message = f"a category {deepest} levels deep; {DEEPEST} at most"
            raise Refused(Notice(one.line, "too_deep", message))
    return given


def _identified(one: Given) -> Given:
    """Let links to the paper say its identifiers where the record does not give all of them."""
    if "identifiers" in one.fields:
        return one
    found = readme.carried_identifiers(one.record) | dict(one.record.identifiers)
    return replace(one, record=replace(one.record, identifiers=found))


class Intake:
    """One run: which records are new, which change a paper, and where each is filed."""

    def __init__(self, change: Change, watch: Watch) -> None:
        self.change = change
        self.watch = watch
        self.report = ImportReport()
        self.store = Store(change)
        self.homes = Homes(change)
        self.new: list[Given] = []

    def take(self, given: Sequence[Given]) -> None:
        self.store.load([one.record for one in given])
        by_slug = _by_slug(given)
        known: list[tuple[Given, int]] = []
        for one in given:
            pk = self._named(one, by_slug) or self._match(one)
            if pk is not None:
                known.append((one, pk))
        papers = self._add()
        for one, pk in self.watch(known, desc="Updating", total=len(known)):
            key = papers[-pk - 1].pk if pk < 0 else pk
            self._update(one, Paper.objects.for_records().get(pk=key))

    @staticmethod
    def _named(one: Given, by_slug: Mapping[str, tuple[int, str]]) -> int | None:
        """The paper of the record's slug; a mere key of a citation may be another paper's by chance."""
        pk, title = by_slug.get(one.record.slug, (None, ""))
        meant = "slug" in one.fields or names.similar(title, one.record.title)
        return pk if meant else None

    def _match(self, one: Given) -> int | None:
        """The paper the record is about; None where it is new. New ones have keys below zero here."""
        if not one.record.title:
            message = f"no paper has the slug “{one.record.slug}”, and a new one needs a title"
            raise Refused(Notice(one.line, "no_title", message))
        match = self.store.papers.match(one.record)
        if match.pk is not None:
            return match.pk
        self._warn_foreign(one, match.foreign)
        record = without(one.record, match.foreign)
        self.new.append(replace(one, record=record))
        self.store.papers.remember(Known(-len(self.new), record.title, dict(record.identifiers)))
        return None

    def _warn_foreign(self, one: Given, schemes: Sequence[str] | dict[str, Known]) -> None:
        for scheme in sorted(schemes):
            message = f"{scheme} {one.record.identifiers[scheme]} belongs to another paper"
            self.report.warnings.append(Notice(one.line, "wrong_link", message))

    def _add(self) -> list[Paper]:
        self.store.papers.forget_new()
        papers = list(self.watch(self._stored(), desc="Storing", total=len(self.new)))
        self.report.added = len(papers)
        filings: list[tuple[Paper, Category]] = []
        for paper, one in zip(papers, self.new, strict=True):
            if not one.record.categories:
                message = f"“{paper}” is in no category, and so not in the README"
                self.report.warnings.append(Notice(one.line, "no_category", message))
            filings += [(paper, home) for home in self.homes.of(one.record.categories)]
        self.homes.file_all(filings)
        return papers

    def _stored(self) -> Iterator[Paper]:
        for start in range(0, len(self.new), TOGETHER):
            part = self.new[start : start + TOGETHER]
            yield from self.store.add([one.record for one in part])

    def _update(self, one: Given, paper: Paper) -> None:
        """Change what the record gives and the paper does not have yet."""
        mine = paper.as_record()
        given = one.fields - {"slug", "categories"} - ({"title"} if not one.record.title else set())
        fields = {name for name in given if getattr(one.record, name) != getattr(mine, name)}
        moves = "categories" in one.fields and set(one.record.categories) != set(mine.categories)
        if not fields and not moves:
            self.report.unchanged += 1
            return
        with self.change.recording([paper]):
            self.store.update(paper, self._own(one, paper), fields)
            if moves:
                self.homes.refile(paper, one.record.categories)
        self.report.changed += 1

    def _own(self, one: Given, paper: Paper) -> PaperRecord:
        """The record without identifiers that belong to another paper."""
        foreign = self.store.papers.owned_by_others(one.record, paper.pk)
        self._warn_foreign(one, foreign)
        return without(one.record, foreign)


def _by_slug(given: Sequence[Given]) -> dict[str, tuple[int, str]]:
    """The papers that have these slugs, with their titles."""
    found: dict[str, tuple[int, str]] = {}
    for part in chunks(one.record.slug for one in given if one.record.slug):
        rows = Paper.objects.filter(slug__in=part).values_list("slug", "pk", "title")
        found |= {slug: (pk, title) for slug, pk, title in rows}
    return found
