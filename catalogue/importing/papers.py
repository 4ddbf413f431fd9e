"""A file of paper records into the catalogue."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from typing import BinaryIO

from django.contrib.auth.models import User
from django.db.models import Max

from catalogue import names
from catalogue.changes import Change, changing
from catalogue.formats import Format, Given
from catalogue.importing.homes import Homes
from catalogue.importing.reading import Watch, read, unwatched
from catalogue.importing.report import ImportReport, Refused
from catalogue.models import ImportRun, Paper, among_texts, as_records
from catalogue.records import Notice, PaperRecord
from catalogue.storing import Known, Match, Store, without
from catalogue.storing.chunks import chunks
from catalogue.uncollected import uncollected

TOGETHER = 2000
"""Records that are taken in one go: what is held in memory at a time."""


def import_papers(
    source: bytes | BinaryIO,
    name: str,
    form: Format,
    who: User | None = None,
    *,
    dry_run: bool = False,
    watch: Watch = unwatched,
) -> ImportReport:
    """Import records in one transaction: a known slug updates that paper, else its identity decides.

    Only the fields that a record gives are changed. Categories that are missing are made. Each record
    meets the catalogue as those before it in the file have left it. Raises Refused with the line of
    the first record that cannot be read; nothing has been written then.
    """
    file = BytesIO(source) if isinstance(source, bytes) else source
    reading = read(file, form, watch)
    with changing(who, f"Import of {name}", history=False) as change, uncollected():
        intake = Intake(change)
        for batch in chunks(watch(reading.given, desc="Importing", total=reading.total), TOGETHER):
            intake.take(batch)
        run = ImportRun(kind=ImportRun.Kind.PAPERS, name=name, by=who, counts=intake.report.counts)
        run.sha256 = reading.sha256
        change.save(run)
        if dry_run:
            change.discard()
    return intake.report


@dataclass(frozen=True, slots=True)
class Update:
    """What a record changes of a known paper."""

    pk: int
    record: PaperRecord
    fields: set[str]


class Intake:
    """One run: which records are new, which change a paper, and where each is filed."""

    def __init__(self, change: Change) -> None:
        self.change = change
        self.report = ImportReport()
        self.homes = Homes(change)
        self.newest = Paper.objects.aggregate(newest=Max("pk"))["newest"] or 0
        self.store = Store(change)
        self.new: list[Given] = []
        self.waiting: list[Update] = []
        self.mine: dict[int, PaperRecord] = {}

    def take(self, given: Sequence[Given]) -> None:
        """Bring in some records that follow each other."""
        self.store, self.mine = Store(self.change), {}
        self.store.load([one.record for one in given])
        by_slug = self._by_slug(given)
        self.homes.make(
            (path, one.line)
            for one in given
            if "categories" in one.fields
            for path in one.record.categories
        )
        for one in given:
            match = self._match(one, by_slug.get(one.record.slug))
            if match.pk is None:
                self._note_new(one, match)
            else:
                self._compare(one, match.pk)
        self._write()
        self.change.settle()

    def _by_slug(self, given: Sequence[Given]) -> dict[str, int]:
        """The papers that have these slugs; one that this file brought is not known by its slug yet."""
        slugs = among_texts(one.record.slug for one in given if one.record.slug)
        papers = Paper.objects.filter(slug__in=slugs, pk__lte=self.newest)
        found = dict(papers.values_list("slug", "pk"))
        self.store.papers.recall(found.values())
        return found

    def _match(self, one: Given, named: int | None) -> Match:
        """Which paper the record is about; one without a row yet has a key below zero.

        A slug names its paper; a mere key of a citation may be another paper's by chance.
        """
        if named is not None:
            title = self.store.papers.papers[named].title
            if "slug" in one.fields or names.similar(title, one.record.title):
                return Match(named, {})
        if not one.record.title:
            message = f"no paper has the slug “{one.record.slug}”, and a new one needs a title"
            raise Refused(Notice(one.line, "no_title", message))
        return self.store.papers.match(one.record)

    def _note_new(self, one: Given, match: Match) -> None:
        if self.waiting:
            self._write()
        self._warn_foreign(one, match.foreign)
        new = replace(one, record=without(one.record, match.foreign)) if match.foreign else one
        self.new.append(new)
        record = new.record
        known = Known(-len(self.new), record.title, dict(record.identifiers))
        self.store.papers.remember(known)

    def _compare(self, one: Given, pk: int) -> None:
        """Note what the record would change of its paper, which is as the records before left it."""
        if any(update.pk == pk for update in self.waiting):
            keys = self._write()
            pk = pk if pk > 0 else keys[-pk - 1]
        foreign = self.store.papers.owned_by_others(one.record, pk)
        own = replace(one, record=without(one.record, foreign)) if foreign else one
        fields = _differing(own, self._as_it_is(pk))
        if not fields:
            self.report.unchanged += 1
            return
        self._warn_foreign(one, foreign)
        self.waiting.append(Update(pk, own.record, fields))
        if fields & {"title", "identifiers"}:  # by which the next ones know it
            self._write()

    def _as_it_is(self, pk: int) -> PaperRecord:
        if pk < 0:
            return self.new[-pk - 1].record
        if pk not in self.mine:
            wanted = [pk] if self.mine else [one for one in self.store.papers.papers if one > 0]
            self.mine |= as_records(wanted)
        return self.mine[pk]

    def _warn_foreign(self, one: Given, schemes: Iterable[str]) -> None:
        for scheme in sorted(schemes):
            message = f"{scheme} {one.record.identifiers[scheme]} belongs to another paper"
            self.report.warnings.append(Notice(one.line, "wrong_link", message))

    def _write(self) -> list[int]:
        """Store the new papers, then bring known ones up to their records; give the new keys."""
        self.store.papers.forget(range(-len(self.new), 0))
        keys = self._add()
        updates = [
            update if update.pk > 0 else replace(update, pk=keys[-update.pk - 1])
            for update in self.waiting
        ]
        self.new, self.waiting = [], []
        if updates:
            papers = Paper.objects.in_bulk([update.pk for update in updates])
            with self.change.recording(papers.values()):
                for update in updates:
                    self._update(papers[update.pk], update)
        return keys

    def _update(self, paper: Paper, update: Update) -> None:
        self.store.update(paper, update.record, update.fields - {"categories"})
        if "categories" in update.fields:
            self.homes.refile(paper, self.homes.of(update.record.categories))
        self.mine.pop(paper.pk, None)
        self.report.changed += 1

    def _add(self) -> list[int]:
        keys = self.store.add([one.record for one in self.new])
        self.report.added += len(keys)
        filings = []
        for key, one in zip(keys, self.new, strict=True):
            if not one.record.categories:
                message = f"“{one.record.title}” is in no category, and so not in the README"
                self.report.warnings.append(Notice(one.line, "no_category", message))
            filings += [(key, home) for home in self.homes.of(one.record.categories)]
        self.homes.file_new(filings)
        return keys


def _differing(one: Given, mine: PaperRecord) -> set[str]:
    """The fields that the record gives otherwise than the paper has them."""
    fields = {
        name
        for name in one.fields - {"slug", "categories"}
        if getattr(one.record, name) != getattr(mine, name)
    }
    if not one.record.title:
        fields.discard("title")
    if "categories" in one.fields and set(one.record.categories) != set(mine.categories):
        fields.add("categories")
    return fields
