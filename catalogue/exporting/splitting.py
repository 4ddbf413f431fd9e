"""The list as several files: one a top category, and an index that has all the rest."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from catalogue.exporting.layouts import Layout
from catalogue.exporting.limit import near_limit
from catalogue.exporting.markdown import draft
from catalogue.exporting.parts import HEADING, LAID, PAPER, TEXT, Part
from catalogue.models import Category
from catalogue.readme import headings
from catalogue.readme.document import BYTE_ORDER_MARK
from catalogue.readme.inline import escape
from catalogue.readme.scanning import fold_name
from catalogue.records import Notice

INDEX = "README.md"
FRAGMENT = re.compile(
    r"(?P<before>\]\(<?|\bhref[ ]*=[ ]*[\"'])#(?P<anchor>[^)\s\"'<>]+)", re.IGNORECASE
)
BRACKETS = re.compile(r"\[([^\[\]]{1,300})\]")
DEFINITION = re.compile(r"^[ ]{0,3}\[(?P<name>[^\[\]\n]{1,300})\]:[ \t]*\S[^\n]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Split:
    """The texts by the names of their files, the index last, and what a maintainer should know."""

    files: dict[str, bytes]
    notices: tuple[Notice, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """A part of the list and the category it stands in."""

    part: Part
    category: Category


def split(layout: Layout | None = None) -> Split:
    """Every part of the README in exactly one file.

    A top category is one of the highest headings of which two or more have papers below them; its file
    is called by its slug, and its headings move up such that its own is the title. Links between
    headings lead from file to file, and each file defines the link references that it uses.
    """
    found = draft(layout)
    placed = list(_place(found.parts, found.categories))
    tops = _tops(placed, found.categories)
    files = _files(found.categories, tops)
    moved = _moved_anchors(placed, files)
    definitions = {name: line for one in placed for name, line in _definitions(one.part.body)}
    newline = found.scribe.newline
    written: dict[str, bytes] = {}
    for file, top in [*((_name(top), top) for top in tops), (INDEX, None)]:
        parts = _raised(placed, top) if top else _index(placed, files, tops, newline)
        own = (_follow(one.part, file, moved) for one in parts if files[one.category.pk] == file)
        text = _defined("".join(found.spacing.join(own)), definitions, newline)
        mark = BYTE_ORDER_MARK if found.stored.bom else ""
        written[file] = (mark + text).encode()
    large = [notice for name, content in written.items() for notice in near_limit(name, content)]
    return Split(written, (*found.scribe.notices, *large))


def _place(parts: Iterable[Part], categories: Iterable[Category]) -> Iterator[Placed]:
    """Each part with its category; every category but the root, which is the first, has a heading."""
    following = iter(categories)
    category = next(following)
    for part in parts:
        if part.kind == HEADING:
            category = next(following)
        yield Placed(part, category)


def _tops(placed: Iterable[Placed], categories: Sequence[Category]) -> list[Category]:
    """The highest level on which two categories have papers in or below them, else the lowest with one."""
    parents = {category.pk: category.parent_id for category in categories}
    holding: set[int | None] = set()
    for category in {one.category.pk for one in placed if one.part.kind in {PAPER, LAID}}:
        above: int | None = category
        while above is not None and above not in holding:
            holding.add(above)
            above = parents[above]
    top = next((one for one in categories if one.kind == Category.Kind.TITLE), categories[0])
    level: list[Category] = []
    below = [top]
    while len(level) < 2 and below:  # noqa: PLR2004 -- two of a level are what can be told apart
        level = below
        below = [one for one in categories if one.parent_id == level[0].pk and one.pk in holding]
    return [one for one in level if one != top]


def _name(top: Category) -> str:
    name = f"{top.slug or f'category-{top.pk}'}.md"
    return f"papers-{name}" if name == INDEX.lower() else name


def _files(categories: Sequence[Category], tops: Iterable[Category]) -> dict[int, str]:
    """The file of each category by its key, parents being before children."""
    files = {top.pk: _name(top) for top in tops}
    for category in categories:
        files.setdefault(category.pk, files.get(category.parent_id or 0, INDEX))
    return files


def _moved_anchors(
    placed: Sequence[Placed], files: Mapping[int, str]
) -> dict[str, tuple[str, str]]:
    """Where the heading of each anchor of the whole list is now: its file, and its anchor there."""
    named = [
        (files[one.category.pk], headings.words(one.part.body, one.category.name))
        for one in placed
        if one.part.kind == HEADING
    ]
    by_file: dict[str, list[str]] = {}
    for file, name in named:
        by_file.setdefault(file, []).append(name)
    now = {file: headings.anchors(names) for file, names in by_file.items()}
    before = headings.anchors(name for _, name in named)
    return {
        anchor: (file, next(now[file])) for anchor, (file, _) in zip(before, named, strict=True)
    }


def _follow(part: Part, file: str, moved: Mapping[str, tuple[str, str]]) -> Part:
    def led(found: re.Match[str]) -> str:
        home, anchor = moved.get(found["anchor"].lower(), (file, found["anchor"]))
        return f"{found['before']}{home if home != file else ''}#{anchor}"

    return replace(part, body=FRAGMENT.sub(led, part.body))


def _raised(placed: Iterable[Placed], top: Category) -> Iterator[Placed]:
    """The parts, their headings as high as is right below a category that is a file's title."""
    name = Category.objects.list_name()
    for one in placed:
        if one.part.kind != HEADING:
            yield one
            continue
        level = max(1, one.category.level - top.level + 1)
        body = headings.relevel(one.part.body, level)
        body = headings.without_rules(body) if one.category == top else body
        yield replace(one, part=replace(one.part, body=body))
        if one.category == top and name:
            yield replace(one, part=Part(TEXT, f"Part of [{escape(name)}]({INDEX}).", "", None))


def _index(
    placed: Sequence[Placed], files: Mapping[int, str], tops: Sequence[Category], newline: str
) -> Iterator[Placed]:
    """All parts, with lists of links to the other files where their categories stood."""
    counts = Counter(files[one.category.pk] for one in placed if one.part.kind in {PAPER, LAID})
    lines: list[str] = []
    known = {top.pk for top in tops}
    home = placed[0] if placed else None
    for one in placed:
        if one.part.kind == HEADING and one.category.pk in known:
            file = _name(one.category)
            lines.append(f"- [{escape(one.category.name)}]({file}) ({counts[file]:,})")
        elif files[one.category.pk] == INDEX:
            if lines:
                yield replace(one, part=Part(TEXT, newline.join(lines), "", None))
                lines = []
            yield one
    if lines and home:
        yield replace(home, part=Part(TEXT, newline.join(lines), "", None))


def _definitions(text: str) -> Iterator[tuple[str, str]]:
    """The link references and footnotes that a text defines, by their folded names, as lines."""
    for found in DEFINITION.finditer(text):
        yield fold_name(found["name"]), found[0].rstrip("\r")


def _defined(text: str, definitions: Mapping[str, str], newline: str) -> str:
    """The text, with those definitions below that it uses and does not have."""
    if not definitions:
        return text
    own = {name for name, _ in _definitions(text)}
    used = dict.fromkeys(fold_name(found[1]) for found in BRACKETS.finditer(text))
    lacking = [definitions[name] for name in used if name in definitions and name not in own]
    if not lacking:
        return text
    return newline.join([text.rstrip("\r\n"), "", *lacking, ""])
