"""The profile of a list: what most of its entries have in common."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import fields
from itertools import pairwise

from catalogue.readme.document import EntryBlock, Profile
from catalogue.readme.entry import Reading, Style
from catalogue.readme.lines import split_lines, split_tail


def find_profile(entries: Sequence[EntryBlock], references: Mapping[str, str]) -> Profile:
    """What most of the entries have in common; for none, the ways of the list this was made for."""
    if not entries:
        return Profile(references=references)
    builds = Counter(entry.reading.build for entry in entries)
    build = builds.most_common(1)[0][0]
    alike = [entry for entry in entries if entry.reading.build == build]
    least = 1 if build == "stacked" else 0
    return Profile(
        build=build,
        style=find_style([entry.reading for entry in alike]),
        blank_lines=max(least, _blank_lines(alike)),
        newest_first=_newest_first(entries),
        author_slot=author_slot([entry.reading for entry in entries]),
        references=references,
    )


def _blank_lines(entries: Sequence[EntryBlock]) -> int:
    """How many blank lines mostly stand between two entries that follow each other."""
    found = Counter(
        len(split_lines(split_tail(entry.text)[1])) - 1
        for entry, following in pairwise(entries)
        if following.line == entry.line + len(split_lines(entry.text))
    )
    return found.most_common(1)[0][0] if found else 0


def find_style(readings: Sequence[Reading]) -> Style:
    """The most common value of each field of the style."""
    style = {}
    for one in fields(Style):
        values = Counter(
            reading.style[one.name] for reading in readings if one.name in reading.style
        )
        if values:
            style[one.name] = values.most_common(1)[0][0]
    return Style.from_json(style)


def author_slot(readings: Sequence[Reading]) -> int:
    """The line below the head in which most entries have their authors; 0 where they have none there."""
    slots = Counter(
        place
        for reading in readings
        for place, line in enumerate(str(reading.style.get("order", "")).split("/"))
        if line == "A"
    )
    slot, count = slots.most_common(1)[0] if slots else (0, 0)
    return slot if 2 * count > len(readings) else 0


def _newest_first(entries: Sequence[EntryBlock]) -> bool:
    """Whether the years fall more often than they rise from one entry to the next."""
    years = [entry.reading.record.year for entry in entries if entry.reading.record.year]
    steps = [b - a for a, b in pairwise(years)]
    return sum(step < 0 for step in steps) > 2 * sum(step > 0 for step in steps)
