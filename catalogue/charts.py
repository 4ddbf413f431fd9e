"""Numbers as bars: where each bar of a chart stands, so that a template only has to draw it.

Across, a chart is measured in per cent of its width and so fits any page; upwards in pixels, so that
no text is ever squeezed.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

HEIGHT = 120
HEADROOM = 18
"""Pixels: the tallest bar, and the room above it for its number."""

FEWEST = 8
"""A chart of fewer bars has room to spare at its right; on more bars not all numbers fit."""

LABELS = 7
GAP = 0.2
"""How many labels stand below the bars at most; the share of a bar's place that stays blank."""

LONGEST_SPAN = 50
"""Years shown one by one; earlier ones share a bar."""


class Addressing(Protocol):
    """What writes a query string, as `PaperFilter.query` does."""

    def __call__(self, **changes: str) -> str: ...


@dataclass(frozen=True, slots=True)
class Bar:
    """A number with its name and the address of what it counts; ``text`` is how the number is told."""

    label: str
    count: int
    url: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A bar that stands: its place across in per cent, upwards in pixels."""

    bar: Bar
    x: float
    width: float
    middle: float
    y: int
    height: int
    labelled: bool
    told: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A bar that lies; its width in per cent of the longest."""

    bar: Bar
    width: float


@dataclass(frozen=True, slots=True)
class Chart:
    """Columns on a base line; ``height`` leaves room for the labels below it."""

    columns: tuple[Column, ...]
    base: int = HEADROOM + HEIGHT
    height: int = HEADROOM + HEIGHT + 22

    @property
    def bars(self) -> list[Bar]:
        return [column.bar for column in self.columns if column.bar.count]


def columns(bars: Sequence[Bar]) -> Chart:
    """Stand bars side by side, the last one and every so many before it labelled."""
    most = max((bar.count for bar in bars), default=0)
    place = 100 / max(len(bars), FEWEST)
    every = -(-len(bars) // LABELS)
    tallest = next((number for number, bar in enumerate(bars) if bar.count == most), None)
    return Chart(
        tuple(
            Column(
                bar=bar,
                x=round(number * place + place * GAP / 2, 3),
                width=round(place * (1 - GAP), 3),
                middle=round((number + 0.5) * place, 3),
                y=HEADROOM + HEIGHT - round(_length(bar, most, HEIGHT)),
                height=round(_length(bar, most, HEIGHT)),
                labelled=(len(bars) - 1 - number) % every == 0,
                told=bool(bar.count) and (len(bars) <= FEWEST or number == tallest),
            )
            for number, bar in enumerate(bars)
        )
    )


def rows(bars: Sequence[Bar]) -> list[Row]:
    """Lay bars one below the other."""
    most = max((bar.count for bar in bars), default=0)
    return [Row(bar, _length(bar, most, 100)) for bar in bars]


def _length(bar: Bar, most: int, longest: int) -> float:
    """Draw what is not nothing so that it can be seen."""
    return round(max(bar.count / most * longest, 2), 2) if bar.count else 0


def years(known: Mapping[int, int], address: Addressing) -> list[Bar]:
    """Give a bar to every year from the first to the last, also to those without papers."""
    return [
        Bar(label, sum(known.get(year, 0) for year in span), address(**keys))
        for label, span, keys in _spans(known)
    ]


def shares(whole: Mapping[int, int], part: Mapping[int, int], address: Addressing) -> list[Bar]:
    """Tell how much of each year's number its part is, in per cent."""
    bars = []
    for label, span, keys in _spans(whole):
        number = sum(part.get(year, 0) for year in span)
        of = sum(whole.get(year, 0) for year in span)
        percent = max(round(100 * number / of), 1) if number else 0
        bars.append(Bar(label, percent, address(**keys), f"{percent} %"))
    return bars


def _spans(known: Collection[int]) -> Iterator[tuple[str, range, dict[str, str]]]:
    """Yield the years that bars stand for: how they are called, which they are, how they are chosen."""
    if not known:
        return
    last = max(known)
    first = max(min(known), last - LONGEST_SPAN + 1)
    if min(known) < first:
        yield f"to {first - 1}", range(min(known), first), {"year_max": str(first - 1)}
    for year in range(first, last + 1):
        yield str(year), range(year, year + 1), {"year": str(year)}
