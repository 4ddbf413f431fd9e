"""How a difference stands to the catalogue: open, done there already, or changed by a curator, too."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from catalogue import shown
from catalogue.changes import Change
from catalogue.models import Category, Entry, Paper
from catalogue.proposing.differences import (
    ADD,
    CHANGE,
    HEADING,
    MOVE,
    PAPER,
    REMOVE,
    Comparison,
    Difference,
    parent,
)
from catalogue.readme import EntryBlock
from catalogue.readme.comparing import ROOT
from catalogue.records import LIMITS, PRINTED, PaperRecord
from catalogue.storing import Store

BATCH = 1000
REORDERED = "in another order"
OPEN, DONE, CLASH = "open", "done", "clash"
LOOSE = {"wording", "spacing"}
"""What no field models, so that no curator can have changed it."""


@dataclass(frozen=True, slots=True)
class Standing:
    """``state`` is open, done or clash; ``mine`` is what the catalogue has where they clash."""

    state: str = OPEN
    mine: Any = None
    paper: Paper | None = None
    category: Category | None = None
    entry: Entry | None = None

    def done(self) -> "Standing":
        return replace(self, state=DONE)

    def clash(self, mine: Any, new: Any = ()) -> "Standing":
        """It clashes with what a curator made of it, unless that is what the file has now."""
        return self.done() if mine == new else replace(self, state=CLASH, mine=mine)


class Catalogue:
    """The rows that stand for the file as last imported, by their places in it."""

    def __init__(self, change: Change, compared: Comparison) -> None:
        self.compared = compared
        self.store = Store(change)
        rows = Entry.objects.seen().with_papers().prefetch_related("paper__identifiers")
        self.entries: Mapping[int | None, Entry] = {
            row.seen_at: row for row in rows.select_related("category").iterator(chunk_size=BATCH)
        }
        found = Category.objects.in_order()
        self.paths = Category.objects.paths()
        self.categories: dict[int | None, Category] = {
            row.seen_at: row for row in found if row.seen_at is not None
        }
        self.categories[ROOT] = found[0] if found else Category(kind=Category.Kind.ROOT)
        self.children = {(row.parent_id, row.name): row for row in found if row.seen_at is None}
        self.store.load(
            [
                self._record(one)
                for one in compared.differences
                if (one.about, one.kind) == (PAPER, ADD)
            ]
        )

    def standing(self, one: Difference) -> Standing:
        if one.about == HEADING:
            return self._added_heading(one) if one.kind == ADD else self._heading(one)
        if one.kind == ADD:
            return self._added_paper(one) if one.about == PAPER else self._added_text(one)
        row = self.entries.get(one.base)
        if row is None or (one.about == PAPER and row.paper is None) or row.edited == "":
            return Standing(DONE if one.kind == REMOVE else CLASH, category=self.former_home(one))
        deed = {MOVE: self._moved_entry, REMOVE: self._removed_entry, CHANGE: self._changed_entry}
        return deed[one.kind](one, row)

    def former_home(self, one: Difference) -> Category | None:
        """The category below which a piece stood."""
        if one.base is None:
            return None
        return self.categories.get(parent(self.compared.old[one.base]))

    def home(self, one: Difference) -> Category | None:
        """The category below which a piece stands in the newer file, if the catalogue has it."""
        place = parent(self.compared.new[one.theirs or 0])
        return self.categories.get(self.compared.former.get(place, -2))

    def place_of(self, row: Category) -> list[str]:
        return [" › ".join(self.paths[row.pk]), ""]

    def _record(self, one: Difference) -> PaperRecord:
        node = self.compared.new[one.theirs or 0].node
        if not isinstance(node, EntryBlock):
            raise TypeError(one)
        return node.reading.record

    def _added_paper(self, one: Difference) -> Standing:
        home = self.home(one)
        pk = self.store.papers.match(self._record(one)).pk
        if pk is None:
            return Standing(category=home)
        paper = Paper.objects.for_records().get(pk=pk)
        there = Standing(paper=paper, category=home)
        if paper.state != Paper.State.PUBLISHED:
            return there.clash(paper.get_state_display())
        filed = [row for row in paper.entries.all() if home and row.category_id == home.pk]
        if all(row.source for row in filed):
            return there
        record, mine = self._record(one), paper.as_printed()
        differing = [n for n in PRINTED if shown.value(record, n) != shown.value(mine, n)]
        if not differing:
            return there.done()
        return there.clash({n: shown.value(mine, n) for n in differing})

    def _added_text(self, one: Difference) -> Standing:
        return Standing(category=self.home(one))

    def _changed_entry(self, one: Difference, row: Entry) -> Standing:
        there = Standing(paper=row.paper, category=row.category, entry=row)
        if row.paper is None:
            if row.edited is None or one.field == "spacing":
                return there
            return there.clash(row.edited, one.new)
        record = row.paper.as_printed()
        if one.field in LOOSE or one.field not in shown.changed(row.shown or {}, record):
            return there
        mine = shown.value(record, one.field)
        return there.clash(mine, one.new)

    def _moved_entry(self, one: Difference, row: Entry) -> Standing:
        there = Standing(paper=row.paper, category=row.category, entry=row)
        before, after = self.former_home(one), self.home(one)
        if row.category == before:
            return there if before != after or self._in_order(row) else there.clash(REORDERED)
        if row.category == after:
            return there.done()
        return there.clash(self.place_of(row.category))

    def _removed_entry(self, one: Difference, row: Entry) -> Standing:
        there = Standing(paper=row.paper, category=row.category, entry=row)
        if row.paper is None:
            return there if row.edited is None else there.clash(row.edited)
        if row.paper.state != Paper.State.PUBLISHED:
            return there.done()
        record = row.paper.as_printed()
        curated = sorted(shown.changed(row.shown or {}, record))
        mine = {name: shown.value(record, name) for name in curated}
        return there.clash(mine) if curated else there

    def _added_heading(self, one: Difference) -> Standing:
        home = self.home(one)
        name = getattr(self.compared.new[one.theirs or 0].node, "name", "")
        mine = self.children.get((home.pk, name)) if home is not None else None
        return Standing(DONE, category=mine) if mine is not None else Standing(category=home)

    def _heading(self, one: Difference) -> Standing:
        row = self.categories.get(one.base)
        if row is None:
            return Standing(DONE if one.kind == REMOVE else CLASH)
        if one.kind == REMOVE or one.field in LOOSE:
            return Standing(category=row)
        mine, was, now = self._of_heading(one, row)
        if mine == was:
            there = Standing(category=row)
            stays = one.kind == MOVE and was == now and not self._in_order(row)
            return there.clash(REORDERED) if stays else there
        told = self.place_of(row.parent) if isinstance(mine, Category) and row.parent else mine
        return Standing(DONE if mine == now else CLASH, told, category=row)

    def _in_order(self, row: Entry | Category) -> bool:
        """Whether what the file has beside it stands in the order of the file."""
        places = [one.seen_at for one in siblings(row) if one.seen_at is not None]
        return places == sorted(places)

    def _of_heading(self, one: Difference, row: Category) -> tuple[Any, Any, Any]:
        """What the catalogue has, what the file had, and what it has now."""
        if one.kind == MOVE:
            return row.parent, self.former_home(one), self.home(one)
        if one.field == "level":
            return row.level, one.old, one.new
        limit = LIMITS["category"]
        return row.name, one.old[:limit], one.new[:limit]


def siblings(row: Entry | Category) -> list[Any]:
    """The row and those beside it, in the order of the catalogue."""
    if isinstance(row, Entry):
        return list(Entry.objects.filter(category=row.category_id).in_order())
    return list(Category.objects.filter(parent=row.parent_id).order_by("position", "pk"))
