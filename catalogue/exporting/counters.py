"""Counters of papers follow the number of papers."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from catalogue.exporting.counts import Counts
from catalogue.exporting.parts import TEXT, Part
from catalogue.readme import counting
from catalogue.readme.counting import NUMBER

BADGE = re.compile(
    rf"(?<=\bbadge/)(?P<before>[^/()\s]*paper[^/()\s]*-){NUMBER}(?=-\w)", re.IGNORECASE
)
"""A badge of shields.io whose label speaks of papers: https://shields.io/badges."""

MARKED = re.compile(
    rf"(?P<before><!--\s*papers\s*-->){NUMBER}(?=<!--\s*/papers\s*-->)", re.IGNORECASE
)
SAID = re.compile(rf"(?<![\w.,-])(?P<before>){NUMBER}(?=\+? papers?\b)")


def follow_counts(parts: Iterable[Part], counts: Counts) -> Iterator[Part]:
    """The parts, with texts that count the papers of the list brought up to date.

    A badge about papers and a number in ``<!-- papers -->…<!-- /papers -->`` count by rules of their
    own and go up and down with the list. A number in prose (“30 papers”) is a counter only if it was
    right in the file. Where nothing was added or removed, nothing changes.
    """
    counter = _Counter(counts)
    for part in parts:
        yield replace(part, body=counter.follow(part.body)) if part.kind == TEXT else part


class _Counter:
    def __init__(self, counts: Counts) -> None:
        self.counts = counts

    def follow(self, body: str) -> str:
        for pattern, told in ((BADGE, self._moved), (MARKED, self._moved), (SAID, self._corrected)):
            body = pattern.sub(self._written(told), body)
        return body

    @staticmethod
    def _written(told: Callable[[int], int]) -> Callable[[re.Match[str]], str]:
        def write(found: re.Match[str]) -> str:
            return found["before"] + counting.spelled(told(counting.number(found)), found)

        return write

    def _moved(self, number: int) -> int:
        before, after = self.counts.entries
        if number == before:
            return after
        before, after = self.counts.papers
        return max(0, number + after - before)

    def _corrected(self, number: int) -> int:
        told = (self.counts.entries, self.counts.papers)
        return next((after for before, after in told if number == before), number)
