"""Hold two versions of a list against each other: which piece of one is which piece of the other."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import pairwise

from catalogue import names
from catalogue.readme.document import Document, EntryBlock, Heading, Piece, pieces
from catalogue.records import PaperRecord

ROOT = -1


@dataclass
class Pairing:
    """Places of the old version to places of the new one; what has no partner is not in it."""

    headings: dict[int, int] = field(default_factory=lambda: {ROOT: ROOT})
    blocks: dict[int, int] = field(default_factory=dict)


def compare(old: Document, new: Document) -> Pairing:
    """Pair the headings, entries and text blocks of two versions.

    A heading is paired by its path; else by its name, where it stands alone; else by the entries
    below it. An entry is paired by its text, by an identifier or its title; else by its place between
    paired neighbours. Text is paired by what it says; else by its order.
    """
    before, after = pieces(old), pieces(new)
    pairing = Pairing()
    _pair_headings(before, after, pairing)
    _pair_entries(before, after, pairing)
    _pair_texts(before, after, pairing)
    return pairing


def _pair_headings(before: list[Piece], after: list[Piece], pairing: Pairing) -> None:
    old, new = _headings(before), _headings(after)
    _pair_once(old, new, _paths(old), _paths(new), pairing.headings, strict=False)
    for key in (_text, _name):
        _pair_once(old, new, _keyed(old, key), _keyed(new, key), pairing.headings, strict=True)
    _pair_by_entries(before, after, pairing)


def _text(piece: Piece) -> Hashable:
    return piece.node.text.rstrip()


def _name(piece: Piece) -> Hashable:
    return piece.node.name if isinstance(piece.node, Heading) else None


def _keyed(found: Iterable[Piece], key: Callable[[Piece], Hashable]) -> dict[int, Hashable]:
    """The keys of those pieces that have one, by place."""
    keys = {piece.place: key(piece) for piece in found}
    return {place: one for place, one in keys.items() if one is not None}


def _headings(found: list[Piece]) -> list[Piece]:
    return [piece for piece in found if isinstance(piece.node, Heading)]


def _paths(found: list[Piece]) -> dict[int, Hashable]:
    """The path of each heading, numbered where siblings share a name."""
    paths: dict[int, tuple[object, ...]] = {ROOT: ()}
    seen: Counter[tuple[object, ...]] = Counter()
    for piece in found:
        path = (*paths[piece.parent], names.fold(str(_name(piece))) or piece.node.text.strip())
        seen[path] += 1
        paths[piece.place] = (*path[:-1], (path[-1], seen[path]))
    return dict(paths)


def _pair_once(
    old: Iterable[Piece],
    new: Iterable[Piece],
    keys_old: Mapping[int, Hashable],
    keys_new: Mapping[int, Hashable],
    pairs: dict[int, int],
    *,
    strict: bool,
) -> None:
    """Pair what is left by equal keys; ``strict``: only where one alone has the key on each side."""
    taken = set(pairs.values())
    waiting: dict[Hashable, list[int]] = defaultdict(list)
    for piece in new:
        if piece.place not in taken:
            waiting[keys_new[piece.place]].append(piece.place)
    left = [piece.place for piece in old if piece.place not in pairs]
    counts = Counter(keys_old[place] for place in left)
    for place in left:
        found = waiting[keys_old[place]]
        if found and not (strict and (len(found) > 1 or counts[keys_old[place]] > 1)):
            pairs[place] = found.pop(0)


def _pair_by_entries(before: list[Piece], after: list[Piece], pairing: Pairing) -> None:
    """A renamed heading: most of its entries stand below the same new heading, and it is free."""
    homes = {key: piece.section for piece in after for key in _keys(piece)}
    votes: dict[int, Counter[int]] = defaultdict(Counter)
    sizes: Counter[int] = Counter()
    for piece in before:
        for key in _keys(piece)[:1]:
            sizes[piece.section] += 1
            if key in homes:
                votes[piece.section][homes[key]] += 1
    taken = set(pairing.headings.values())
    for section, found in votes.items():
        home, count = found.most_common(1)[0]
        if section not in pairing.headings and home not in taken and 2 * count > sizes[section]:
            pairing.headings[section] = home
            taken.add(home)
    _pair_single_children(before, after, pairing)


def _pair_single_children(before: list[Piece], after: list[Piece], pairing: Pairing) -> None:
    """A renamed heading without entries: the one heading left between the same neighbours."""
    children_old, children_new = _children(before), _children(after)
    for parent, siblings in children_old.items():
        others = children_new.get(pairing.headings.get(parent, -2), [])
        if len(siblings) == len(others):
            for one, other in zip(siblings, others, strict=True):
                if one not in pairing.headings and other not in pairing.headings.values():
                    pairing.headings[one] = other


def _children(found: list[Piece]) -> dict[int, list[int]]:
    children: dict[int, list[int]] = defaultdict(list)
    for piece in _headings(found):
        children[piece.parent].append(piece.place)
    return children


def _keys(piece: Piece) -> list[Hashable]:
    """By what an entry is recognised, the title first."""
    if not isinstance(piece.node, EntryBlock):
        return []
    return identity(piece.node.reading.record)


def identity(record: PaperRecord) -> list[Hashable]:
    """Title, then identifiers: by what a paper is recognised; never a bare address."""
    title = names.fold(record.title) or record.title
    return [("title", title), *sorted(record.identifiers.items())]


def _pair_entries(before: list[Piece], after: list[Piece], pairing: Pairing) -> None:
    old = [piece for piece in before if isinstance(piece.node, EntryBlock)]
    new = [piece for piece in after if isinstance(piece.node, EntryBlock)]

    def home(piece: Piece) -> Hashable:
        """The section, named by its place in the new version where it has one."""
        return pairing.headings.get(piece.section, ("old", piece.section))

    def here(piece: Piece) -> Hashable:
        return piece.section

    def anywhere(_: Piece) -> Hashable:
        return None

    keys = (_text, *map(_nth_key, range(4)))
    for place_old, place_new in ((home, here), (anywhere, anywhere)):
        for key in keys:
            keys_old = _keyed(old, key), {p.place: place_old(p) for p in old}
            keys_new = _keyed(new, key), {p.place: place_new(p) for p in new}
            _pair_known(old, new, _joined(*keys_old), _joined(*keys_new), pairing)
    _pair_between_neighbours(old, new, pairing)


def _joined(keys: Mapping[int, Hashable], places: Mapping[int, Hashable]) -> dict[int, Hashable]:
    return {place: (places[place], key) for place, key in keys.items()}


def _nth_key(number: int) -> Callable[[Piece], Hashable]:
    def key(piece: Piece) -> Hashable:
        keys = _keys(piece)
        return keys[number] if number < len(keys) else None

    return key


def _pair_known(
    old: list[Piece],
    new: list[Piece],
    keys_old: Mapping[int, Hashable],
    keys_new: Mapping[int, Hashable],
    pairing: Pairing,
) -> None:
    _pair_once(
        [piece for piece in old if piece.place in keys_old],
        [piece for piece in new if piece.place in keys_new],
        keys_old,
        keys_new,
        pairing.blocks,
        strict=False,
    )


def _pair_between_neighbours(old: list[Piece], new: list[Piece], pairing: Pairing) -> None:
    """One entry left on each side between paired neighbours that shares authors or links."""
    left_old = {piece.place for piece in old if piece.place not in pairing.blocks}
    taken = set(pairing.blocks.values())
    left_new = {piece.place for piece in new if piece.place not in taken}
    following = {a.place: b for a, b in pairwise(new)}
    first = {piece.section: piece for piece in reversed(new)}
    previous: Piece | None = None
    for piece in old:
        if piece.place in left_old:
            same_section = previous is not None and previous.section == piece.section
            partner = (
                following.get(pairing.blocks.get(previous.place, -2))
                if same_section and previous is not None
                else first.get(pairing.headings.get(piece.section, -2))
            )
            if partner is not None and partner.place in left_new and _kin(piece, partner):
                pairing.blocks[piece.place] = partner.place
                left_new.discard(partner.place)
        previous = piece


def _kin(one: Piece, other: Piece) -> bool:
    a, b = one.node, other.node
    if not isinstance(a, EntryBlock) or not isinstance(b, EntryBlock):
        return False
    authors = set(a.reading.record.authors) & set(b.reading.record.authors)
    links = {x.url for x in a.reading.record.links} & {x.url for x in b.reading.record.links}
    return bool(links) or 2 * len(authors) > len(a.reading.record.authors)


def _pair_texts(before: list[Piece], after: list[Piece], pairing: Pairing) -> None:
    texts_old, texts_new = _texts(before), _texts(after)
    for section, blocks in texts_old.items():
        others = texts_new.get(pairing.headings.get(section, -2), [])
        a = [piece.node.text.rstrip() for piece in blocks]
        b = [piece.node.text.rstrip() for piece in others]
        for what, i, j, k, m in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
            if what in {"equal", "replace"}:
                for one, other in zip(blocks[i:j], others[k:m], strict=False):
                    pairing.blocks[one.place] = other.place


def _texts(found: list[Piece]) -> dict[int, list[Piece]]:
    texts: dict[int, list[Piece]] = defaultdict(list)
    for piece in found:
        if not isinstance(piece.node, Heading | EntryBlock):
            texts[piece.section].append(piece)
    return texts
