"""JSON Lines: one paper a line."""

import json
from collections.abc import Iterable, Iterator

from catalogue.formats.format import BadRecord, Format, Given
from catalogue.formats.shape import encode, from_json
from catalogue.records import PaperRecord


def parse(text: str) -> Iterator[Given]:
    found = (parse_line(line, number) for number, line in enumerate(text.split("\n"), start=1))
    return filter(None, found)


def parse_line(text: str, number: int) -> Given | None:
    """Read a line with its number; None where it is blank."""
    line = text.removeprefix("\ufeff") if number == 1 else text
    if not line.strip():
        return None
    try:
        found = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise BadRecord(number, f"no JSON: {getattr(error, 'msg', error)}") from error
    return from_json(found, number)


def render(records: Iterable[PaperRecord]) -> Iterator[str]:
    for record in records:
        yield encode(record) + "\n"


FORMAT = Format("jsonl", "JSON Lines", "jsonl", "application/jsonl", render, parse, parse_line)
