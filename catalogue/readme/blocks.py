"""A text cut into stretches of whole lines, each one block of Markdown."""

import re
from dataclasses import dataclass
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

from catalogue.readme.lines import is_blank, split_lines

MARKDOWN = MarkdownIt("commonmark").enable("table").disable("inline")
HTML_HEADING = re.compile(r"\s*(?:<(?:div|p|center|a)\b[^>]*>\s*)*<h[1-6]\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Chunk:
    """One block with the blank lines after it. ``line`` counts from 1."""

    kind: str
    text: str
    line: int


def cut(text: str) -> list[Chunk]:
    """Cut the text into blocks; joined they are the text again.

    The block structure is CommonMark's, so that a comment hides the fence inside it and a heading
    in a quote or a list is none. Whatever Markdown passes over (reference definitions, blank lines at
    the start) is a block of kind "text".
    """
    lines = split_lines(text)
    starts: dict[int, str] = {}
    end = 0
    for token in MARKDOWN.parse(text):
        if token.level or token.map is None:
            continue
        first, stop = token.map
        _add_passed_over(starts, lines, end, first)
        starts[first] = _kind(token)
        end = max(end, stop)
    _add_passed_over(starts, lines, end, len(lines))
    if lines:
        starts.setdefault(0, "text")
    bounds = [*sorted(starts), len(lines)]
    return [
        Chunk(starts[first], "".join(lines[first:stop]), first + 1)
        for first, stop in pairwise(bounds)
    ]


def _add_passed_over(starts: dict[int, str], lines: list[str], end: int, first: int) -> None:
    unclaimed = next((n for n in range(end, first) if not is_blank(lines[n])), None)
    if unclaimed is not None:
        starts.setdefault(unclaimed, "text")


def _kind(token: Token) -> str:
    if token.type == "heading_open":
        return "heading"
    if token.type == "html_block" and HTML_HEADING.match(token.content):
        return "heading"
    kinds = {"hr": "rule", "paragraph_open": "paragraph", "table_open": "table"}
    if token.type in {"bullet_list_open", "ordered_list_open"}:
        return "list"
    return kinds.get(token.type, "text")
