"""What an import answers."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from catalogue.records import Notice

COUNTS = ("added", "changed", "moved", "removed", "unchanged", "verbatim")


class Refused(Exception):
    """The file cannot be imported; nothing was written. ``notices`` say why and where."""

    def __init__(self, *notices: Notice) -> None:
        self.notices = notices
        super().__init__("\n".join(notice.message for notice in notices))


@dataclass
class ImportReport:
    """Papers added, changed, moved, removed and unchanged; blocks kept as they are; and what to look at.

    ``conflicts`` are what the file and a curator both changed: the curator's version stands.
    """

    added: int = 0
    changed: int = 0
    moved: int = 0
    removed: int = 0
    unchanged: int = 0
    verbatim: int = 0
    warnings: list[Notice] = field(default_factory=list)
    conflicts: list[Notice] = field(default_factory=list)

    @property
    def counts(self) -> dict[str, int]:
        return {name: getattr(self, name) for name in COUNTS}

    def as_json(self) -> dict[str, Any]:
        return {
            **self.counts,
            "warnings": [notice.as_json() for notice in in_order(self.warnings)],
            "conflicts": [notice.as_json() for notice in in_order(self.conflicts)],
        }


def in_order(notices: Sequence[Notice]) -> list[Notice]:
    return sorted(notices, key=lambda notice: notice.line)
