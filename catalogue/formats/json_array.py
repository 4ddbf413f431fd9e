"""JSON: one array of papers."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from catalogue.formats.format import BadRecord, Format, Given
from catalogue.formats.shape import encode, from_json
from catalogue.records import PaperRecord

BLANK = re.compile(r"\s*")


def parse(text: str) -> Iterator[Given]:
    for line, found in items(text):
        yield from_json(found, line)


def items(text: str) -> Iterator[tuple[int, Any]]:
    """The items of an array one by one, each with its line, so that each error has one."""
    text = text.removeprefix("\ufeff")
    place = _skip(text, 0)
    if text[place : place + 1] != "[":
        raise BadRecord(_line(text, place), "an array of papers is expected: [ … ]")
    place = _skip(text, place + 1)
    line, counted = _line(text, place), place
    while text[place : place + 1] != "]":
        line, counted = line + text.count("\n", counted, place), place
        try:
            found, end = json.JSONDecoder().raw_decode(text, place)
        except json.JSONDecodeError as error:
            raise BadRecord(error.lineno, f"no JSON: {error.msg}") from error
        except (ValueError, RecursionError) as error:
            raise BadRecord(line, f"no JSON: {error}") from error
        yield line, found
        place = _skip(text, end)
        if text[place : place + 1] == ",":
            place = _skip(text, place + 1)
        elif text[place : place + 1] != "]":
            raise BadRecord(_line(text, place), "a comma or ] is expected")
    if text[place + 1 :].strip():
        raise BadRecord(_line(text, place), "something stands behind the array")


def _skip(text: str, place: int) -> int:
    blank = BLANK.match(text, place)
    return blank.end() if blank else place


def _line(text: str, place: int) -> int:
    return text.count("\n", 0, place) + 1


def render(records: Iterable[PaperRecord]) -> Iterator[str]:
    yield "["
    separator = "\n"
    for record in records:
        yield separator + encode(record)
        separator = ",\n"
    yield "\n]\n"


FORMAT = Format("json", "JSON", "json", "application/json", render, parse, attached=False)
