"""Orders: of a file and of a curator, woven into one."""

from bisect import bisect_left
from collections.abc import Hashable, Sequence
from typing import TypeVar

T = TypeVar("T", bound=Hashable)


def weave(wanted: Sequence[T], current: Sequence[T]) -> list[T]:
    """``wanted`` in its order, and what only ``current`` has, each after its former predecessor."""
    woven = list(wanted)
    known = set(wanted)
    for place, item in enumerate(current):
        if item not in known:
            before = current[place - 1] if place else None
            woven.insert(woven.index(before) + 1 if before is not None else 0, item)
            known.add(item)
    return woven


def displaced(order: Sequence[int]) -> int:
    """How many of these distinct numbers would have to move for the rest to rise."""
    ends: list[int] = []
    for number in order:
        place = bisect_left(ends, number)
        ends[place : place + 1] = [number]
    return len(order) - len(ends)


def merge_orders(theirs: Sequence[T], current: Sequence[T], base: Sequence[T]) -> list[T]:
    """The order of the file, unless a curator changed it since the file was last read."""
    here, former = set(current), set(base)
    mine = [item for item in current if item in former]
    was = [item for item in base if item in here]
    return weave(theirs, current) if mine == was else weave(current, theirs)
