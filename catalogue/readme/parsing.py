"""Read a text as a document."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from catalogue.readme import headings
from catalogue.readme.blocks import Chunk, cut
from catalogue.readme.document import (
    BYTE_ORDER_MARK,
    Document,
    Heading,
    Profile,
    Section,
    entries_of,
)
from catalogue.readme.filling import Filler
from catalogue.readme.grouping import grouped
from catalogue.readme.lines import usual_newline
from catalogue.readme.noticing import notices
from catalogue.readme.profiling import find_profile

DEEPEST = 6


@dataclass(slots=True)
class Open:
    """A section that is being filled; ``group``: opened by a line that only acts as a heading."""

    heading: Heading | None
    level: int
    group: bool = False
    chunks: list[Chunk] = field(default_factory=list)
    below: list["Open"] = field(default_factory=list)


def parse(text: str) -> Document:
    """Read any text as a document; ``render`` gives the text back, whatever it is.

    It is read twice: first each entry by itself, then with the profile that they show together.
    """
    bom = text.startswith(BYTE_ORDER_MARK)
    text = text.removeprefix(BYTE_ORDER_MARK)
    found = cut(text)
    root = _outline(grouped(list(_headed(found.chunks))))
    filler = Filler(Profile(references=found.references))
    section = _fill(root, filler)
    profile = find_profile(list(entries_of(section)), found.references)
    if profile.author_slot:
        section = _fill(root, Filler(profile, filler.readings))
    return Document(bom, usual_newline(text), section, profile, notices(section))


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


def _outline(chunks: Iterable[Chunk]) -> Open:
    """The tree of sections, each with its chunks."""
    root = Open(None, 0)
    above = [root]
    for chunk in chunks:
        group = chunk.kind == "group"
        title = headings.read(chunk.text) if chunk.kind in {"heading", "group"} else None
        if title is None:
            above[-1].chunks.append(chunk)
            continue
        while above[-1].group or (not group and above[-1].level >= title.level):
            above.pop()
        level = min(above[-1].level + 1, DEEPEST) if group else title.level
        heading = Heading(chunk.text, chunk.line, level, title.name)
        section = Open(heading, level, group)
        above[-1].below.append(section)
        above.append(section)
    return root


def _fill(root: Open, filler: Filler) -> Section:
    """Read the chunks of all sections.

    What stands above the first section of papers, in the file itself or below its title, is a
    preface: papers are looked for there only if there are none elsewhere.
    """
    prefaces = [root, *_title(root)]
    section = _section(root, filler, (), prefaces)
    if any(entries_of(section)):
        return section
    return _section(root, filler, (), [])


def _title(root: Open) -> list[Open]:
    """The section of the one heading of level 1; of several, the first if it names a list."""
    titles = [section for section in _all(root) if section.heading and section.level == 1]
    return titles[:1] if len(titles) == 1 or any(map(_names_list, titles[:1])) else []


def _names_list(section: Open) -> bool:
    return section.heading is not None and "awesome" in section.heading.name.casefold()


def _is_title(section: Open) -> bool:
    """Whether a heading says what the list is about rather than what stands below it."""
    return section.level == 1 and (_names_list(section) or len(section.below) > 1)


def _all(section: Open) -> Iterator[Open]:
    yield section
    for below in section.below:
        yield from _all(below)


def _section(
    section: Open, filler: Filler, path: tuple[str, ...], prefaces: Sequence[Open]
) -> Section:
    name = section.heading.name if section.heading and not _is_title(section) else ""
    path = (*path, name) if name else path
    preface = any(section is one for one in prefaces)
    blocks = filler.blocks(section.chunks, path, preface=preface)
    below = tuple(_section(one, filler, path, prefaces) for one in section.below)
    return Section(section.heading, tuple(blocks), below)
