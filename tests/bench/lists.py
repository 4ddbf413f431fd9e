"""Long lists: each is read into an empty catalogue and written again, in processes of their own."""

import re
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from catalogue import identifiers
from catalogue.readme import EntryBlock, parse, pieces, rewrite, rows
from catalogue.records import PaperRecord
from tests.bench.commands import LARGEST, timed
from tests.bench.place import ROOT, Place

SEED = ROOT / "fixtures" / "seed.md"
BESIDE = ROOT.parent / "shared" / "lists"
SIZE = 1_000_000
"""Bytes of a list that is measured, at least."""


def at_hand() -> list[Path]:
    """The real lists beside the project, else the seed."""
    return sorted(BESIDE.glob("*.md")) or [SEED]


def grown(text: str, size: int) -> str:
    """Repeat a list until it has so many bytes; every copy has papers of its own."""
    parts, length = [], 0
    while length < size:
        parts.append(_copy(text, len(parts)) if parts else text)
        length += len(parts[-1].encode())
    return "\n".join(parts)


def _copy(text: str, number: int) -> str:
    document, columns, parts = parse(text), (), []
    for piece in pieces(document):
        written = piece.node.text
        if isinstance(piece.node, EntryBlock):
            record = piece.node.reading.record
            wanted = replace(record, title=f"{record.title} part {number}")
            written = rewrite(written, wanted, {"title"}, document.profile, columns).text
            written = _identified(written, record, number)
        else:
            columns = rows.follow(columns, written)
        parts.append(written)
    return "".join(parts)


def _identified(written: str, record: PaperRecord, number: int) -> str:
    """The entry with addresses of its own, wherever an address carries an identifier."""
    for url in sorted({link.url for link in record.links}, key=len, reverse=True):
        for scheme, value in identifiers.find(url).items():
            own = _later(value, number) if scheme == "arxiv" else f"{value}{number:03}"
            written = written.replace(url, identifiers.link(scheme, own))
    return written


def _later(arxiv: str, number: int) -> str:
    """An identifier of the same month, or of the same archive for the old ones such as cs/0112017."""
    before, digits = re.fullmatch(r"(.*\D)(\d+)", arxiv).groups()
    return f"{before}{(int(digits) + 97 * number) % 10 ** len(digits):0{len(digits)}}"


def measured(place: Place, files: list[Path], size: int) -> dict[str, Any]:
    """Seconds, bytes and memory of the import and of the export, by the name of the list."""
    return {file.stem: _measured(place, file, size) for file in files}


def _measured(place: Place, file: Path, size: int) -> dict[str, Any]:
    empty = place.beside("list")
    empty.child("empty")
    readme, output = empty.folder / "README.md", empty.folder / "exported.md"
    readme.write_bytes(grown(file.read_bytes().decode(), size).encode())
    found = {
        "import": timed(empty, readme, "import_markdown", str(readme), "--max-bytes", str(LARGEST)),
        "export": timed(empty, output, "export_markdown", "--output", str(output)),
    }
    if readme.read_bytes() != output.read_bytes():
        raise SystemExit(f"{file}: what was exported is not what was imported")
    return {name: asdict(cost) for name, cost in found.items()}
