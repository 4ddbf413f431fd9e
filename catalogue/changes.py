"""The one door of every write.

Deeds, forms, actions and commands write inside ``with changing(who, why) as change`` and through
``change`` only. The door opens the transaction and lets one writer in at a time, raises the
catalogue's version, refuses to overwrite what the writer has not seen, keeps the history, and
brings the search's rows of the touched papers up to date.
"""

import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar

import reversion
from django.contrib.auth.models import User
from django.db import models, transaction
from django.db.models import F, Value
from django.db.models.functions import Greatest
from reversion.models import Version

from catalogue import indexing, inserting, keeping
from catalogue.models import (
    Author,
    AuthorAlias,
    Authorship,
    Category,
    Edition,
    Entry,
    Identifier,
    Link,
    Paper,
    Venue,
    VenueAlias,
)
from catalogue.models.versioned import Versioned

M = TypeVar("M", bound=models.Model)
Row = tuple[Any, ...]

BATCH = 500

MANY = 1000
GROWTH = 4
"""New rows of a table, and how many times as many, after which the database counts them anew to plan by."""

reversion.register(Paper, follow=("authorships", "links", "identifiers", "entries"))
reversion.register(Author, follow=("aliases",))
reversion.register(Venue, follow=("aliases",))
for part in (Authorship, Link, Identifier, Entry, Category, AuthorAlias, VenueAlias):
    reversion.register(part)


class Stale(Exception):
    """Somebody else has written the row since the writer read it."""


class Concerning(Protocol):
    def concerns(self) -> Iterable[int]: ...


@dataclass
class Change:
    """A write in progress. ``version`` is the catalogue's version once it is done."""

    version: int
    who: User | None
    why: str
    touched: set[int] = field(default_factory=set)
    fresh: list[int] = field(default_factory=list)
    grown: Counter[type[models.Model]] = field(default_factory=Counter)
    counted: Counter[type[models.Model]] = field(default_factory=Counter)
    search: indexing.Indexing = field(default_factory=indexing.Indexing)
    discarded: bool = False

    def discard(self) -> None:
        """Undo everything at the end: a dry run does the whole work and keeps none of it."""
        self.discarded = True

    def claim(self, row: Versioned, version: int) -> None:
        """Take the row as it stood at ``version``; raise Stale if it was written since."""
        rows = type(row)._default_manager.filter(pk=row.pk, version=version)
        if not rows.update(version=self.version):
            raise Stale(f"“{row}” was changed by somebody else in the meantime.")
        row.version = self.version

    def save(self, row: models.Model) -> None:
        """Insert or update one row."""
        if isinstance(row, Versioned):
            row.version = self.version
        row.save()
        self._touch(row)

    def delete(self, row: models.Model) -> None:
        self._touch(row)
        row.delete()

    def create_all(self, model: type[M], rows: Iterable[M]) -> list[M]:
        """Insert many rows at once; what `save` derives has been derived by the caller."""
        rows = list(rows)
        for row in rows:
            if isinstance(row, Versioned):
                row.version = self.version
        return model._default_manager.bulk_create(rows, batch_size=BATCH)

    def insert(
        self, model: type[models.Model], columns: Sequence[str], rows: Sequence[Row], **same: Any
    ) -> list[int]:
        """Insert many new papers, or what is new with them, and give their keys: `inserting.insert`."""
        if issubclass(model, Versioned):
            same["version"] = self.version
        keys = inserting.insert(model, columns, rows, **same)
        self.grown[model] += len(keys)
        if model is Paper:
            self.fresh += keys
        return keys

    def update_all(self, model: type[M], rows: Sequence[M], fields: Sequence[str]) -> None:
        """Update these fields of many rows at once."""
        if rows and fields:
            inserting.update(model, rows, fields)

    def supersede(self, rows: models.QuerySet[Any]) -> None:
        """Make stale what anybody has read of these rows, because what they hold has changed."""
        rows.update(version=self.version)

    def delete_all(self, rows: models.QuerySet[Any]) -> None:
        """Delete many rows at once; papers take their rows in the index along."""
        if rows.model is Paper:
            self.touch(rows.values_list("pk", flat=True))
        rows.delete()

    def touch(self, papers: Iterable[int]) -> None:
        """Note papers whose row in the search has to be made anew."""
        self.touched.update(papers)

    def _touch(self, row: models.Model) -> None:
        concerns = getattr(row, "concerns", None)
        if concerns is not None:
            self.touch(concerns())

    def finish(self) -> None:
        """See to what is left to do at the end, for all that was written."""
        self.settle()
        self.search.finish()
        self._count(1)

    def settle(self) -> None:
        """Make the search's rows of what was written so far; what is written later is seen to at the end."""
        self._count(GROWTH)
        self.search.add(self.fresh)
        self.search.refresh(self.touched.difference(self.fresh))
        self.fresh, self.touched = [], set()

    def _count(self, growth: int) -> None:
        """Let the database count the rows of tables that have grown so many times since it did."""
        due = [
            model
            for model, number in self.grown.items()
            if number >= MANY and number > growth * self.counted[model]
        ]
        inserting.analyse(due)
        for model in due:
            self.counted[model] = self.grown[model]

    @contextmanager
    def recording(self, rows: Iterable[models.Model] = ()) -> Iterator[None]:
        """Keep what is saved inside in the history; ``rows`` first as they stood before."""
        unknown = [
            row for row in rows if row.pk and not Version.objects.get_for_object(row).exists()
        ]
        if unknown:
            with reversion.create_revision():
                reversion.set_comment("As it stood before")
                for row in unknown:
                    reversion.add_to_revision(row)
        with reversion.create_revision():
            if self.who is not None:
                reversion.set_user(self.who)
            reversion.set_comment(self.why)
            yield


@contextmanager
def changing(
    who: User | None,
    why: str,
    rows: Iterable[models.Model] = (),
    *,
    history: bool = True,
) -> Iterator[Change]:
    """Open the door: ``who`` writes, for the reason ``why``; ``rows`` are the ones about to change.

    With ``history=False`` nothing is recorded but what happens inside `Change.recording`.
    """
    with transaction.atomic(), keeping.writing():
        transaction.on_commit(keeping.outlive_leases)
        change = Change(_raise_version(), who, why)
        if history:
            with change.recording(rows):
                yield change
        else:
            yield change
        change.finish()
        if change.discarded:
            transaction.set_rollback(True)


def _raise_version() -> int:
    """Raise the catalogue's version; on PostgreSQL this is the lock that lets one writer in."""
    Edition.objects.get_or_create(pk=1)
    now = Value(time.time_ns() // 1000, output_field=models.BigIntegerField())
    Edition.objects.filter(pk=1).update(version=Greatest(F("version") + 1, now))
    return Edition.current()
