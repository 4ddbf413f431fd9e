"""The pages of the catalogue in this process: what each costs, counted and timed."""

from collections.abc import Callable
from dataclasses import asdict
from functools import partial
from typing import Any

from django.http import QueryDict
from isal import igzip

from catalogue import facets, keeping, rows, worker
from catalogue.filters import PaperFilter
from catalogue.filters.narrowing import HITS
from catalogue.rendering.rows import row
from catalogue.views.listing import paged
from config.middleware import PACKED
from tests.bench import asking, index
from tests.bench.clock import Call, timed
from tests.bench.counters import counted
from tests.bench.names import HELLO
from tests.bench.scenarios import Scenario

PARTS = ("first", "cold", "search", "packing", "again", "unchanged")
"""The page made where nothing of it was shown before; made anew; its counts and rows without HTML; the
compression of the page; the page for the next visitor; the answer to whoever has it already."""


def measured(scenarios: list[Scenario], seconds: float) -> dict[str, Any]:
    """Give for each scenario its counters, and its times in milliseconds and as ratios to hello world."""
    asking.use_these_addresses()
    held = index.held()
    worker.settle()
    plain = asking.plain()
    calls: dict[str, Call] = {HELLO: partial(plain, "/hello/")}
    found: dict[str, Any] = {}
    for scenario in scenarios:
        parts = calls_of(scenario, asking.ours())
        calls |= {f"{scenario.name} {part}": call for part, call in parts.items()}
        found[scenario.name] = scenario.summary() | {
            "counters": asdict(counted(parts["first"])),
            "times": dict.fromkeys(parts),
        }
    times = timed(calls, seconds)
    for name, scenario in found.items():
        for part in scenario["times"]:
            kind = f"{name} {part}"
            scenario["times"][part] = {
                "milliseconds": times.milliseconds(kind),
                "ratio": times.ratio(kind, HELLO),
            }
    return {"hello": times.milliseconds(HELLO), "index": held, "scenarios": found}


def calls_of(scenario: Scenario, ask: asking.Ask) -> dict[str, Call]:
    """The calls that are timed; RuntimeError where the page is not what it should be."""
    cold = partial(ask, "/", scenario.query, cookie=asking.SOMEBODY)
    again = partial(ask, "/", scenario.query)
    answer = again()
    if answer.status != 200 or f"{scenario.found:,}" not in answer.body.decode():
        raise RuntimeError(f"{scenario.name}: /?{scenario.query} answers {answer.status}")
    calls: dict[str, Call] = {
        "first": partial(unseen, cold),
        "cold": cold,
        "search": partial(search, scenario.query),
        "packing": partial(igzip.compress, answer.body, PACKED),
        "again": again,
    }
    if tag := answer.headers.get("ETag"):
        calls["unchanged"] = partial(ask, "/", scenario.query, if_none_match=tag)
    return calls | index.counting(scenario.asked)


def unseen(ask: Callable[[], asking.Answer]) -> asking.Answer:
    """Ask for a page of which no row is kept, nor what its words find."""
    row.cache_clear()
    HITS.clear()
    rows.KEPT.clear()
    return ask()


def search(query: str) -> None:
    """Do all that a page does but for its HTML: read the query, count, fetch the rows."""
    with keeping.reading():
        chosen = PaperFilter(QueryDict(query))
        list(paged(chosen).page.object_list)
        facets.count(chosen, facets.OFFERED)
