"""Lists of contents: lines that lead to headings of the file, and how they are written."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from catalogue.readme import headings
from catalogue.readme.inline import escape, plain

LABEL = r"\[(?P<label>(?:[^\[\]]|\[[^\[\]]*\])*)\]"
LINK = re.compile(rf"{LABEL}\(#(?P<anchor>[^()\s]+)\)|\bhref=([\"'])#(?P<href>[^\"'\s]+)\3")
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

    def like(self, name: str, indent: str) -> "Line":
        """A line such as this one for another heading."""
        found = LINE.fullmatch(self.text)
        if found is None:
            raise ValueError(f"no line of contents: {self.text}")
        end = "\r" if self.text.endswith("\r") else ""
        around = [found["before"], found["after"].rstrip("\r")]
        before, after = around if all(map(AROUND.fullmatch, around)) else ("", "")
        anchor = headings.anchor(name)
        link = f"{before}[{escape(name)}](#{anchor}){after}{end}"
        return Line(f"{indent}{found['mark']}{found['gap']}{link}", anchor, indent)


def read_line(text: str) -> Line | None:
    found = LINE.fullmatch(text)
    return Line(text, found["anchor"].lower(), found["indent"]) if found else None


def lead(text: str, leads: Callable[[str], tuple[str, str, str] | None]) -> str:
    """The text with its links to headings led elsewhere.

    ``leads`` gives for an anchor that of now, and the heading's name before and now; None lets a link be.
    A label that is the name before becomes the name of now.
    """

    def led(found: re.Match[str]) -> str:
        anchor = found["anchor"] or found["href"]
        change = leads(anchor.lower())
        if change is None:
            return found[0]
        now, old_name, name = change
        if found["href"]:
            return found[0].replace(f"#{anchor}", f"#{now}")
        label = escape(name) if plain(found["label"]).strip() == old_name else found["label"]
        return f"[{label}](#{now})"

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
