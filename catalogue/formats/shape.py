"""A record as a JSON object and back."""

import re
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import quote

import orjson

from catalogue import identifiers, names
from catalogue.formats.format import BadRecord, Given
from catalogue.records import LIMITS, LINK_KINDS, YEARS, LinkRecord, PaperRecord

UNSAFE = re.compile(r"[ <>\"\\^`{|}]")
"""What a browser percent-encodes in an address by itself (WHATWG URL, path percent-encode set)."""


def as_json(record: PaperRecord) -> dict[str, Any]:
    """The JSON object of a record: every field, in a fixed order."""
    return {
        "title": record.title,
        "authors": list(record.authors),
        "venue": record.venue,
        "year": record.year,
        "note": record.note,
        "abstract": record.abstract,
        "links": [link.as_json() for link in record.links],
        "identifiers": dict(sorted(record.identifiers.items())),
        "categories": [list(path) for path in record.categories],
        "slug": record.slug,
    }


def encode(record: PaperRecord) -> str:
    """A record as the text of its JSON object, on one line (RFC 8259)."""
    return orjson.dumps(as_json(record)).decode()


def from_json(found: object, line: int) -> Given:
    """The record of a JSON object; raises BadRecord that names the field and what is wrong with it."""
    if not isinstance(found, dict):
        raise BadRecord(line, f"a paper is an object, not {_called(found)}")
    unknown = sorted(found.keys() - READERS.keys())
    if unknown:
        raise BadRecord(line, f"unknown field {unknown[0]!r}; known are {', '.join(READERS)}")
    values = {}
    for name, value in found.items():
        try:
            values[name] = READERS[name](value)
        except ValueError as error:
            raise BadRecord(line, f"{name}: {error}") from error
    if not values.get("title") and not values.get("slug"):
        raise BadRecord(line, "title: missing")
    record = PaperRecord(**({"title": ""} | values))
    return Given(line, record, frozenset(values))


def _called(value: object) -> str:
    kinds = {dict: "an object", list: "a list", str: "a text", bool: "true or false"}
    return "nothing" if value is None else kinds.get(type(value), "a number")


def _line(limit: int) -> Callable[[object], str]:
    def read(value: object) -> str:
        if value is None:
            return ""
        if not isinstance(value, str):
            raise ValueError(f"a text is expected, not {_called(value)}")  # noqa: TRY004
        text = names.clean(value)
        if len(text) > limit:
            raise ValueError(f"{len(text)} characters, {limit} at most")
        return text

    return read


def _text(value: object) -> str:
    """Text of several lines."""
    if value is None:
        return ""
    if not isinstance(value, str):
        raise ValueError(f"a text is expected, not {_called(value)}")  # noqa: TRY004
    return "\n".join(names.clean(line) for line in value.splitlines()).strip()


def _list(value: object) -> list[Any]:
    if value is None:
        return []
    if not isinstance(value, list):
        raise ValueError(f"a list is expected, not {_called(value)}")  # noqa: TRY004
    return value


def _authors(value: object) -> tuple[str, ...]:
    read = _line(LIMITS["author"])
    found = tuple(names.clean_name(read(name)) for name in _list(value))
    if not all(found):
        raise ValueError("an author's name is empty")
    return found


def _year(value: object) -> int | None:
    if value is None or value == "":
        return None
    if isinstance(value, bool) or not isinstance(value, int) or value not in YEARS:
        raise ValueError(f"a whole number from {YEARS.start} to {YEARS.stop - 1} is expected")
    return value


def _links(value: object) -> tuple[LinkRecord, ...]:
    return tuple(_link(link) for link in _list(value))


def _link(found: object) -> LinkRecord:
    if not isinstance(found, dict) or found.keys() - {"kind", "label", "url"}:
        raise ValueError('a link is {"kind", "label", "url"}')
    label = _line(LIMITS["label"])(found.get("label"))
    url = UNSAFE.sub(lambda one: quote(one[0]), _line(LIMITS["url"])(found.get("url")))
    if url and not identifiers.is_web(url):
        raise ValueError(f"only http and https addresses: {url[:80]}")
    kind = found.get("kind") or identifiers.link_kind(label, url)
    if kind not in LINK_KINDS:
        raise ValueError(f"unknown kind of link {kind!r}; known are {', '.join(LINK_KINDS)}")
    return LinkRecord(kind, label, url)


def _identifiers(value: object) -> Mapping[str, str]:
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise ValueError(f"an object is expected, not {_called(value)}")  # noqa: TRY004
    read = _line(200)
    given = {scheme: read(found) for scheme, found in value.items()}
    return {
        scheme: identifiers.normalise(scheme, found) for scheme, found in given.items() if found
    }


def _categories(value: object) -> tuple[tuple[str, ...], ...]:
    read = _line(LIMITS["category"])
    return tuple(tuple(read(name) for name in _list(path)) for path in _list(value))


READERS: dict[str, Callable[[object], Any]] = {
    "title": _line(LIMITS["title"]),
    "authors": _authors,
    "venue": _line(LIMITS["venue"]),
    "year": _year,
    "note": _line(LIMITS["note"]),
    "abstract": _text,
    "links": _links,
    "identifiers": _identifiers,
    "categories": _categories,
    "slug": _line(LIMITS["slug"]),
}
