"""Proposals in words: each value as lines, and the difference of two values as such."""

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any

from catalogue.models import Proposal
from catalogue.readme.lines import split_lines

SHORT = 60


def lines(proposal: Proposal, value: Any) -> list[str]:
    """One value of a proposal, a line each author, link or field; nothing where there is none."""
    if value is None or value == "":
        return []
    if proposal.field == "spacing":
        return [_blanks(value)]
    if isinstance(value, dict):
        return [f"{name}: {', '.join(_of_list(one))}" for name, one in value.items()]
    if proposal.kind == Proposal.Kind.MOVE and isinstance(value, list):
        return [_place(*value)]
    return _of_list(value)


def difference(proposal: Proposal, old: Any, new: Any) -> Iterator[tuple[str, str]]:
    """The lines of both values with what becomes of each: added, removed, or nothing."""
    before, after = lines(proposal, old), lines(proposal, new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for what, a, b, c, d in matcher.get_opcodes():
        if what == "equal":
            yield from (("", f" {line}") for line in before[a:b])
        else:
            yield from (("removed", f"-{line}") for line in before[a:b])
            yield from (("added", f"+{line}") for line in after[c:d])


def short(proposal: Proposal) -> str:
    """The two values in one line of a list."""
    old, new = (_cut(", ".join(lines(proposal, one))) for one in (proposal.old, proposal.new))
    return f"{old} → {new}" if old and new else old or new


def _of_list(value: Any) -> list[str]:
    """A value of a printed field; of a link its label and its address."""
    if isinstance(value, list):
        return [" ".join(one) if isinstance(one, list) else str(one) for one in value]
    return [line.rstrip("\r\n") for line in split_lines(str(value))]


def _place(below: str, after: str) -> str:
    place = f"below “{below}”" if below else "at the top"
    return f"{place}, after “{after}”" if after else f"{place}, first"


def _blanks(tail: str) -> str:
    number = len(split_lines(tail))
    if not number:
        return "no line end"
    return f"{number - 1} blank {'line' if number == 2 else 'lines'} below"  # noqa: PLR2004


def _cut(text: str) -> str:
    return text if len(text) <= SHORT else f"{text[:SHORT]}…"
