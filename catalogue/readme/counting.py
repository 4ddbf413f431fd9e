"""Counters behind a name, "Surveys (12)": a heading shows them, and no category is called by them."""

import re

NUMBER = r"(?P<number>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,9})"
BRACKETED = rf"[ \t]*[(（]{NUMBER}(?:[ ]papers?)?[)）]"
COUNT = re.compile(rf"{BRACKETED}(?=[\s:：*_]*$)")
YEAR = re.compile(r"(?:1[89]|20)\d\d")
NUMBERED = re.compile(
    r"(?:(?<!\w)(?:chapter|day|figure|group|lecture|level|no|number|part|phase|section|stage|step|table|task"
    r"|type|version|volume|week)\.?|\\)[*_]*$",
    re.IGNORECASE,
)
"""What a number in brackets may belong to."""


def find(text: str) -> re.Match[str] | None:
    """The counter at the end of a name as written; no number of a part."""
    found = at_end(text)
    if found is None or not any(map(str.isalnum, text[: found.start()])):
        return None
    return None if NUMBERED.search(text, 0, found.start()) else found


def at_end(text: str) -> re.Match[str] | None:
    """The counter at the end of a text, whatever stands before it; no year."""
    found = COUNT.search(text)
    if found is None or (YEAR.fullmatch(found["number"]) and "paper" not in found[0]):
        return None
    return found


def without(text: str) -> str:
    """A name as written, without the counter behind it."""
    found = find(text)
    return text if found is None else text[: found.start()] + text[found.end() :]


def moved(text: str, by: int) -> str:
    """The text with the counter at its end so much higher; one that would look like a year gets a comma."""
    found = at_end(text)
    if found is None:
        return text
    start, end = found.span("number")
    written = spelled(max(0, number(found) + by), found)
    if by and YEAR.fullmatch(written):
        written = f"{int(written):,}"
    return text[:start] + written + text[end:]


def number(found: re.Match[str]) -> int:
    return int(found["number"].replace(",", ""))


def spelled(new: int, found: re.Match[str]) -> str:
    """A number in place of that found: with commas if that has some, and as it is if it is the same."""
    if new == number(found):
        return found["number"]
    return f"{new:,}" if "," in found["number"] else str(new)
