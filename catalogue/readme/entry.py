"""What the reader of a block found in it: a paper, and where in the text each field stands."""

from collections.abc import Mapping
from dataclasses import dataclass, fields

from catalogue.records import Notice, PaperRecord

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class LinkSpan:
    """Where a link stands: as a whole with its brackets, its label and its address."""

    whole: Span
    label: Span
    url: Span


@dataclass(frozen=True, slots=True)
class Style:
    """How an entry is written. The defaults are the style of the list this project was made for."""

    tag_open: str = "[**"
    tag_close: str = "**]"
    tag_gap: str = " "
    line_break: str = " \\"
    last_break: str = ""
    emphasis: str = "_"
    link_open: str = "[["
    link_middle: str = "]("
    link_close: str = ")]"
    link_gap: str = " "

    @classmethod
    def from_json(cls, stored: Mapping[str, str]) -> "Style":
        known = {field.name for field in fields(cls)}
        return cls(**{name: value for name, value in stored.items() if name in known})


@dataclass(frozen=True, slots=True)
class Reading:
    """A block read as a paper. Offsets count from the start of the block's text.

    ``tag`` is the span of the venue tag's content with venue, year and note in it where they stand;
    ``author_line`` and ``link_line`` reach from the end of the line before to the end of the line.
    ``style`` holds those fields of a `Style` that the block shows.
    """

    record: PaperRecord
    tag: Span
    parts: Mapping[str, Span]
    title: Span
    authors: tuple[Span, ...]
    links: tuple[LinkSpan, ...]
    author_line: Span | None
    link_line: Span | None
    style: Mapping[str, str]
    notices: tuple[Notice, ...]
