"""What the reader of a block found in it: a paper, and where in the text each field stands."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from catalogue.records import Notice, PaperRecord

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class LinkSpan:
    """Where a link stands: as a whole with its brackets, its label and its address.

    An address that is not in the block (a promised link, a reference) has an empty span.
    """

    whole: Span
    label: Span
    url: Span


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace ``text[start:end]``; a start below zero: the change has no place in the entry."""

    start: int
    end: int
    text: str


NOWHERE = Edit(-1, -1, "")


@dataclass(frozen=True, slots=True)
class Style:
    """How an entry is written. The defaults are the style of the list this project was made for.

    ``build`` is stacked, item or row. ``order`` has a letter a field (V venue tag, T title, A authors,
    L links) and a ``/`` where a new line, sub-item or paragraph begins, which ``lead`` opens.
    ``title_close`` shows with ``{url}`` where the address of a linked title stands. ``columns`` are
    what the columns of a table hold, "" for what no field models.
    """

    build: str = "stacked"
    order: str = "VT/A/L"
    marker: str = ""
    lead: str = " \\\n"
    title_open: str = ""
    title_close: str = ""
    title_gap: str = " "
    tag_open: str = "[**"
    tag_close: str = "**]"
    tag_gap: str = " "
    emphasis: str = "_"
    author_gap: str = " "
    link_open: str = "[["
    link_middle: str = "]("
    link_close: str = ")]"
    link_gap: str = " "
    columns: tuple[str, ...] = ()

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "Style":
        known = {field.name for field in fields(cls)} & stored.keys()
        values = {name: stored[name] for name in known}
        return cls(**values | {"columns": tuple(stored.get("columns", ()))})


@dataclass(frozen=True, slots=True)
class Inherited:
    """The year and the venue that the headings above an entry name."""

    year: int | None = None
    venue: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """A block read as a paper. Offsets count from the start of the block's text.

    ``tag`` is the span of the venue tag's content, if there is one; ``parts`` are the spans of venue,
    year and note where they stand. ``author_line`` and ``link_line`` are what goes with the last
    author and the last link: where they fill a line of their own, from the end of the line before.
    ``head_end`` is where the title with its marks ends, ``cells`` are the cells of a row by what they
    hold. ``title_linked``: the first link is the title's. ``style`` holds those fields of a `Style` that the
    block shows. ``unprinted`` names fields of the record that stand elsewhere, as a year in a
    heading does, or have no column: writing the entry never prints them. ``loose`` counts the words
    beside the title that no field took.
    """

    record: PaperRecord
    title: Span
    tag: Span | None
    parts: Mapping[str, Span]
    authors: tuple[Span, ...]
    links: tuple[LinkSpan, ...]
    author_line: Span | None
    link_line: Span | None
    head_end: int
    cells: Mapping[str, Span]
    title_linked: bool
    style: Mapping[str, Any]
    build: str
    loose: int = 0
    unprinted: frozenset[str] = frozenset()
    notices: tuple[Notice, ...] = ()
