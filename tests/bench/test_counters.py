"""What the pages may cost, in things that are counted: no slip is hidden by a quick machine.

A limit stands a tenth above what was counted, and some hundreds of steps. Who makes a page cheaper
lowers it.
"""

from dataclasses import asdict
from functools import partial

import pytest
from django.db import connection

from catalogue import columns
from catalogue.columns import holding
from tests.bench import asking, filling, papers, scenarios
from tests.bench.counters import Counters, counted

pytestmark = pytest.mark.django_db

PAPERS = 1_000
LIMITS = {
    "sql": {
        "S1": Counters(6, 20_000, 27_000, 110_000),
        "S2": Counters(18, 330_000, 58_000, 110_000),
        "S3": Counters(18, 190_000, 66_000, 71_000),
        "S4": Counters(18, 170_000, 60_000, 110_000),
        "S5": Counters(19, 170_000, 59_000, 54_000),
        "S6": Counters(6, 22_000, 27_000, 110_000),
        "S7": Counters(18, 310_000, 62_000, 110_000),
        "S8": Counters(17, 640_000, 62_000, 110_000),
        "S9": Counters(18, 370_000, 51_000, 59_000),
    },
    "columns": {
        "S1": Counters(4, 5_200, 27_000, 110_000),
        "S2": Counters(4, 5_400, 26_000, 110_000),
        "S3": Counters(4, 1_390, 22_000, 71_000),
        "S4": Counters(6, 6_600, 29_000, 110_000),
        "S5": Counters(6, 1_600, 18_000, 54_000),
        "S6": Counters(4, 4_900, 26_000, 110_000),
        "S7": Counters(6, 8_400, 30_000, 110_000),
        "S8": Counters(4, 5_400, 28_000, 110_000),
        "S9": Counters(4, 1_800, 18_000, 59_000),
    },
}
"""SQL statements, steps of SQLite's virtual machine, calls of Python functions, bytes; by who counts."""


@pytest.fixture(params=LIMITS)
def limits(request):
    return LIMITS[request.param]


@pytest.fixture
def counters(limits, monkeypatch):
    """Count what every scenario costs on a catalogue of a thousand papers."""
    filling.fill(papers.named(f"{PAPERS}"))
    if limits is LIMITS["columns"]:
        monkeypatch.setattr(holding._holder, "columns", columns.read())
    ask = asking.ours()
    return {
        one.name: counted(partial(ask, "/", one.query, cookie=asking.SOMEBODY))
        for one in scenarios.all_of_them()
    }


def beyond(counters, limits, *names):
    """List what is more than its limit."""
    return {
        (scenario, name): asdict(found)[name]
        for scenario, found in counters.items()
        for name in names
        if asdict(found)[name] > asdict(limits[scenario])[name]
    }


def test_a_page_asks_the_database_for_no_more_than_it_did(counters, limits):
    assert counters.keys() == limits.keys()
    assert beyond(counters, limits, "statements", "steps", "size") == {}
    assert connection.vendor != "sqlite" or all(found.steps for found in counters.values())


@pytest.mark.once
def test_a_page_calls_no_more_functions_than_it_did(counters, limits):
    assert beyond(counters, limits, "calls") == {}
