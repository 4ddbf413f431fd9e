"""Records of a file whose lines stand for themselves."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import islice

from catalogue.beside import Beside
from catalogue.formats.format import Given

Line = tuple[str, int]
Parse = Callable[[str, int], Given | None]

TOGETHER = 500


def read_lines(parse: Parse, lines: Iterable[Line]) -> Iterator[Given]:
    """Read lines with their numbers, links as identifiers; raises BadRecord where one cannot be read."""
    rest = iter(lines)
    beside = Beside(partial(_read, parse))
    while batch := list(islice(rest, TOGETHER)):
        for done in beside.give(batch):
            yield from done
    for done in beside.rest():
        yield from done


def _read(parse: Parse, lines: Sequence[Line]) -> list[Given]:
    found = (parse(line, number) for line, number in lines)
    return [one.identified() for one in found if one is not None]
