"""Lines that act as headings: a bold line above a list, the items of a list of lists, the summary of a fold."""

import re
from collections.abc import Iterator, Sequence

from catalogue import names
from catalogue.readme.blocks import Chunk
from catalogue.readme.inline import mask, plain
from catalogue.readme.segments import MARKER

BOLD_LINE = re.compile(
    r"[ ]{0,3}(?:[^\w\s*_<\[|`]+[ ]*)?(?P<mark>\*\*|__|<b>|<strong>)(?P<name>[^*_<>\[\]|\r\n]{1,100})"
    r"(?:\*\*|__|</b>|</strong>)[ ]*[:：]?(?:[ \t]*\\|<br[ ]*/?>|[ \t])*",
    re.IGNORECASE,
)
SUMMARY = re.compile(
    r"\s*(?:</details>\s*)?<details[^<>]*>\s*<summary[^<>]*>(?P<name>.*?)</summary>(?:\s|<(?:p|br|div)[^<>]*>)*",
    re.DOTALL | re.IGNORECASE,
)
GENERIC = re.compile(
    r"(?:click|tap|show|see|view|expand|collapse|open|unfold|read|load)?(?: (?:here|to|the|me))*"
    r"(?: ?(?:more|all|full|details?|expand|collapse|list|papers?|show|view|see|unfold|toggle|here|code|bibtex))*"
)
WEB = re.compile(r"\]\(\s*<?https?://|href\s*=", re.IGNORECASE)
LONGEST = 12
"""Words of a group's name at most."""


def grouped(chunks: Sequence[Chunk]) -> Iterator[Chunk]:
    """The chunks, those that act as headings as chunks of kind "group"."""
    for place, chunk in enumerate(chunks):
        following = chunks[place + 1] if place + 1 < len(chunks) else None
        if _heads(chunk, following):
            yield Chunk("group", chunk.text, chunk.line)
        elif chunk.kind == "list" and all(map(is_group, chunk.parts)):
            for item in chunk.parts:
                lead, *nested = item.parts
                yield Chunk("group", lead.text, lead.line)
                text = "".join(part.text for part in nested)
                yield Chunk("list", text, nested[0].line, tuple(nested))
        else:
            yield chunk


def _heads(chunk: Chunk, following: Chunk | None) -> bool:
    if following is None:
        return False
    if chunk.kind == "paragraph":
        return (
            following.kind in {"list", "table"}
            and BOLD_LINE.fullmatch(chunk.text.rstrip()) is not None
        )
    if chunk.kind == "html":
        found = SUMMARY.fullmatch(chunk.text)
        return found is not None and not is_generic(plain(found["name"]))
    return False


def is_generic(name: str) -> bool:
    """Whether a summary says no more than that there is more."""
    return GENERIC.fullmatch(names.fold(name)) is not None


def is_group(item: Chunk) -> bool:
    """Whether an item only names what is listed below it: no link of its own, most below have one."""
    if len(item.parts) < 2:  # noqa: PLR2004 -- the lead and one nested item
        return False
    lead, *nested = item.parts
    marker = MARKER.match(lead.text)
    name = plain(lead.text[marker.end() :]) if marker else ""
    if not name or WEB.search(mask(lead.text)) or len(name.split()) > LONGEST:
        return False
    return 2 * sum(WEB.search(mask(part.text)) is not None for part in nested) > len(nested) and (
        all(MARKER.match(part.text) for part in nested)
    )
