"""What is to be reached, and what was."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from tests.bench.names import BROAD, DESK, EXPORTS, GROWING, NARROW, NATURAL, TABLE, TABLE_AUTHORS
from tests.bench.tables import number, table

Found = dict[str, Any]
LARGE = 200_000
"""The number of papers from which on a worker may take as much memory as for a million."""


@dataclass(frozen=True)
class Goal:
    """A figure of one catalogue, None where it was not measured, and where it must and should stand."""

    told: str
    must: float
    aim: float
    figure: Callable[[Found], float | None]
    above: bool = False

    def row(self, found: list[Found]) -> list[str]:
        sign = "≥" if self.above else "≤"
        limits = [f"{sign} {number(limit)}" for limit in (self.must, self.aim)]
        return [self.told, *limits, *(self._cell(self.figure(one)) for one in found)]

    def _cell(self, figure: float | None) -> str:
        """Write a figure, bold where it misses what it must be."""
        if figure is None:
            return "–"
        is_missed = figure < self.must if self.above else figure > self.must
        return f"**{number(figure)}**" if is_missed else number(figure)


def cold(*names: str) -> Callable[[Found], float | None]:
    return lambda found: most(time["cold"] for time in ratios(found, names))


def ratios(found: Found, names: Iterable[str] = (*NARROW, *BROAD)) -> Iterator[dict[str, float]]:
    """Give the ratios of the scenarios that were measured."""
    scenarios = found.get("pages", {}).get("scenarios", {})
    for name in names:
        if name in scenarios:
            yield {part: time["ratio"] for part, time in scenarios[name]["times"].items()}


def most(figures: Iterable[float]) -> float | None:
    return max(figures, default=None)


def kept(found: Found) -> float | None:
    return most(
        time[part] for time in ratios(found) for part in ("again", "unchanged") if part in time
    )


def html(found: Found) -> float | None:
    return most(time["cold"] - time["search"] for time in ratios(found))


def counting(found: Found) -> float | None:
    return most(
        time["counting"] / time["bincount"] for time in ratios(found, ["S8"]) if "counting" in time
    )


def statements(found: Found) -> float | None:
    scenarios = found.get("pages", {}).get("scenarios", {})
    return most(one["counters"]["statements"] for one in scenarios.values())


def memory(*, large: bool) -> Callable[[Found], float | None]:
    def figure(found: Found) -> float | None:
        is_large = found["rows"]["papers"] >= LARGE
        return (
            found.get("pages", {}).get("index", {}).get("megabytes") if is_large == large else None
        )

    return figure


def slower(peer: str) -> Callable[[Found], float | None]:
    """How many times ours a peer takes, where it is nearest."""

    def figure(found: Found) -> float | None:
        scenarios = found.get("http", {}).get("scenarios", {}).values()
        return min(
            (one["peers"][peer]["ratio"] for one in scenarios if peer in one["peers"]), default=None
        )

    return figure


def command(name: str, part: str) -> Callable[[Found], float | None]:
    return lambda found: found.get("commands", {}).get("commands", {}).get(name, {}).get(part)


def list_of(way: str, part: str) -> Callable[[Found], float | None]:
    """The worst of all lists."""
    return lambda found: max(
        (costs[way][part] for costs in found.get("lists", {}).values()), default=None
    )


def exported(name: str) -> Callable[[Found], float | None]:
    """How many times quicker an export is than the same through objects, without its start."""

    def figure(found: Found) -> float | None:
        took = command(name, "seconds")(found)
        if took is None:
            return None
        commands = found["commands"]
        return commands["floors"][name] / max(took - commands["start"]["seconds"], 0.001)

    return figure


def largest_export(found: Found) -> float | None:
    peaks = [command(name, "peak")(found) for name in EXPORTS]
    return max((peak for peak in peaks if peak is not None), default=None)


GOALS = [
    Goal("cold page, S1–S6 and S9, × hello", 35, 15, cold(*NARROW)),
    Goal("cold page, S7 and S8, × hello", 70, 40, cold(*BROAD)),
    Goal("page again and unchanged, × hello", 1.3, 1.0, kept),
    Goal("HTML of a page, × hello", 12, 5, html),
    Goal("counting of S8, × numpy's bincount of all columns", 2, 1.2, counting),
    Goal("statements of a page, the first time", 6, 3, statements),
    Goal("columns in a worker, MB, below 200,000 papers", 60, 30, memory(large=False)),
    Goal("columns in a worker, MB, above", 350, 175, memory(large=True)),
    Goal("natural page, × ours", 60, 150, slower(NATURAL), above=True),
    Goal("Django admin, × ours", 25, 60, slower(DESK), above=True),
    Goal("Datasette with authors, × ours", 25, 50, slower(TABLE_AUTHORS), above=True),
    Goal("Datasette without, × ours", 6, 12, slower(TABLE), above=True),
    Goal("import_markdown of a list of 1 MB, seconds", 20, 10, list_of("import", "seconds")),
    Goal("export_markdown of the same, seconds", 3, 2, list_of("export", "seconds")),
    Goal("memory of that import, MB", 400, 200, list_of("import", "peak")),
    Goal("import_papers, seconds", 60, 30, command("import_papers", "seconds")),
    *(
        Goal(f"{name}, × as quick as through objects", 8, 12, exported(name), above=True)
        for name in EXPORTS
    ),
    Goal("the largest memory of these, MB", 300, 150, largest_export),
]
"""Of several scenarios the worst counts, and of a peer the one in which it is nearest."""


def table_of(found: list[Found]) -> str:
    """Put the goals beside what was found in each catalogue."""
    names = [f"{one['rows']['papers']:,} papers, {one['engine']}" for one in found]
    rows = [goal.row(found) for goal in GOALS]
    return table(["", "must", "aim", *names], [row for row in rows if set(row[3:]) != {"–"}])


def growth(found: list[Found]) -> str:
    """Tell how pages grow from a catalogue to the next larger one in the same database."""
    lines = []
    for engine in dict.fromkeys(one["engine"] for one in found):
        sizes = sorted(
            (one for one in found if one["engine"] == engine and "pages" in one),
            key=lambda one: one["rows"]["papers"],
        )
        lines += [
            f"From {small['rows']['papers']:,} to {large['rows']['papers']:,} papers on {engine}, "
            f"pages S1 to S6 take {number(_growth(small, large))} times as long at most."
            for small, large in pairwise(sizes)
        ]
    return "".join(f"{line}\n" for line in lines)


def _growth(small: Found, large: Found) -> float | None:
    pairs = zip(ratios(small, GROWING), ratios(large, GROWING), strict=True)
    return most(later["cold"] / before["cold"] for before, later in pairs)
