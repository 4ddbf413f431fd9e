"""The words that a list opens with, without what only makes sense on the page they come from.

A README begins with badges, comments, a table of contents and tags for its layout. What is left when
these are gone is what the list says about itself, as Markdown.
"""

import re
from collections.abc import Iterable

NOISE = (
    re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL),
    re.compile(r"!\[[^\]]*\]\([^()\s]*(?:\s+\"[^\"]*\")?\)|!\[[^\]]*\]\[[^\]]*\]"),
    re.compile(r"</?[a-zA-Z][^<>]*>"),
    re.compile(r":(?=[a-z0-9_+-]*[a-z])[a-z0-9_+-]{2,40}:"),
    re.compile(r"\[\s*\]\([^()\s]*\)"),
)
"""Comments, pictures, tags, emoji in words; and links that have lost the picture they consisted of."""

CONTENTS = re.compile(r"^\s*(?:[-*+]|\d+[.)])?\s*\[[^\]]*\]\(#[^()\s]*\)[\s,|·•/-]*$")
"""A line of a table of contents: nothing but a link within the page."""

ELSEWHERE = re.compile(r"\[([^\[\]]*)\]\((?!https?://|mailto:)[^()\s]*\)")
"""A link that leads nowhere from here, such as one to a file beside the README."""

NOTHING = re.compile(r"[\W_]*")


def tidy(blocks: Iterable[str]) -> list[str]:
    """Clean the blocks of text, and leave out those of which nothing is left."""
    return [tidied for block in blocks if (tidied := _tidy(block))]


def _tidy(block: str) -> str:
    if block.startswith(("```", "~~~")):
        return ""
    for noise in NOISE:
        block = noise.sub("", block)
    lines = [line.rstrip() for line in re.split(r"\r\n|\r|\n", block)]
    kept = [ELSEWHERE.sub(r"\1", line) for line in lines if not CONTENTS.match(line)]
    text = "\n".join(kept).strip("\n")
    return "" if NOTHING.fullmatch(text) else text


def opening(blocks: Iterable[str], length: int = 400) -> list[str]:
    """Give the first blocks, up to about as many characters; one at least."""
    opened: list[str] = []
    for block in blocks:
        if opened and sum(map(len, opened)) + len(block) > length:
            break
        opened.append(block)
    return opened
