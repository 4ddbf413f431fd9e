"""Counters behind a name, "Surveys (12)": a heading shows them, and no category is called by them."""

import re

COUNT = re.compile(
    r"(?P<before>[ \t]*[(（])(?P<number>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,9})(?P<after>(?:[ ]papers?)?[)）])(?=[\s:：*_]*$)"
)
YEAR = re.compile(r"(?:1[89]|20)\d\d")
NUMBERED = re.compile(
    r"(?:(?<!\w)(?:chapter|day|figure|group|lecture|level|no|number|part|phase|section|stage|step|table|task"
    r"|type|version|volume|week)\.?|\\)[*_]*$",
    re.IGNORECASE,
)
"""What a number in brackets may belong to."""


def find(text: str) -> re.Match[str] | None:
    """The counter at the end of a name as written; no year, no number of a part."""
    found = COUNT.search(text)
    if found is None or not any(map(str.isalnum, text[: found.start()])):
        return None
    is_year = YEAR.fullmatch(found["number"]) and "paper" not in found["after"]
    return None if is_year or NUMBERED.search(text, 0, found.start()) else found


def without(text: str) -> str:
    """A name as written, without the counter behind it."""
    found = find(text)
    return text if found is None else text[: found.start()] + text[found.end() :]


def number(found: re.Match[str]) -> int:
    return int(found["number"].replace(",", ""))


def moved(text: str, by: int) -> str:
    """The text with the counter at its end so much higher."""
    found = COUNT.search(text)
    if found is None or not by:
        return text
    new = max(0, number(found) + by)
    start, end = found.span("number")
    return text[:start] + (f"{new:,}" if "," in found["number"] else str(new)) + text[end:]
