"""The blocks of the list and the papers in them, as plain rows."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from catalogue.models import Entry, as_printed
from catalogue.records import PaperRecord

BATCH = 2000


class Block(Protocol):
    """What is written of an entry; ``Entry`` itself is one, too."""

    @property
    def kind(self) -> str: ...
    @property
    def paper_id(self) -> int | None: ...
    @property
    def source(self) -> str: ...
    @property
    def edited(self) -> str | None: ...
    @property
    def shown(self) -> Any: ...
    @property
    def seen_at(self) -> int | None: ...


@dataclass(frozen=True, slots=True)
class BlockRow:
    kind: str
    paper_id: int | None
    source: str
    edited: str | None
    shown: dict[str, Any] | None
    seen_at: int | None


FIELDS = tuple(BlockRow.__dataclass_fields__)


def blocks_by_category() -> dict[int, list[Block]]:
    """Every block that the list shows, below its category, in order."""
    found: dict[int, list[Block]] = {}
    rows = Entry.objects.exported().exclude(edited="").in_order()
    for category, *row in rows.values_list("category_id", *FIELDS).iterator(chunk_size=BATCH):
        found.setdefault(category, []).append(BlockRow(*row))
    return found


def printed(papers: Iterable[int]) -> Iterator[PaperRecord]:
    """These papers as they are printed, in this order; a batch of them is held at a time."""
    asked = list(papers)
    for start in range(0, len(asked), BATCH):
        part = asked[start : start + BATCH]
        found = as_printed(set(part))
        yield from (found[paper] for paper in part)
