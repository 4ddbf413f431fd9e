"""A block cut into the stretches that hold its fields: stacked lines, sub-items, second paragraphs, cells."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from catalogue.readme.entry import Span
from catalogue.readme.inline import MASK
from catalogue.readme.lines import is_blank, split_lines

MARKER = re.compile(
    r"(?P<indent>[ \t]*)(?P<mark>[-*+]|[0-9]{1,9}[.)])(?P<gap>[ \t]+)(?:\[[ xX]\][ \t]+)?"
)
BREAK = re.compile(r"([ \t]*\\[ \t]*|[ \t]*<br[ \t]*/?>[ \t]*|[ ]{2,})$", re.IGNORECASE)
INNER_BREAK = re.compile(r"[ \t]*<br[ \t]*/?>[ \t]*", re.IGNORECASE)
OPENS = re.compile(r"[*_]{1,2}[^\s*_]|!?\[|<(?:i|em|b|a|strong)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a block that holds fields of its own.

    Kinds: head, line (after a break), soft (after a mere line end), sub (a nested item), para (after
    a blank line), cell. ``lead`` is what stands between the segment before and this one.
    """

    kind: str
    span: Span
    lead: str = ""


def of_lines(body: str) -> list[Segment]:
    """The segments of a stacked paragraph or a list item, the item's own marker left out.

    ``body`` is masked, so that nothing is cut within code and no escape is taken for a break.
    """
    found: list[Segment] = []
    end = 0
    for kind, start, stop in _stretches(body):
        torn = found and body[end - 1 : end] == "]" and body.startswith("(http", start)
        if torn or (kind == "soft" and found and not OPENS.match(body, start)):
            found[-1] = Segment(found[-1].kind, (found[-1].span[0], stop), found[-1].lead)
        else:
            found.append(Segment(kind if found else "head", (start, stop), body[end:start]))
        end = stop
    return found


def _stretches(body: str) -> Iterator[tuple[str, int, int]]:
    """The lines with their kind, marker and break left out; ``<br>`` within a line cuts it too."""
    start, kind = 0, "head"
    for line in split_lines(body):
        text = line.rstrip("\r\n")
        if is_blank(line):
            kind = "para"
        else:
            marker = MARKER.match(text)
            first = marker.end() if marker else len(text) - len(text.lstrip(" \t"))
            kind = "sub" if marker and kind != "head" else kind
            broken = BREAK.search(text, first)
            end = broken.start() if broken else len(text.rstrip(" \t"))
            yield from _parts(body, kind, start + first, start + max(first, end))
            kind = "line" if broken else "soft"
        start += len(line)


def _parts(body: str, kind: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    for found in INNER_BREAK.finditer(body, start, end):
        yield kind, start, found.start()
        start, kind = found.end(), "line"
    yield kind, start, end


def of_cells(body: str) -> list[Segment]:
    """The cells of a table row, the blanks around their content left out."""
    row = mask_pipes(body)
    start = len(row) - len(row.lstrip(" \t"))
    start += row[start : start + 1] == "|"
    end = len(row.rstrip(" \t"))
    end -= row[start:end].endswith("|")
    found: list[Segment] = []
    for cell in row[start:end].split("|"):
        left = start + len(cell) - len(cell.lstrip(" \t"))
        right = max(left, start + len(cell.rstrip(" \t")))
        found.append(Segment("cell", (left, right)))
        start += len(cell) + 1
    return found


def mask_pipes(body: str) -> str:
    r"""The row with ``\|`` hidden: no cell ends there."""
    return body.replace("\\|", 2 * MASK)


def marker_of(body: str) -> str:
    """The list marker an item begins with, indentation and check box included; empty where there is none."""
    found = MARKER.match(body)
    return found[0] if found else ""
