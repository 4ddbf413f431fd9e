"""JSON Lines: one paper a line."""

import json
from collections.abc import Iterable, Iterator

from catalogue.formats.format import BadRecord, Format, Given
from catalogue.formats.shape import as_json, from_json
from catalogue.records import PaperRecord


def parse(text: str) -> Iterator[Given]:
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), start=1):
        if not line.strip():
            continue
        try:
            found = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise BadRecord(number, f"no JSON: {getattr(error, 'msg', error)}") from error
        yield from_json(found, number)


def render(records: Iterable[PaperRecord]) -> Iterator[str]:
    for record in records:
        yield json.dumps(as_json(record), ensure_ascii=False) + "\n"


FORMAT = Format("jsonl", "JSON Lines", "jsonl", "application/jsonl", render, parse)
