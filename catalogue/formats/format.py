"""The one shape of a format."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from catalogue.readme import Profile, carried_identifiers
from catalogue.records import PaperRecord


class BadRecord(ValueError):
    """A file cannot be read as this format; ``line`` says where (from 1)."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(line, message)
        self.line = line
        self.message = message

    def __str__(self) -> str:
        return f"line {self.line}: {self.message}"


@dataclass(frozen=True, slots=True)
class Given:
    """A record as a file gives it: where it stands, and which fields it gives at all."""

    line: int
    record: PaperRecord
    fields: frozenset[str]

    def identified(self) -> "Given":
        """Let links to the paper say its identifiers where the record does not give all of them."""
        if "identifiers" in self.fields:
            return self
        found = carried_identifiers(self.record) | dict(self.record.identifiers)
        if found == self.record.identifiers:
            return self
        return replace(self, record=replace(self.record, identifiers=found))


@dataclass(frozen=True, slots=True)
class Selection:
    """Papers on their way out, and what a document says of them as a whole.

    Most formats ask for nothing but the papers. Addresses are absolute: ``site`` is that of the
    catalogue, ``shown_at`` shows the same papers to people, ``pages`` are this document and its
    neighbours by their relation (self, first, previous, next, last).
    """

    records: Iterable[PaperRecord]
    title: str = ""
    site: str = ""
    shown_at: str = ""
    pages: Mapping[str, str] = field(default_factory=dict)
    total: int = 0
    updated: datetime | None = None
    profile: Profile = field(default_factory=Profile)

    def __iter__(self) -> Iterator[PaperRecord]:
        return iter(self.records)


@dataclass(frozen=True, slots=True)
class Format:
    """``render`` yields chunks of text; ``parse`` reads such a text, raising BadRecord, if it can be read.

    ``parse_line`` reads a line with its number, for a file of any size in which each stands for itself.
    ``dated`` asks for the standing of each paper; ``attached`` says that a browser should save it rather than show it.
    """

    name: str
    label: str
    extension: str
    content_type: str
    render: Callable[[Selection], Iterator[str]]
    parse: Callable[[str], Iterator[Given]] | None = None
    parse_line: Callable[[str, int], Given | None] | None = None
    dated: bool = False
    attached: bool = True
