"""An awesome list's README as a document.

``render(parse(text)) == text`` for any text. What was read as a paper can be rewritten field by field.
"""

from catalogue.readme.document import (
    Block,
    Document,
    EntryBlock,
    Heading,
    Piece,
    Profile,
    Section,
    Verbatim,
    pieces,
    render,
    sections,
)
from catalogue.readme.entry import Reading, Style
from catalogue.readme.lines import split_tail, usual_newline
from catalogue.readme.parsing import parse
from catalogue.readme.reading import carried_identifiers, read as read_entry
from catalogue.readme.rewriting import Rewritten, rewrite, style_of
from catalogue.readme.writing import write

__all__ = [
    "Block",
    "Document",
    "EntryBlock",
    "Heading",
    "Piece",
    "Profile",
    "Reading",
    "Rewritten",
    "Section",
    "Style",
    "Verbatim",
    "carried_identifiers",
    "parse",
    "pieces",
    "read_entry",
    "render",
    "rewrite",
    "sections",
    "split_tail",
    "style_of",
    "usual_newline",
    "write",
]
