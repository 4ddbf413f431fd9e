"""The entries of a BibTeX file with their lines; values are put together, but not read as LaTeX yet."""

import logging
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bibtexparser import model
from bibtexparser.splitter import Splitter

from catalogue.formats.format import BadRecord

logging.getLogger("bibtexparser.splitter").disabled = True  # what it warns of is raised here

NO_PAPERS = {"proceedings", "book", "xdata", "set"}
"""Types that stand in files for other entries to refer to."""

LONGEST = 200_000
"""Characters of a value; a few lines of macros could ask for gigabytes."""

WORD = re.compile(r"[^\s{}\"#=,]*")
BRACE = re.compile(r"(?<!\\)[{}]")
BROKEN = re.compile(r"^[ \t]*@\w", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Entry:
    line: int
    kind: str
    key: str
    fields: Mapping[str, str]


def entries(text: str) -> Iterator[Entry]:
    """The papers of a file, in order; raises BadRecord."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    macros: dict[str, str] = {}
    found: list[Entry] = []
    for split in Splitter(text).split().blocks:
        line = (split.start_line or 0) + 1
        block: model.Block | None = split
        if isinstance(split, model.DuplicateBlockKeyBlock | model.DuplicateFieldKeyBlock):
            block = split.ignore_error_block  # two entries of one key are two entries
        if isinstance(block, model.ParsingFailedBlock):
            raise BadRecord(line, f"no BibTeX: {_reason(block)}")
        if isinstance(block, model.String):
            macros[block.key.casefold()] = _value(block.value, macros, line)
        elif isinstance(block, model.ImplicitComment) and (broken := BROKEN.search(block.comment)):
            lines = block.comment.count("\n", 0, broken.start())
            raise BadRecord(line + lines, "no BibTeX: an entry begins with @type{key,")
        elif isinstance(block, model.Entry):
            found.append(_entry(block, line, macros))
    if not found:
        raise BadRecord(1, "no BibTeX: there is no entry")
    yield from _papers(found)


def _reason(block: model.ParsingFailedBlock) -> str:
    reason = getattr(block.error, "abort_reason", str(block.error))
    return " ".join(str(reason).split()).rstrip(".").lower()


def _entry(block: model.Entry, line: int, macros: Mapping[str, str]) -> Entry:
    """Read the fields; of one that stands twice the first counts, as in BibTeX itself."""
    fields: dict[str, str] = {}
    for field in block.fields:
        value = _value(field.value, macros, field.start_line + 1)
        fields.setdefault(field.key.casefold(), value)
    return Entry(line, block.entry_type.casefold(), block.key, fields)


def _papers(found: list[Entry]) -> Iterator[Entry]:
    """The entries that are papers, with what they leave to the proceedings they refer to."""
    by_key = {entry.key.casefold(): entry.fields for entry in found}
    referred = {entry.fields.get("crossref", "").casefold() for entry in found}
    for entry in found:
        if entry.kind in NO_PAPERS and (entry.kind != "book" or entry.key.casefold() in referred):
            continue
        whole = by_key.get(entry.fields.get("crossref", "").casefold(), {})
        title = whole.get("booktitle") or whole.get("title", "")
        inherited = {"booktitle": title, "year": whole.get("year", "")} if whole else {}
        yield Entry(entry.line, entry.kind, entry.key, inherited | dict(entry.fields))


def _value(raw: str, macros: Mapping[str, str], line: int) -> str:
    """Put a value together: ``"a" # macro # {b}``; a macro that nobody defined stands for itself."""
    value = "".join(_part(part, macros, line) for part in _parts(raw))
    if len(value) > LONGEST:
        raise BadRecord(line, f"a value of more than {LONGEST:,} characters")
    paragraphs = re.split(r"\n[ \t]*\n", value)
    return r" \par ".join(" ".join(part.split()) for part in paragraphs).strip()


def _parts(raw: str) -> Iterator[str]:
    start = depth = 0
    quoted = False
    for found in re.finditer(r"(?<!\\)[{}\"#]", raw):
        if found[0] in "{}":
            depth += 1 if found[0] == "{" else -1
        elif found[0] == '"' and depth == 0:
            quoted = not quoted
        elif found[0] == "#" and depth == 0 and not quoted:
            yield raw[start : found.start()].strip()
            start = found.end()
    yield raw[start:].strip()


def _part(part: str, macros: Mapping[str, str], line: int) -> str:
    if WORD.fullmatch(part):
        return macros.get(part.casefold(), part)
    if len(part) > 1 and (part[0] == part[-1] == '"' or _is_braced(part)):
        return part[1:-1]
    start = " ".join(part.split())[:40]
    raise BadRecord(line, f"no BibTeX: a comma or a brace is missing at “{start}”")


def _is_braced(part: str) -> bool:
    """Whether the brace that opens the text is closed at its very end."""
    depth = 0
    for found in BRACE.finditer(part):
        depth += 1 if found[0] == "{" else -1
        if depth == 0:
            return part[0] == "{" and found.end() == len(part)
    return False


def unbraced(text: str) -> str:
    """Take one pair of braces off that holds the whole text."""
    return text[1:-1] if re.fullmatch(r"\{[^{}]*\}", text) else text
