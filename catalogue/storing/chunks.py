"""Many values in lists that are short enough for one statement."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

T = TypeVar("T")

LONGEST = 500


def chunks(values: Iterable[T], longest: int = LONGEST) -> Iterator[list[T]]:
    waiting = iter(values)
    while part := list(islice(waiting, longest)):
        yield part
