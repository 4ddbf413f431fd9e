"""What each part of the benchmark found, as tables of Markdown."""

from collections.abc import Iterable
from typing import Any

from tests.bench.names import OURS

PAGES = """\
CPU time as a ratio to that of a Django view that says hello, with Django's usual middleware ({hello:.2f} ms).
*First* is a page whose words nobody searched for and whose rows nobody saw yet: what is counted is counted of it.
*Cold* is any page made anew, of it *search* the counts and rows, and *HTML* the rest; *packed* is what compression adds; *again* is the page for the next visitor; *unchanged* the answer to who has it already.
"""
INDEX = "\nThe columns were read in {seconds:.1f} s, and take {megabytes:.0f} MB of a worker.\n"
HTTP = """\
Milliseconds of an answer, one visitor at a time, and how many times ours it is. Ours is a page made
anew; *again* what the next visitor gets. One worker each; wall clock, so good to a factor of 1.5.
"""
LOAD = "\nRequests a second over four connections, and the 99th percentile of their milliseconds.\n"
NO_WRK = "\nRequests a second were not measured: wrk is not installed.\n"
NO_DATASETTE = "\nDatasette was not measured: `make bench` installs it where PARTS has `http`.\n"
COMMANDS = """\
Each in a process of its own, whose start alone takes {start:.1f} s. The floors are the same rows or bytes with
nothing in between: COPY or executemany of rows that are ready, strings straight from `values_list`,
the search's rows copied from table to table. *Objects* is the same file written through the objects of the models.
"""
LISTS = """\
Each list, repeated with titles and identifiers of its own until it is as long, goes into an empty catalogue and
comes out again, byte for byte.
"""
FLOORS = {
    "import_papers": "rows",
    "import_markdown": "rows",
    "rebuild_search": "index",
    "export_papers": "strings",
    "export_markdown": "strings",
}


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Make a table: what begins with a letter stands on the left, numbers on the right."""
    head, lines = list(head), [list(row) for row in rows]
    rule = [
        "---" if any(line[place][:1].isalpha() for line in lines) else "---:"
        for place in range(len(head))
    ]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in (head, rule, *lines))


def number(value: float | None) -> str:
    """Write a figure with as many digits as it is worth."""
    if value is None:
        return "–"
    digits = sum(abs(value) < limit for limit in (10, 1, 0.1))
    return f"{value:,.{digits}f}"


def pages(found: dict[str, Any]) -> str:
    head = ["", "papers", "first", "**cold**", "search", "HTML", "packed", "again", "unchanged"]
    head += ["cold, ms", "statements", "SQLite steps", "Python calls", "bytes"]
    rows = (_page(name, one) for name, one in found["scenarios"].items())
    index = INDEX.format(**found["index"]) if found["index"] else ""
    return f"{PAGES.format(hello=found['hello'])}\n{table(head, rows)}{index}"


def _page(name: str, found: dict[str, Any]) -> list[str]:
    ratios = {part: time["ratio"] for part, time in found["times"].items()}
    ratios["html"] = ratios["cold"] - ratios["search"]
    counters = found["counters"]
    return [
        f"{name} {found['told']}",
        f"{found['papers']:,}",
        *(
            number(ratios.get(part))
            for part in ("first", "cold", "search", "html", "packing", "again", "unchanged")
        ),
        f"{found['times']['cold']['milliseconds']:.1f}",
        str(counters["statements"]),
        *(f"{counters[part]:,}" if counters[part] else "–" for part in ("steps", "calls", "size")),
    ]


def http(found: dict[str, Any]) -> str:
    scenarios = found["scenarios"]
    names = list(dict.fromkeys(name for one in scenarios.values() for name in one["peers"]))
    took = ([_heading(key, one), *_peers(one, names, _time)] for key, one in scenarios.items())
    text = f"{HTTP}\n{table(['', *names], took)}"
    if found["wrk"]:
        load = ([_heading(key, one), *_peers(one, names, _load)] for key, one in scenarios.items())
        text += f"{LOAD}\n{table(['', *names], load)}"
    else:
        text += NO_WRK
    return text if found["datasette"] else text + NO_DATASETTE


def _heading(name: str, scenario: dict[str, Any]) -> str:
    return f"{name} {scenario['told']}"


def _peers(scenario: dict[str, Any], names: list[str], cell: Any) -> list[str]:
    return [
        cell(name, scenario["peers"][name]) if name in scenario["peers"] else "–" for name in names
    ]


def _time(name: str, peer: dict[str, Any]) -> str:
    times = "" if name == OURS else f" (× {number(peer['ratio'])})"
    return f"{number(peer['milliseconds'])}{times}"


def _load(name: str, peer: dict[str, Any]) -> str:
    return f"{number(peer['rate'])}; {number(peer['tail'])}" if peer["rate"] else "–"


def commands(found: dict[str, Any]) -> str:
    head = ["", "seconds", "MB", "MB a second", "peak, MB", "floor, s", "objects, s"]
    rows = (_command(name, cost, found["floors"]) for name, cost in found["commands"].items())
    told = COMMANDS.format(start=found["start"]["seconds"])
    return f"{told}\n{table(head, rows)}"


def lists(found: dict[str, Any]) -> str:
    head = ["", "MB", "import, s", "export, s", "peak of the import, MB", "of the export, MB"]
    rows = (
        [
            name,
            f"{costs['import']['size'] / 1e6:.2f}",
            *(f"{costs[way]['seconds']:.1f}" for way in ("import", "export")),
            *(f"{costs[way]['peak']:.0f}" for way in ("import", "export")),
        ]
        for name, costs in found.items()
    )
    return f"{LISTS}\n{table(head, rows)}"


def _command(name: str, cost: dict[str, Any], floors: dict[str, float]) -> list[str]:
    size = cost["size"] / 1e6
    return [
        name,
        f"{cost['seconds']:.1f}",
        f"{size:.1f}" if size else "–",
        f"{size / cost['seconds']:.1f}" if size else "–",
        f"{cost['peak']:.0f}",
        f"{floors[FLOORS[name.split(maxsplit=1)[0]]]:.2f}",
        f"{floors[name]:.1f}" if name in floors else "–",
    ]
