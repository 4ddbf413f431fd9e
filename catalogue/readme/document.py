"""An awesome list as a document: headings, and below each its blocks and the headings under it."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from catalogue.readme.entry import Reading, Style
from catalogue.records import Notice

BYTE_ORDER_MARK = "\ufeff"


@dataclass(frozen=True, slots=True)
class Verbatim:
    """A block that is kept as it is. ``line`` counts from 1."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class EntryBlock:
    """A block that was read as a paper."""

    text: str
    line: int
    reading: Reading


Block = Verbatim | EntryBlock


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as written, with the rules right above it and the blank lines after it."""

    text: str
    line: int
    level: int
    name: str


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands below it; the first section of a document has none."""

    heading: Heading | None
    blocks: tuple[Block, ...]
    sections: tuple["Section", ...]


SEED = Style()


@dataclass(frozen=True, slots=True)
class Profile:
    """What most entries of a list have in common.

    ``author_slot`` is the line below the head, counted from 1, that holds the authors; 0 where none
    does. ``references`` are the addresses of the file's link reference definitions.
    """

    build: str = "stacked"
    style: Style = SEED
    blank_lines: int = 1
    newest_first: bool = False
    author_slot: int = 0
    references: Mapping[str, str] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "Profile":
        """The profile that was stored; what is not there is as in the list this was made for."""
        known = {
            name: stored[name]
            for name in ("build", "blank_lines", "newest_first", "author_slot", "references")
            if name in stored
        }
        return cls(**known, style=Style.from_json(stored.get("style", {})))


@dataclass(frozen=True, slots=True)
class Document:
    """A whole file. ``notices`` are what the reader noticed, in the order of their lines."""

    bom: bool
    newline: str
    root: Section
    profile: Profile
    notices: tuple[Notice, ...] = ()

    @property
    def title(self) -> Section | None:
        """The section of the list's title: that of the one heading of level 1."""
        titles = [s for s in sections(self.root) if s.heading and s.heading.level == 1]
        return titles[0] if len(titles) == 1 else None


@dataclass(frozen=True, slots=True)
class Piece:
    """A heading or a block at its place in the file; ``section`` is the place of its section's heading.

    The root's own place is -1. A heading's ``section`` is that of the section it opens, ``parent`` the
    one above.
    """

    place: int
    node: Heading | Block
    section: int
    parent: int


def sections(section: Section) -> Iterator[Section]:
    """The section and all below it, in the order of the file."""
    yield section
    for below in section.sections:
        yield from sections(below)


def entries_of(section: Section) -> Iterator[EntryBlock]:
    """All entries of a section and of those below it, in order."""
    for one in sections(section):
        yield from (block for block in one.blocks if isinstance(block, EntryBlock))


def pieces(document: Document) -> list[Piece]:
    """Everything in the order of the file; a piece's place is its index."""
    found: list[Piece] = []

    def walk(section: Section, parent: int) -> None:
        here = -1
        if section.heading is not None:
            here = len(found)
            found.append(Piece(here, section.heading, here, parent))
        for block in section.blocks:
            found.append(Piece(len(found), block, here, here))
        for below in section.sections:
            walk(below, here)

    walk(document.root, -1)
    return found


def render(document: Document) -> str:
    """The text of the file."""
    mark = BYTE_ORDER_MARK if document.bom else ""
    return mark + "".join(piece.node.text for piece in pieces(document))
