"""Lists of contents: lines that lead to headings of the file, and how they are written."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from catalogue.readme import counting
from catalogue.readme.inline import escape, plain

LABEL = r"\[(?P<label>(?:[^\[\]]|\[[^\[\]]*\])*)\]"
LINK = re.compile(
    rf"{LABEL}\(#(?P<anchor>[^()\s]+)\)(?P<count>[*_]*{counting.BRACKETED}(?=\s*$))?"
    r"|\bhref=(?P<quote>[\"'])#(?P<href>[^\"'\s]+)(?P=quote)",
    re.MULTILINE,
)
LINE = re.compile(
    r"(?P<indent>[ \t]*)(?P<mark>[-*+]|(?P<number>[0-9]{1,9})[.)])(?P<gap>[ \t]+)"
    rf"(?P<before>[^\[\]\n]*?){LABEL}\(#(?P<anchor>[^()\s]+)\)(?P<after>.*)",
    re.DOTALL,
)
AROUND = re.compile(r"[*_]*")
"""What may stand around the link of a line and is written around that of a new one."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of contents: a list item whose first link leads to a heading."""

    text: str
    anchor: str
    indent: str

    def at(self, indent: str) -> "Line":
        return Line(indent + self.text[len(self.indent) :], self.anchor, indent)

    def like(self, name: str, anchor: str, indent: str, papers: int) -> "Line":
        """A line such as this one for another heading, with so many papers where this one counts them."""
        found = LINE.fullmatch(self.text)
        if found is None:
            raise ValueError(f"no line of contents: {self.text}")
        end = "\r" if self.text.endswith("\r") else ""
        around = [found["before"], found["after"].rstrip("\r")]
        counted = counting.at_end(around[1])
        if counted:
            around[1] = around[1][: counted.start()] + around[1][counted.end() :]
        before, after = around if all(map(AROUND.fullmatch, around)) else ("", "")
        label = escape(name) + (f" ({papers})" if counting.find(found["label"]) else "")
        after += f" ({papers})" if counted else ""
        link = f"{before}[{label}](#{anchor}){after}{end}"
        return Line(f"{indent}{found['mark']}{found['gap']}{link}", anchor, indent)


def read_line(text: str) -> Line | None:
    found = LINE.fullmatch(text)
    return Line(text, found["anchor"].lower(), found["indent"]) if found else None


@dataclass(frozen=True, slots=True)
class Lead:
    """Where a link leads now: the anchor, the heading's name before and now, and how many papers more it has."""

    anchor: str
    old_name: str
    name: str
    more: int

    def label(self, text: str) -> str:
        """A label that is the name before becomes the name of now; a counter behind it goes along."""
        found = counting.find(text)
        name = text[: found.start()] if found else text
        if self.old_name != self.name and plain(name).strip() == self.old_name:
            name = escape(self.name)
        return name + (counting.moved(text[found.start() :], self.more) if found else "")


def lead(text: str, leads: Callable[[str], Lead | None]) -> str:
    """The text with its links to headings led elsewhere; None from ``leads`` for its anchor lets a link be."""

    def led(found: re.Match[str]) -> str:
        anchor = found["anchor"] or found["href"]
        change = leads(anchor.lower())
        if change is None:
            return found[0]
        if found["href"]:
            return found[0].replace(f"#{anchor}", f"#{change.anchor}")
        to = anchor if change.anchor == anchor.lower() else change.anchor
        count = counting.moved(found["count"] or "", change.more)
        return f"[{change.label(found['label'])}](#{to}){count}"

    return LINK.sub(led, text)


def anchors_in(text: str) -> Iterator[str]:
    """Where all links to headings lead, small."""
    for found in LINK.finditer(text):
        yield (found["anchor"] or found["href"]).lower()


def numbered(lines: list[str]) -> list[str]:
    """The lines with the numbers of ordered lists in sequence: each below an item, and again below the next."""
    counts: list[tuple[int, int]] = []
    written = []
    for line in lines:
        found = LINE.fullmatch(line)
        if found is None or not found["number"]:
            written.append(line)
            continue
        depth = len(found["indent"].expandtabs(4))
        while counts and counts[-1][0] > depth:
            counts.pop()
        if counts and counts[-1][0] == depth:
            counts[-1] = (depth, counts[-1][1] + 1)
        else:
            counts.append((depth, int(found["number"])))
        start, end = found.span("number")
        written.append(f"{line[:start]}{counts[-1][1]}{line[end:]}")
    return written
