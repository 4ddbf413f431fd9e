"""Read a text as a document."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, fields
from itertools import pairwise

from catalogue.readme import headings, stacked
from catalogue.readme.blocks import Chunk, cut
from catalogue.readme.document import (
    BYTE_ORDER_MARK,
    Block,
    Document,
    EntryBlock,
    Heading,
    Profile,
    Section,
    Verbatim,
)
from catalogue.readme.entry import Style
from catalogue.readme.lines import split_lines, split_tail, usual_newline
from catalogue.readme.noticing import notices


@dataclass(slots=True)
class Open:
    """A section that is being filled."""

    heading: Heading | None
    level: int
    blocks: list[Block] = field(default_factory=list)
    below: list["Open"] = field(default_factory=list)

    def close(self) -> Section:
        below = tuple(section.close() for section in self.below)
        return Section(self.heading, tuple(self.blocks), below)


def parse(text: str) -> Document:
    """Read any text as a document; ``render`` gives the text back, whatever it is."""
    bom = text.startswith(BYTE_ORDER_MARK)
    text = text.removeprefix(BYTE_ORDER_MARK)
    root = _fill(_headed(cut(text)))
    profile = find_profile([block for block in _blocks(root) if isinstance(block, EntryBlock)])
    return Document(bom, usual_newline(text), root, profile, notices(root))


def _headed(chunks: Sequence[Chunk]) -> Iterator[Chunk]:
    """The blocks, each run of rules joined to the heading right below it."""
    rules: list[Chunk] = []
    for chunk in chunks:
        if chunk.kind == "rule":
            rules.append(chunk)
        elif chunk.kind == "heading":
            text = "".join(rule.text for rule in rules) + chunk.text
            yield Chunk("heading", text, (rules or [chunk])[0].line)
            rules = []
        else:
            yield from rules
            yield chunk
            rules = []
    yield from rules


def _fill(chunks: Iterator[Chunk]) -> Section:
    root = Open(None, 0)
    above = [root]
    for chunk in chunks:
        title = headings.read(chunk.text) if chunk.kind == "heading" else None
        if title is None:
            above[-1].blocks += _read(chunk, within=above[-1])
            continue
        while above[-1].level >= title.level:
            above.pop()
        heading = Heading(chunk.text, chunk.line, title.level, title.name)
        section = Open(heading, title.level)
        above[-1].below.append(section)
        above.append(section)
    return root.close()


def _read(chunk: Chunk, *, within: Open) -> Iterator[Block]:
    """The blocks of one chunk; entries are looked for below headings only."""
    if chunk.kind != "paragraph" or within.heading is None:
        yield Verbatim(chunk.text, chunk.line)
        return
    line = chunk.line
    for part in stacked.split(chunk.text):
        reading = stacked.read(part)
        yield Verbatim(part, line) if reading is None else EntryBlock(part, line, reading)
        line += len(split_lines(part))


def _blocks(section: Section) -> Iterator[Block]:
    yield from section.blocks
    for below in section.sections:
        yield from _blocks(below)


def find_profile(entries: Sequence[EntryBlock]) -> Profile:
    """What most of the entries have in common; for none, the ways of the list this was made for."""
    if not entries:
        return Profile()
    style = {}
    for one in fields(Style):
        values = Counter(
            entry.reading.style[one.name] for entry in entries if one.name in entry.reading.style
        )
        if values:
            style[one.name] = values.most_common(1)[0][0]
    blanks = Counter(len(split_lines(split_tail(entry.text)[1])) - 1 for entry in entries)
    return Profile(
        style=Style.from_json(style),
        blank_lines=max(1, blanks.most_common(1)[0][0]),
        newest_first=_newest_first(entries),
    )


def _newest_first(entries: Sequence[EntryBlock]) -> bool:
    """Whether the years fall more often than they rise from one entry to the next."""
    years = [entry.reading.record.year for entry in entries if entry.reading.record.year]
    steps = [b - a for a, b in pairwise(years)]
    return sum(step < 0 for step in steps) > 2 * sum(step > 0 for step in steps)
