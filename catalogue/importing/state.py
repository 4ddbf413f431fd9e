"""What an import of a README works on."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from catalogue.changes import Change
from catalogue.importing.report import ImportReport
from catalogue.models import Category, Entry
from catalogue.readme import Document, Piece, pieces
from catalogue.readme.comparing import ROOT, Pairing, compare
from catalogue.records import Notice
from catalogue.storing import Store

BATCH = 1000
STORED = ("category_id", "source", "edited", "shown", "seen_at", "position")
"""The columns of an entry that an import may write."""


@dataclass
class State:
    """The file as last imported, the file now, and the rows that stand for both.

    ``categories`` and ``entries`` are the rows by their place in the former file, ``entries_of`` by
    their paper; ``homes`` are the categories by the place of their heading in the new one,
    ``placed`` the entries by theirs.
    ``reworded`` are the categories of which the file changed the text. ``known`` is which piece is
    which, where somebody knows; else the files are compared.
    """

    change: Change
    base: Document
    theirs: Document
    known: Pairing | None = None
    report: ImportReport = field(default_factory=ImportReport)
    homes: dict[int, Category] = field(default_factory=dict)
    placed: dict[int, Entry] = field(default_factory=dict)
    reworded: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.old: list[Piece] = pieces(self.base)
        self.new: list[Piece] = pieces(self.theirs)
        self.pairing: Pairing = self.known or compare(self.base, self.theirs)
        self.former: dict[int, int] = {
            new: old
            for pairs in (self.pairing.headings, self.pairing.blocks)
            for old, new in pairs.items()
        }
        self.store = Store(self.change)
        self.all_categories: list[Category] = Category.objects.in_order()
        self.parents = {row.pk: row.parent_id for row in self.all_categories}
        self.categories = {
            row.seen_at: row for row in self.all_categories if row.seen_at is not None
        }
        rows = Entry.objects.with_papers().prefetch_related("paper__identifiers").in_order()
        self.all_entries: list[Entry] = list(rows.iterator(chunk_size=BATCH))
        self.entries_of: dict[int | None, list[Entry]] = defaultdict(list)
        for row in self.all_entries:
            self.entries_of[row.paper_id].append(row)
        self.origins = {row.pk: row.category_id for row in self.all_entries}
        self.written = {row.pk: stored(row) for row in self.all_entries}
        self.entries = {row.seen_at: row for row in self.all_entries if row.seen_at is not None}
        root = next((row for row in self.all_categories if row.kind == Category.Kind.ROOT), None)
        if root is None:
            root = Category(kind=Category.Kind.ROOT, level=0)
            self.change.save(root)
            self.all_categories.insert(0, root)
        self.categories[ROOT] = self.homes[ROOT] = root

    def partner(self, piece: Piece) -> Piece | None:
        """The piece of the former file that this piece of the new one is."""
        place = self.former.get(piece.place)
        return None if place is None else self.old[place]

    def former_home(self, piece: Piece) -> Category | None:
        """The category in which a piece of the former file stood."""
        return self.categories.get(piece.section)

    def conflict(self, piece: Piece, code: str, message: str, proposal: str = "") -> None:
        self.report.conflicts.append(Notice(piece.node.line, code, message, proposal))

    def warn(self, line: int, code: str, message: str, proposal: str = "") -> None:
        self.report.warnings.append(Notice(line, code, message, proposal))

    def headings(self) -> Iterator[Piece]:
        return (piece for piece in self.new if piece.place == piece.section)

    def blocks(self) -> Iterator[Piece]:
        return (piece for piece in self.new if piece.place != piece.section)


def stored(row: Entry) -> tuple[Any, ...]:
    """What an import may change of an entry."""
    return tuple(getattr(row, name) for name in STORED)
