"""Lists of contents and links between headings follow the categories."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from catalogue.exporting.parts import HEADING, TEXT, Part, Writer
from catalogue.models import Category, Readme
from catalogue.readme import contents, headings
from catalogue.readme.contents import Lead, Line
from catalogue.records import Notice

LEAST = 2
"""Lines that lead to headings from which on a list is one of contents."""

HEADING_LINE = re.compile(
    r"^(?:[ ]{0,3}#{1,6}[ \t].*|[ ]*<h[1-6]\b.*|[^\n]+\n[ ]{0,3}(?:=+|-+)[ \t]*)$",
    re.MULTILINE | re.IGNORECASE,
)


def follow_categories(
    parts: Iterable[Part], categories: Sequence[Category], writer: Writer
) -> Iterator[Part]:
    """Lead every link to a heading to where that is now, and let lists of contents list what is there.

    A list of contents gets a line for a new category whose neighbours it lists, loses those of deleted
    ones, and has them in the order of the headings if it had. Where nothing of that changed, no line
    does. A link to a heading that is gone stays elsewhere, and is told.
    """
    follower = _Follower(categories, writer)
    for part in parts:
        if part.kind in {TEXT, HEADING} and "#" in part.body:
            yield replace(part, body=follower.follow(part.body))
        else:
            yield part


@dataclass
class _Group:
    """A line of contents with the lines below it that are none; ``category`` is None for one that is gone."""

    line: Line
    category: Category | None
    below: list[str] = field(default_factory=list)


class _Follower:
    def __init__(self, categories: Sequence[Category], writer: Writer) -> None:
        named = [one for one in categories if one.kind != Category.Kind.ROOT]
        self.notices, self.counts = writer.notices, writer.counts
        self.place = {one.pk: place for place, one in enumerate(named)}
        self.children: dict[int | None, list[Category]] = {}
        for one in named:
            self.children.setdefault(one.parent_id, []).append(one)
        in_file = sorted((one.seen_at, one.pk, one) for one in named if one.seen_at is not None)
        titled = [(one, title) for *_, one in in_file if (title := headings.read(one.heading))]
        self.before = {one.pk: (title.name, title.level) for one, title in titled}
        old = headings.anchors(title.shown for _, title in titled)
        self.seen = dict(zip(old, (one for one, _ in titled), strict=True))
        now = headings.anchors(map(writer.words, named))
        self.anchors = {one.pk: anchor for one, anchor in zip(named, now, strict=True)}
        self.new = {self.anchors[one.pk]: one for one in named if one.seen_at is None}
        self.known = self.new | self.seen
        stand = [one.pk for one in named if one.seen_at is not None]
        self.is_in_order = stand == [key for _, key, _ in in_file]

    def follow(self, body: str) -> str:
        lines = body.split("\n")
        read = [contents.read_line(line) for line in lines]
        if sum(line is not None and self._is_ours(line.anchor) for line in read) >= LEAST:
            body = "\n".join(self._listed(lines, read))
        else:
            self._tell_gone(body)
        return contents.lead(body, self._leads)

    def _is_ours(self, anchor: str) -> bool:
        return anchor in self.known or anchor in self.gone

    def _leads(self, anchor: str) -> Lead | None:
        category = self.seen.get(anchor)
        if category is None:
            return None
        old_name, now = self.before[category.pk][0], self.anchors[category.pk]
        more = self.counts.more(category)
        if (now, category.name, more) == (anchor, old_name, 0):
            return None
        return Lead(now, old_name, category.name, more)

    @cached_property
    def gone(self) -> frozenset[str]:
        """The anchors of headings that the file had and the catalogue has no more."""
        text = Readme.objects.values_list("text", flat=True).first() or ""
        read = (headings.read(found[0]) for found in HEADING_LINE.finditer(text))
        anchors = headings.anchors(title.shown for title in read if title)
        return frozenset(anchors) - self.known.keys()

    def _tell_gone(self, body: str) -> None:
        for anchor in contents.anchors_in(body):
            if anchor not in self.known and anchor in self.gone:
                message = f"a link leads to “#{anchor}”, a heading that is no longer there"
                self.notices.append(Notice(0, "contents_stale", message))

    # One list of contents

    def _listed(self, lines: list[str], read: list[Line | None]) -> list[str]:
        head: list[str] = []
        groups: list[_Group] = []
        for text, line in zip(lines, read, strict=True):
            if line is not None and self._is_ours(line.anchor):
                groups.append(_Group(line, self.known.get(line.anchor)))
            else:
                (groups[-1].below if groups else head).append(text)
        tail, groups[-1].below = groups[-1].below, []
        kept = self._without_gone(groups, head)
        listed = {group.category.pk for group in kept if group.category}
        added = list(self._lacking(listed))
        if len(kept) == len(groups) and not added and not self._is_moved(kept):
            return lines
        indents = self._indents(kept)
        kept = [self._moved(group, indents) for group in self._sorted(kept)]
        for category in added:
            self._insert(kept, category, indents)
        written = [line for group in kept for line in (group.line.text, *group.below)]
        return [*head, *contents.numbered(written), *tail]

    @staticmethod
    def _without_gone(groups: list[_Group], head: list[str]) -> list[_Group]:
        """The lines of categories that are there; what else stood below another stays in its place."""
        kept: list[_Group] = []
        for group in groups:
            if group.category is not None:
                kept.append(group)
            else:
                (kept[-1].below if kept else head).extend(filter(str.strip, group.below))
        return kept

    def _lacking(self, listed: set[int]) -> Iterator[Category]:
        """New categories whose neighbours are listed, parents first."""
        levels = {one.level for one in self.known.values() if one.pk in listed}
        for category in sorted(self.new.values(), key=lambda one: self.place[one.pk]):
            if category.pk in listed or category.kind != Category.Kind.TOPIC:
                continue
            beside = [one for one in self.children[category.parent_id] if one.seen_at is not None]
            held = sum(one.pk in listed for one in beside)
            is_below = category.parent_id in listed and category.level in levels
            if (held and LEAST * held >= len(beside)) or (not beside and is_below):
                listed = listed | {category.pk}
                yield category

    def _is_moved(self, groups: Sequence[_Group]) -> bool:
        """Whether a category has another place or another level than in the file."""
        if not self.is_in_order:
            return True
        return any(
            one.pk in self.before and self.before[one.pk][1] not in {0, one.level}
            for one in (group.category for group in groups)
            if one
        )

    def _indents(self, groups: Iterable[_Group]) -> dict[int, str]:
        """How far lines stand in for each level of headings that they have in the file."""
        indents: dict[int, str] = {}
        for group in groups:
            if group.category and group.category.pk in self.before:
                indents.setdefault(self.before[group.category.pk][1], group.line.indent)
        return indents

    def _sorted(self, groups: list[_Group]) -> list[_Group]:
        """In the order of the headings, if that is how they were; a list with an order of its own keeps it."""
        seen = [
            one.category.seen_at
            for one in groups
            if one.category and one.category.seen_at is not None
        ]
        if self.is_in_order or seen != sorted(seen):
            return groups
        return sorted(groups, key=lambda one: self.place[one.category.pk] if one.category else -1)

    def _moved(self, group: _Group, indents: Mapping[int, str]) -> _Group:
        """The line as far in as the level of its heading is now."""
        category = group.category
        if category is None or category.pk not in self.before:
            return group
        if self.before[category.pk][1] in {0, category.level}:
            return group
        return replace(group, line=group.line.at(_indent(category.level, indents)))

    def _insert(self, groups: list[_Group], category: Category, indents: Mapping[int, str]) -> None:
        """Put the line of a new category behind that of the heading listed before it."""
        places = [self.place[group.category.pk] if group.category else -1 for group in groups]
        before = [place for place in places if place < self.place[category.pk]]
        at = places.index(max(before)) + 1 if before else 0
        line = self._pattern(groups, category, at).line
        gap = next(
            (group.below for group in groups[:-1] if not any(map(str.strip, group.below))), []
        )
        below = list(gap) if at < len(groups) else []
        if at == len(groups):
            groups[-1].below = groups[-1].below or list(gap)
        indent, papers = _indent(category.level, indents), self.counts.now.get(category.pk, 0)
        new = line.like(category.name, self.anchors[category.pk], indent, papers)
        groups.insert(at, _Group(new, category, below))

    @staticmethod
    def _pattern(groups: Sequence[_Group], category: Category, at: int) -> _Group:
        """The line to write one like: of a neighbour, of the same level, else that before."""
        held = [(group.category, group) for group in groups if group.category]
        beside = [group for one, group in held if one.parent_id == category.parent_id]
        level = [group for one, group in held if one.level == category.level]
        return [*beside, *level, groups[max(0, at - 1)]][0]


def _indent(level: int, indents: Mapping[int, str]) -> str:
    """How far a line of this level stands in, judged by those of the others."""
    if level in indents or not indents:
        return indents.get(level, "")
    known = sorted(indents)
    first, second = known[0], known[1] if len(known) > 1 else None
    step = indents[second][len(indents[first]) :] if second else "  "
    above = max((one for one in known if one < level), default=None)
    return "" if above is None else indents[above] + step * (level - above)
