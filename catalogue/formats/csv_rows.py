"""CSV: one paper a row, safe to open in a spreadsheet."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from catalogue.formats import texts
from catalogue.formats.format import BadRecord, Format, Given
from catalogue.formats.shape import from_json
from catalogue.identifiers import SCHEMES
from catalogue.records import PaperRecord

COLUMNS = (
    "year", "title", "authors", "venue", "note", *SCHEMES, "links", "categories", "abstract", "slug",
)  # fmt: skip
FORMULA = frozenset("=+-@|%'\t\r\n")
"""What a spreadsheet may take for a formula; an apostrophe before it makes it a text."""

MARK = "\ufeff"
"""By it spreadsheets know UTF-8."""

LONGEST = 1_000_000


def parse(text: str) -> Iterator[Given]:
    plain = text.removeprefix(MARK)
    head = plain.partition("\n")[0]
    separator = max(",;\t", key=head.count)
    csv.field_size_limit(LONGEST)
    rows = csv.reader(io.StringIO(plain, newline=""), delimiter=separator, strict=True)
    columns: list[str] = []
    line = 1
    try:
        for row in rows:
            if not columns:
                columns = _columns(row)
            elif any(row):
                yield _given(row, columns, line)
            line = rows.line_num + 1
    except csv.Error as error:
        raise BadRecord(line, f"no CSV: {error}") from error


def _columns(row: list[str]) -> list[str]:
    columns = [name.strip().casefold() for name in row]
    unknown = [name for name in columns if name not in COLUMNS]
    if unknown or len(set(columns)) < len(columns):
        wrong = f"unknown column {unknown[0]!r}" if unknown else "a column stands twice"
        raise BadRecord(1, f"{wrong}; known are {', '.join(COLUMNS)}")
    return columns


def _given(row: list[str], columns: list[str], line: int) -> Given:
    if len(row) != len(columns):
        raise BadRecord(line, f"{len(row)} cells; the first row has {len(columns)}")
    cells = {name: cell.removeprefix("'") for name, cell in zip(columns, row, strict=True)}
    try:
        return from_json(_fields(cells), line)
    except ValueError as error:
        if isinstance(error, BadRecord):
            raise
        raise BadRecord(line, str(error)) from error


def _fields(cells: Mapping[str, str]) -> dict[str, Any]:
    """The cells in the shape of JSON; a column that is there is a field that is given."""
    found: dict[str, Any] = dict(cells)
    own = {scheme: found.pop(scheme) for scheme in SCHEMES if scheme in found}
    if own:
        found["identifiers"] = own
    if "year" in found:
        year = found["year"].strip()
        found["year"] = int(year) if year.isascii() and year.isdigit() else year
    if "authors" in found:
        found["authors"] = texts.split(found["authors"], ";")
    if "links" in found:
        found["links"] = [link.as_json() for link in texts.links(found["links"])]
    if "categories" in found:
        found["categories"] = texts.categories(found["categories"])
    return found


def render(records: Iterable[PaperRecord]) -> Iterator[str]:
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(COLUMNS)
    yield MARK + buffer.getvalue()
    for record in records:
        buffer.seek(0)
        buffer.truncate()
        writer.writerow([f"'{cell}" if cell[:1] in FORMULA else cell for cell in _cells(record)])
        yield buffer.getvalue()


def _cells(record: PaperRecord) -> list[str]:
    """What a row says, in the order of `COLUMNS`."""
    return [
        str(record.year or ""),
        record.title,
        texts.join(record.authors, ";"),
        record.venue,
        record.note,
        *[record.identifiers.get(scheme, "") for scheme in SCHEMES],
        texts.from_links(record.links),
        texts.from_categories(record.categories),
        record.abstract,
        record.slug,
    ]


FORMAT = Format("csv", "CSV", "csv", "text/csv; charset=utf-8", render, parse)
