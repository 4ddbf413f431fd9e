"""A text cut into stretches of whole lines, each one block of Markdown; lists and tables into their parts."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

from catalogue.readme.lines import is_blank, split_lines

MARKDOWN = MarkdownIt("commonmark").enable("table").disable("inline")
HTML_HEADING = re.compile(r"\s*(?:<(?:div|p|center|a)\b[^>]*>\s*)*<h[1-6]\b", re.IGNORECASE)
HEADER_LINES = 2


@dataclass(frozen=True, slots=True)
class Chunk:
    """One block with the blank lines after it. ``line`` counts from 1.

    The parts of a list are its items, those of an item itself without its nested items and then
    these; the parts of a table are its header and its rows. Joined, the parts are the chunk.
    """

    kind: str
    text: str
    line: int
    parts: tuple["Chunk", ...] = ()


@dataclass(frozen=True, slots=True)
class Cut:
    """A text cut into chunks, and the addresses of its link reference definitions."""

    chunks: list[Chunk]
    references: dict[str, str]


def cut(text: str) -> Cut:
    """Cut the text into blocks; joined they are the text again.

    The block structure is CommonMark's, so that a comment hides the fence inside it and a heading
    in a quote or a list is none. Whatever Markdown passes over (reference definitions, blank lines at
    the start) is a block of kind "text".
    """
    lines = split_lines(text)
    starts: dict[int, str] = {}
    items: dict[int, list[tuple[int, int]]] = {}
    end = outer = 0
    environment: dict[str, dict[str, dict[str, str]]] = {}
    for token in MARKDOWN.parse(text, environment):
        if token.map is None:
            continue
        first, stop = token.map
        if token.level == 0:
            _add_passed_over(starts, lines, end, first)
            starts[first] = _kind(token)
            end, outer = max(end, stop), first
        elif token.type == "list_item_open" and starts.get(outer) == "list":
            items.setdefault(outer, []).append((token.level, first))
    _add_passed_over(starts, lines, end, len(lines))
    if lines:
        starts.setdefault(0, "text")
    bounds = [*sorted(starts), len(lines)]
    chunks = [
        _chunk(starts[first], lines, (first, stop), items.get(first, ()))
        for first, stop in pairwise(bounds)
    ]
    found = environment.get("references", {})
    return Cut(chunks, {name.casefold(): one["href"] for name, one in found.items()})


def _chunk(
    kind: str, lines: Sequence[str], bounds: tuple[int, int], items: Sequence[tuple[int, int]]
) -> Chunk:
    first, stop = bounds
    parts: tuple[Chunk, ...] = ()
    if kind == "list":
        parts = tuple(_items(lines, items, stop))
    elif kind == "table":
        parts = tuple(_rows(lines, first, stop))
    return Chunk(kind, "".join(lines[first:stop]), first + 1, parts)


def _items(lines: Sequence[str], items: Sequence[tuple[int, int]], stop: int) -> Iterator[Chunk]:
    """The items of one level, each with those nested in it."""
    level = min((level for level, _ in items), default=0)
    tops = [place for place, (depth, _) in enumerate(items) if depth == level]
    for place, following in pairwise([*tops, len(items)]):
        first = items[place][1]
        end = items[following][1] if following < len(items) else stop
        nested = items[place + 1 : following]
        parts: tuple[Chunk, ...] = ()
        if nested and nested[0][1] > first:
            head = "".join(lines[first : nested[0][1]])
            parts = (Chunk("lead", head, first + 1), *_items(lines, nested, end))
        yield Chunk("item", "".join(lines[first:end]), first + 1, parts)


def _rows(lines: Sequence[str], first: int, stop: int) -> Iterator[Chunk]:
    """The header with the line below it, and the rows; the blank lines belong to the last."""
    last = stop
    while last > first + HEADER_LINES and is_blank(lines[last - 1]):
        last -= 1
    bounds = [first, *range(first + HEADER_LINES, last), stop]
    for number, (a, b) in enumerate(pairwise(bounds)):
        yield Chunk("row" if number else "header", "".join(lines[a:b]), a + 1)


def _add_passed_over(starts: dict[int, str], lines: list[str], end: int, first: int) -> None:
    unclaimed = next((n for n in range(end, first) if not is_blank(lines[n])), None)
    if unclaimed is not None:
        starts.setdefault(unclaimed, "text")


def _kind(token: Token) -> str:
    if token.type == "heading_open":
        return "heading"
    if token.type == "html_block" and HTML_HEADING.match(token.content):
        return "heading"
    kinds = {
        "hr": "rule",
        "paragraph_open": "paragraph",
        "table_open": "table",
        "html_block": "html",
    }
    if token.type in {"bullet_list_open", "ordered_list_open"}:
        return "list"
    return kinds.get(token.type, "text")
