"""The one shape of a format."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from catalogue.records import PaperRecord


class BadRecord(ValueError):
    """A file cannot be read as this format; ``line`` says where (from 1)."""

    def __init__(self, line: int, message: str) -> None:
        self.line = line
        self.message = message
        super().__init__(f"line {line}: {message}")


@dataclass(frozen=True, slots=True)
class Given:
    """A record as a file gives it: where it stands, and which fields it gives at all."""

    line: int
    record: PaperRecord
    fields: frozenset[str]


@dataclass(frozen=True, slots=True)
class Format:
    """``parse`` reads a text, raising BadRecord; ``render`` yields chunks of text that ``parse`` reads."""

    name: str
    label: str
    extension: str
    content_type: str
    parse: Callable[[str], Iterator[Given]]
    render: Callable[[Iterable[PaperRecord]], Iterator[str]]
