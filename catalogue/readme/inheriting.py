"""What an entry has from the headings above it: a year, a venue. Marked as such, and never printed."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from catalogue import names
from catalogue.readme import meaning
from catalogue.readme.entry import Inherited, Reading

YEAR_NAME = re.compile(r"(?:19[5-9]|20[0-4])\d")
VENUE_YEAR = re.compile(r"(?P<venue>.+?)[ '’,(-]*(?P<year>(?:19[5-9]|20[0-4])\d)\)?")


def from_path(path: Sequence[str]) -> Inherited:
    """What the headings say, the nearest first: "2023", "CVPR 2023", "NeurIPS"."""
    told = [_told(name) for name in reversed(path)]
    year = next((one.year for one in told if one.year), None)
    return Inherited(year, next((one.venue for one in told if one.venue), ""))


@lru_cache(maxsize=2**10)
def _told(name: str) -> Inherited:
    text = re.sub(r":\w+:|^\W+|\W+$", "", name).strip()
    text = re.sub(r"\s*\(\d+ papers?\)|\s+papers?$", "", text, flags=re.IGNORECASE)
    if YEAR_NAME.fullmatch(text):
        return Inherited(year=int(text))
    found = VENUE_YEAR.fullmatch(text)
    if found and _is_known(found["venue"]):
        return Inherited(int(found["year"]), found["venue"])
    return Inherited(venue=text if _is_known(text) else "")


def _is_known(text: str) -> bool:
    return meaning.is_conference(text) or names.venue_kind(text) == "preprint"


def inherit(reading: Reading, inherited: Inherited) -> Reading:
    """The reading with what it does not say itself; a venue only where it has no tag at all."""
    record, taken = reading.record, set()
    if record.year is None and inherited.year and "year" not in reading.parts:
        record = replace(record, year=inherited.year)
        taken.add("year")
    if inherited.venue and not reading.parts.keys() & {"venue", "year"}:
        record = replace(record, venue=inherited.venue)
        taken.add("venue")
    if not taken:
        return reading
    return replace(reading, record=record, unprinted=reading.unprinted | taken)
