"""What an import answers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from catalogue.records import Notice

COUNTS = ("added", "changed", "moved", "removed", "unchanged", "verbatim")


class Refused(Exception):
    """The file cannot be imported; nothing was written. ``notices`` say why and where."""

    def __init__(self, *notices: Notice) -> None:
        self.notices = notices
        super().__init__("\n".join(notice.message for notice in notices))

    def told(self, name: str) -> str:
        return "\n".join(notice.told(name) for notice in self.notices)


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

    def told(self, name: str, *, dry_run: bool = False) -> Iterator[str]:
        """The report for people, line by line."""
        for notice in in_order(self.warnings):
            yield notice.told(name)
        for notice in in_order(self.conflicts):
            yield f"conflict: {notice.told(name)}"
        counts = ", ".join(f"{count} {what}" for what, count in self.counts.items())
        yield f"{counts}, {len(self.warnings)} warnings, {len(self.conflicts)} conflicts"
        if dry_run:
            yield "Dry run: nothing was written."

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
