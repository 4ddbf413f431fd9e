"""What somebody changed in a file: one difference a field, block or heading, each with its line."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from catalogue import shown
from catalogue.readme import Document, EntryBlock, Heading, Piece, headings, pieces, split_tail
from catalogue.readme.comparing import ROOT, compare
from catalogue.records import PRINTED

ADD, CHANGE, MOVE, REMOVE = "add", "change", "move", "remove"
PAPER, HEADING, TEXT = "paper", "heading", "text"

Key = tuple[str, str, str, int | None, int | None]


@dataclass(frozen=True, slots=True, eq=False)
class Difference:
    """One thing that differs between two versions of a file.

    ``about`` is a paper, a heading or a text. ``field`` names what was changed; of a paper the printed
    fields, of a heading its name or level; ``wording`` stands for all that no field models, ``spacing``
    for the blank lines below. ``old`` and ``new`` are JSON; of what moved they are places in words.
    ``base`` and ``theirs`` are the places of the piece in the two versions; ``line`` is that of the newer
    one, of what was removed that of the older.
    """

    about: str
    kind: str
    field: str
    old: Any
    new: Any
    line: int
    base: int | None
    theirs: int | None

    @property
    def key(self) -> Key:
        return self.about, self.kind, self.field, self.base, self.theirs


class Comparison:
    """Two versions of a file, which piece of one is which of the other, and what differs.

    ``known`` is, where that was found before, the former place of each piece of the newer version.
    """

    def __init__(self, base: Document, theirs: Document, known: Sequence[int | None] = ()) -> None:
        self.base, self.theirs = base, theirs
        self.old: list[Piece] = pieces(base)
        self.new: list[Piece] = pieces(theirs)
        self.former: dict[int, int] = self._known(known) if known else self._compared()
        self.partner: dict[int, int] = {old: new for new, old in self.former.items()}
        self.before, self.after = children(self.old), children(self.new)
        self.moved = set(self._moved())
        self.concerning: dict[int, list[Difference]] = defaultdict(list)
        self.differences = sorted(self._found(), key=lambda one: one.line)
        self._carry_levels()

    def formers(self) -> list[int | None]:
        """The former place of each piece of the newer version."""
        return [self.former.get(piece.place) for piece in self.new]

    def _compared(self) -> dict[int, int]:
        pairing = compare(self.base, self.theirs)
        return {new: old for old, new in {**pairing.headings, **pairing.blocks}.items()}

    def _known(self, known: Sequence[int | None]) -> dict[int, int]:
        pairs = {new: old for new, old in enumerate(known) if old is not None}
        same = {n: o for n, o in pairs.items() if about(self.old[o]) == about(self.new[n])}
        return {ROOT: ROOT, **same}

    def _moved(self) -> Iterator[int]:
        """The places of what stands below another heading now, or in another order below the same."""
        for (above, _), below in self.after.items():
            known = [place for place in below if place in self.former]
            here = [
                place
                for place in known
                if self.partner.get(parent(self.old[self.former[place]])) == above
            ]
            stayed = {here[n] for n in rising([self.former[place] for place in here])}
            yield from (place for place in known if place not in stayed)

    def _found(self) -> Iterator[Difference]:
        for piece in self.new:
            place = self.former.get(piece.place)
            if place is None:
                body = split_tail(piece.node.text)[0]
                found = [difference(None, piece, ADD, "", ("", body))]
            else:
                found = list(self._between(self.old[place], piece))
                self.concerning[piece.place] += found
            yield from found
        for piece in self.old:
            if piece.place not in self.partner:
                body = split_tail(piece.node.text)[0]
                yield difference(piece, None, REMOVE, "", (body, ""))

    def _between(self, was: Piece, now: Piece) -> Iterator[Difference]:
        """What differs between two versions of a piece."""
        if now.place in self.moved:
            places = where(self.old, self.before, was), where(self.new, self.after, now)
            yield difference(was, now, MOVE, "", places)
        changed = list(_changes(was, now, moved=now.place in self.moved))
        for name, old, new in changed:
            yield difference(was, now, CHANGE, name, (old, new))
        (body, old), (other, new) = split_tail(was.node.text), split_tail(now.node.text)
        if not changed and body != other and not _says(was, now, other):
            yield difference(was, now, CHANGE, "wording", (body, other))
        elif body == other and old != new and self._together(was, now):
            yield difference(was, now, CHANGE, "spacing", (old, new))

    def _together(self, was: Piece, now: Piece) -> bool:
        """Whether the same piece follows in both versions, or none does."""
        if now.place + 1 == len(self.new) or was.place + 1 == len(self.old):
            return now.place + 1 == len(self.new) and was.place + 1 == len(self.old)
        return self.partner.get(was.place + 1) == now.place + 1

    def _carry_levels(self) -> None:
        """The level of a heading that came along with one above it is part of that one's move."""
        for piece in self.new:
            for one in self.concerning[piece.place]:
                mover = self._mover(one) if one.field == "level" else None
                if mover is not None:
                    self.differences.remove(one)
                    self.concerning[piece.place].remove(one)
                    self.concerning[piece.place].append(mover)

    def _mover(self, level: Difference) -> Difference | None:
        above = self.new[level.theirs or 0].parent
        while above != ROOT:
            was = self.former.get(above)
            if above in self.moved and was is not None:
                shift = _level(self.new[above]) - _level(self.old[was])
                if shift == level.new - level.old:
                    return next(one for one in self.concerning[above] if one.kind == MOVE)
            above = self.new[above].parent
        return None


