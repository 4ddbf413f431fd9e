"""JSON Lines: one paper a line."""

import json
from collections.abc import Iterable, Iterator

from catalogue.formats.format import BadRecord, Format, Given
from catalogue.formats.shape import as_json, encode, from_json
from catalogue.records import PaperRecord


def parse(text: str) -> Iterator[Given]:
    return parse_lines(text.split("\n"))


def parse_lines(lines: Iterable[str]) -> Iterator[Given]:
    for number, marked in enumerate(lines, start=1):
        line = marked.removeprefix("\ufeff") if number == 1 else marked
        if not line.strip():
            continue
        try:
            found = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise BadRecord(number, f"no JSON: {getattr(error, 'msg', error)}") from error
        yield from_json(found, number)


def render(records: Iterable[PaperRecord]) -> Iterator[str]:
    for record in records:
        yield encode(as_json(record)) + "\n"


FORMAT = Format("jsonl", "JSON Lines", "jsonl", "application/jsonl", render, parse, parse_lines)
