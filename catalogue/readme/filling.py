"""The blocks of a section: its chunks cut into candidates, and those that are papers read."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from catalogue.readme import inheriting, rows, sifting
from catalogue.readme.blocks import Chunk
from catalogue.readme.document import Block, EntryBlock, Profile, Verbatim
from catalogue.readme.entry import Reading
from catalogue.readme.grouping import is_group
from catalogue.readme.inline import mask
from catalogue.readme.leads import BOLD_TAG
from catalogue.readme.lines import split_lines
from catalogue.readme.reading import read
from catalogue.readme.segments import BREAK

LINKED_START = re.compile(
    r"[ ]{0,3}(?:[•·▪‣][ \t]*)?\*{0,2}\[(?![\[!])[^\[\]\r\n]{15,300}\]\(https?://|[ ]{0,3}[•▪‣]"
)
BOLD_START = re.compile(r"[ ]{0,3}(?:\*\*|__)[^\s*_\[]")


@dataclass(frozen=True, slots=True)
class Candidate:
    """Lines that may be an entry; ``columns`` of the table they are a row of.

    ``fixed``: surely none; ``doubtful``: one only if it says so itself.
    """

    text: str
    line: int
    columns: tuple[str, ...] = ()
    fixed: bool = False
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Filler:
    """Fills sections with a profile; ``former`` is what was read without one, by line.

    What has authors is not read again: where they stand is what the profile adds.
    """

    profile: Profile
    former: Mapping[int, Reading] = field(default_factory=dict)
    readings: dict[int, Reading] = field(default_factory=dict)

    def blocks(
        self, chunks: Sequence[Chunk], path: Sequence[str], *, preface: bool
    ) -> Iterator[Block]:
        """The blocks of a section; a chunk without an entry is one block."""
        strict = sifting.strictness(path)
        inherited = inheriting.from_path(path)
        for chunk in chunks:
            candidates = [] if preface or strict > 1 else list(candidates_of(chunk))
            found = [self._read(one, strict) for one in candidates]
            if not any(found):
                yield Verbatim(chunk.text, chunk.line)
                continue
            for candidate, reading in zip(candidates, found, strict=True):
                if reading is None:
                    yield Verbatim(candidate.text, candidate.line)
                else:
                    whole = inheriting.inherit(reading, inherited)
                    yield EntryBlock(candidate.text, candidate.line, whole)

    def _read(self, candidate: Candidate, strict: int) -> Reading | None:
        if candidate.fixed:
            return None
        known = self.former.get(candidate.line)
        if known is not None and known.authors:
            return known
        strict = max(strict, int(candidate.doubtful))
        reading = read(candidate.text, self.profile, candidate.columns, strict)
        if reading is not None:
            self.readings[candidate.line] = reading
        return reading


def candidates_of(chunk: Chunk) -> Iterator[Candidate]:
    """The stretches of a chunk that may be entries; joined they are the chunk."""
    if chunk.kind == "list":
        for item in chunk.parts:
            yield from _of_item(item)
    elif chunk.kind == "table":
        yield from _of_table(chunk)
    elif chunk.kind == "paragraph":
        line = chunk.line
        for part in split(chunk.text):
            yield Candidate(part, line)
            line += len(split_lines(part))
    else:
        yield Candidate(chunk.text, chunk.line, fixed=True)


def _of_item(item: Chunk) -> Iterator[Candidate]:
    """An item; of one that only names a group, the name and the items below it."""
    if not is_group(item):
        yield Candidate(item.text, item.line)
        return
    lead, *nested = item.parts
    yield Candidate(lead.text, lead.line, fixed=True)
    for part in nested:
        yield from _of_item(part)


def _of_table(chunk: Chunk) -> Iterator[Candidate]:
    header, *body = chunk.parts
    words = split_lines(header.text)[0]
    columns, doubtful = rows.columns(words), rows.is_doubtful(words)
    if not columns:
        yield Candidate(chunk.text, chunk.line, fixed=True)
        return
    yield Candidate(header.text, header.line, fixed=True)
    for row in body:
        yield Candidate(row.text, row.line, columns, doubtful=doubtful)


def split(text: str) -> list[str]:
    """A paragraph cut where a new entry begins; what stands before the first one is a part too.

    An entry begins with a venue tag; or with a linked title or a bullet, as the one before it; or in
    bold, as the one before it, where that has ended without a break.
    """
    parts = [""]
    before = ""
    for line in split_lines(text):
        if before and _begins(line, parts[-1], before):
            parts.append("")
        parts[-1] += line
        before = line
    return parts


def _begins(line: str, part: str, before: str) -> bool:
    if BOLD_TAG.match(mask(line).lstrip(" ")):
        return True
    if LINKED_START.match(line) and LINKED_START.match(part):
        return True
    bold = BOLD_START.match(line) and BOLD_START.match(part)
    return bool(bold) and part != before and not BREAK.search(before.rstrip("\r\n"))
