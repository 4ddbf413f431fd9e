"""What an entry's text shows of its paper: the base of every comparison with the paper as it is now."""

from collections.abc import Mapping
from typing import Any

from catalogue.records import PRINTED, PaperRecord


def snapshot(record: PaperRecord, fields: tuple[str, ...] = PRINTED) -> dict[str, Any]:
    """These fields of the record as an `Entry.shown`."""
    return {name: value(record, name) for name in fields}


def value(record: PaperRecord, name: str) -> Any:
    """One printed field as JSON; of links what is printed, label and address."""
    if name == "links":
        return [[link.label, link.url] for link in record.links]
    if name == "authors":
        return list(record.authors)
    return getattr(record, name)


def changed(shown: Mapping[str, Any], record: PaperRecord) -> set[str]:
    """The fields in which the record differs from what was shown."""
    return {name for name, was in shown.items() if value(record, name) != was}