def difference(
    was: Piece | None, now: Piece | None, kind: str, field: str, values: tuple[Any, Any]
) -> Difference:
    piece = now or was
    if piece is None:
        raise TypeError(kind)
    base, theirs = (None if one is None else one.place for one in (was, now))
    return Difference(about(piece), kind, field, *values, piece.node.line, base, theirs)


def about(piece: Piece) -> str:
    if isinstance(piece.node, Heading):
        return HEADING
    return PAPER if isinstance(piece.node, EntryBlock) else TEXT


def parent(piece: Piece) -> int:
    """The place of the heading above a heading or block."""
    return piece.parent if isinstance(piece.node, Heading) else piece.section


def children(found: Sequence[Piece]) -> dict[tuple[int, bool], list[int]]:
    """The places of the blocks (False) and of the headings (True) right below each heading."""
    below: dict[tuple[int, bool], list[int]] = defaultdict(list)
    for piece in found:
        below[parent(piece), isinstance(piece.node, Heading)].append(piece.place)
    return dict(below)


def path(found: Sequence[Piece], place: int) -> str:
    """The names of the headings down to a place, but for the list's title."""
    names: list[str] = []
    while place != ROOT:
        node = found[place].node
        if isinstance(node, Heading) and not (node.level == 1 and names):
            names.insert(0, node.name)
        place = found[place].parent
    return " › ".join(names)


def where(
    found: Sequence[Piece], below: dict[tuple[int, bool], list[int]], piece: Piece
) -> list[str]:
    """Below which heading a piece stands, and after which other."""
    siblings = below[parent(piece), isinstance(piece.node, Heading)]
    place = siblings.index(piece.place)
    return [path(found, parent(piece)), name(found[siblings[place - 1]]) if place else ""]


def name(piece: Piece) -> str:
    """What a piece is called in a list: a title, a heading's name, the first words of a text."""
    if isinstance(piece.node, Heading):
        return piece.node.name
    if isinstance(piece.node, EntryBlock):
        return piece.node.reading.record.title
    return " ".join(piece.node.text.split())[:100]


def rising(numbers: Sequence[int]) -> list[int]:
    """The indexes of a longest run of these distinct numbers that rises, left out ones between."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int | None] = []
    for index, number in enumerate(numbers):
        place = bisect_left(ends, number)
        before.append(last[place - 1] if place else None)
        ends[place : place + 1] = [number]
        last[place : place + 1] = [index]
    found: list[int] = []
    index_: int | None = last[-1] if last else None
    while index_ is not None:
        found.append(index_)
        index_ = before[index_]
    return found[::-1]


def _changes(was: Piece, now: Piece, *, moved: bool) -> Iterator[tuple[str, Any, Any]]:
    """The fields in which two versions of a piece differ; the level of what moved goes with it."""
    a, b = was.node, now.node
    if isinstance(a, EntryBlock) and isinstance(b, EntryBlock):
        for field in PRINTED:
            old, new = shown.value(a.reading.record, field), shown.value(b.reading.record, field)
            if old != new:
                yield field, old, new
    elif isinstance(a, Heading) and isinstance(b, Heading):
        if a.name != b.name:
            yield "name", a.name, b.name
        if a.level != b.level and not moved:
            yield "level", a.level, b.level


def _says(was: Piece, now: Piece, body: str) -> bool:
    """Whether a heading differs by its level alone."""
    a, b = was.node, now.node
    both = isinstance(a, Heading) and isinstance(b, Heading) and a.level != b.level
    return both and split_tail(headings.relevel(a.text, _level(now)))[0] == body


def _level(piece: Piece) -> int:
    return piece.node.level if isinstance(piece.node, Heading) else 0
