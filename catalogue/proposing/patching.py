"""Put some of the differences between two versions of a file into the older one, and no others."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from catalogue import readme
from catalogue.proposing.differences import (
    ADD,
    HEADING,
    MOVE,
    REMOVE,
    Comparison,
    Difference,
    name,
    parent,
)
from catalogue.readme import Document, EntryBlock, Heading, Piece, headings, split_tail
from catalogue.readme.comparing import ROOT, Pairing
from catalogue.readme.document import BYTE_ORDER_MARK


class Unfit(Exception):
    """A difference cannot be put in as things are; None where it is not known which one."""

    def __init__(self, difference: Difference | None, why: str) -> None:
        self.difference = difference
        super().__init__(why)


@dataclass(eq=False, slots=True)
class Node:
    """A heading or a block of the patched file, and its places in both versions."""

    old: int | None
    new: int | None
    above: "Node | None" = None
    blocks: list["Node"] = field(default_factory=list)
    sections: list["Node"] = field(default_factory=list)

    def walk(self) -> Iterator["Node"]:
        """Everything below, in the order of the file."""
        for node in (*self.blocks, *self.sections):
            yield node
            yield from node.walk()


@dataclass(frozen=True, slots=True)
class Patched:
    """The patched file, and which piece of both versions is which of its own.

    ``former`` is, for each piece of the newer version, its place in the patched file, if it has one.
    """

    document: Document
    pairing: Pairing
    former: list[int | None]


def patch(comparison: Comparison, chosen: Collection[Difference]) -> Patched:
    """The older version with the chosen differences in it.

    With all of them it is the newer version, with none the older one. Raises Unfit where a difference
    needs another that is not chosen, or would not read as it should.
    """
    work = Patch(comparison, chosen)
    work.take_out()
    work.put_in()
    work.take_out_headings()
    return work.patched()


class Patch:
    """The tree of the older version while it becomes that of the patched one."""

    def __init__(self, comparison: Comparison, chosen: Collection[Difference]) -> None:
        self.compared = comparison
        self.chosen = {one.key: one for one in chosen}
        self.root = Node(ROOT, ROOT)
        self.by_old: dict[int, Node] = {ROOT: self.root}
        self.by_new: dict[int, Node] = {ROOT: self.root}
        for piece in comparison.old:
            node = Node(piece.place, comparison.partner.get(piece.place))
            self.by_old[piece.place] = node
            if node.new is not None:
                self.by_new[node.new] = node
            _attach(self.by_old[parent(piece)], node, piece, None)

    def take_out(self) -> None:
        for one in self.chosen.values():
            if one.kind == REMOVE and one.base is not None and one.about != HEADING:
                _detach(self.by_old[one.base])

    def put_in(self) -> None:
        """What was added or moved, in the order of the newer version, each after what it follows there."""
        waiting = {one.theirs: one for one in self.chosen.values() if one.kind in {ADD, MOVE}}
        for piece in self.compared.new:
            if piece.place in waiting:
                one = waiting[piece.place]
                node = self.by_new.get(piece.place) or Node(None, piece.place)
                if one.kind == MOVE:
                    _detach(node)
                self._put(node, piece, one)
                self.by_new[piece.place] = node

    def _put(self, node: Node, piece: Piece, one: Difference) -> None:
        above = self.by_new.get(parent(piece))
        if above is None:
            heading = name(self.compared.new[parent(piece)])
            raise Unfit(one, f"the heading “{heading}” above it is not there: accept that first")
        siblings = self.compared.after[parent(piece), isinstance(piece.node, Heading)]
        after = None
        for place in reversed(siblings[: siblings.index(piece.place)]):
            sibling = self.by_new.get(place)
            if sibling is not None and sibling.above is above and self._is_settled(place):
                after = sibling
                break
        _attach(above, node, piece, after, first=after is None)

    def _is_settled(self, place: int) -> bool:
        """Whether a piece stands where the newer version has it, or will not go there."""
        if place not in self.compared.moved:
            return True
        return any(
            one.kind == MOVE and one.key in self.chosen for one in self.compared.concerning[place]
        )

    def take_out_headings(self) -> None:
        """Headings go when nothing is left below them, the deepest first."""
        gone = [one for one in self.chosen.values() if (one.about, one.kind) == (HEADING, REMOVE)]
        for one in sorted(gone, key=lambda one: one.base or 0, reverse=True):
            node = self.by_old[one.base or 0]
            if node.blocks or node.sections:
                why = "something still stands below this heading: accept what becomes of that first"
                raise Unfit(one, why)
            _detach(node)

    def patched(self) -> Patched:
        nodes = list(self.root.walk())
        if len(nodes) != self._expected():
            raise Unfit(None, "a heading would stand below itself")
        bodies = [self._body(node) for node in nodes]
        texts = [body + tail for body, tail in zip(bodies, self._tails(nodes), strict=True)]
        mark = BYTE_ORDER_MARK if self.compared.base.bom else ""
        document = readme.parse(mark + "".join(texts))
        found = readme.pieces(document)
        if [piece.node.text for piece in found] != texts or self._above(nodes) != [
            parent(piece) for piece in found
        ]:
            raise Unfit(None, "it cannot be told apart from what stands around it")
        pairing = Pairing()
        former: list[int | None] = [None] * len(self.compared.new)
        for place, node in enumerate(nodes):
            if node.new is not None:
                former[node.new] = place
            if node.old is not None:
                is_heading = isinstance(found[place].node, Heading)
                (pairing.headings if is_heading else pairing.blocks)[node.old] = place
        return Patched(document, pairing, former)

    def _expected(self) -> int:
        kinds = [one.kind for one in self.chosen.values()]
        return len(self.compared.old) + kinds.count(ADD) - kinds.count(REMOVE)

    def _above(self, nodes: Sequence[Node]) -> list[int]:
        places = {id(node): place for place, node in enumerate(nodes)}
        return [places.get(id(node.above), ROOT) for node in nodes]

    def _body(self, node: Node) -> str:
        return split_tail(self._text(node))[0]

    def _text(self, node: Node) -> str:
        """The newer text where all is chosen that differs, the older where nothing is."""
        if node.old is None or node.new is None:
            return self._whole(node)
        now = self.compared.new[node.new]
        concerning = self.compared.concerning[node.new]
        taken = [one for one in concerning if one.key in self.chosen]
        if concerning and len(taken) == len(concerning):
            return now.node.text
        was = self.compared.old[node.old].node
        if isinstance(was, EntryBlock) and isinstance(now.node, EntryBlock):
            return self._entry(was, now.node, taken)
        if isinstance(was, Heading) and isinstance(now.node, Heading):
            return _heading(was, now.node, taken)
        return now.node.text if any(one.field == "wording" for one in taken) else was.text

    def _whole(self, node: Node) -> str:
        if node.old is not None:
            return self.compared.old[node.old].node.text
        return self.compared.new[node.new or 0].node.text

    def _entry(self, was: EntryBlock, now: EntryBlock, taken: Sequence[Difference]) -> str:
        """The older entry with some of its fields as in the newer one."""
        names = {one.field for one in taken if one.field not in {"", "spacing"}}
        if "wording" in names:
            return now.text
        if not names:
            return was.text
        record = replace(
            was.reading.record, **{field: getattr(now.reading.record, field) for field in names}
        )
        columns = was.reading.style.get("columns", ())
        return readme.rewrite(was.text, record, names, self.compared.base.profile, columns).text

    def _tails(self, nodes: Sequence[Node]) -> Iterator[str]:
        for node, following in pairwise([*nodes, None]):
            if node is not None:
                yield self._tail(node, following)

    def _tail(self, node: Node, following: Node | None) -> str:
        """The gap that stood between these two in a version of the file, or else the usual one."""
        old = self._gap(
            self.compared.old, node.old, following.old if following else None, following
        )
        new = self._gap(
            self.compared.new, node.new, following.new if following else None, following
        )
        if old is not None and new is not None:
            return new if self._is_newer(node) else old
        if new is not None or old is not None:
            return new if new is not None else old or ""
        if following is None:
            return split_tail(self.compared.old[-1].node.text)[1] if self.compared.old else ""
        tail, newline = split_tail(self._whole(node))[1], self.compared.base.newline
        if self._is_paper(node) and self._is_paper(following):
            return newline * (1 + self.compared.base.profile.blank_lines)
        return tail if tail.count(newline) > 1 else 2 * newline

    def _is_paper(self, node: Node) -> bool:
        piece = self.compared.old[node.old] if node.old is not None else None
        return isinstance((piece or self.compared.new[node.new or 0]).node, EntryBlock)

    @staticmethod
    def _gap(
        found: Sequence[Piece], place: int | None, next_place: int | None, following: Node | None
    ) -> str | None:
        if place is None:
            return None
        last = place + 1 == len(found)
        beside = last if following is None else not last and next_place == place + 1
        return split_tail(found[place].node.text)[1] if beside else None

    def _is_newer(self, node: Node) -> bool:
        """Whether all that differs between the versions of a piece is chosen."""
        concerning = self.compared.concerning[node.new if node.new is not None else ROOT]
        return bool(concerning) and all(one.key in self.chosen for one in concerning)


def _heading(was: Heading, now: Heading, taken: Sequence[Difference]) -> str:
    text = was.text
    for one in taken:
        if one.field == "wording":
            return now.text
        if one.field == "name":
            text = headings.rename(text, now.name)
        if one.field == "level" or one.kind == MOVE:
            text = headings.relevel(text, now.level)
    return text


def _attach(
    above: Node, node: Node, piece: Piece, after: Node | None, *, first: bool = False
) -> None:
    siblings = above.sections if isinstance(piece.node, Heading) else above.blocks
    place = siblings.index(after) + 1 if after is not None else 0 if first else len(siblings)
    siblings.insert(place, node)
    node.above = above


def _detach(node: Node) -> None:
    if node.above is not None:
        for siblings in (node.above.blocks, node.above.sections):
            if node in siblings:
                siblings.remove(node)
        node.above = None
