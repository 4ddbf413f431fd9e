"""What the pages may cost, in things that are counted: no slip is hidden by a quick machine.

A limit stands a tenth above what was counted, and some hundreds of steps. Who makes a page cheaper
lowers it.
"""

from dataclasses import asdict
from functools import partial

import pytest
from django.core import signals
from django.db import close_old_connections, connection

from catalogue import columns
from catalogue.columns import holding
from tests.bench import asking, filling, pages, papers, scenarios
from tests.bench.counters import Counters, counted

pytestmark = pytest.mark.django_db

PAPERS = 1_000
LIMITS = {
    "sql": {
        "S1": Counters(5, 19_000, 8_100, 100_000),
        "S2": Counters(17, 323_000, 42_300, 98_000),
        "S3": Counters(17, 185_000, 50_700, 69_000),
        "S4": Counters(17, 165_500, 43_100, 104_000),
        "S5": Counters(18, 161_500, 46_600, 51_000),
        "S6": Counters(5, 21_000, 8_000, 99_000),
        "S7": Counters(17, 307_500, 43_200, 104_000),
        "S8": Counters(16, 639_500, 43_800, 101_000),
        "S9": Counters(17, 361_000, 39_500, 55_000),
    },
    "columns": {
        "S1": Counters(3, 4_700, 7_300, 100_000),
        "S2": Counters(3, 4_900, 8_100, 98_000),
        "S3": Counters(3, 1_300, 5_200, 69_000),
        "S4": Counters(6, 5_700, 10_600, 104_000),
        "S5": Counters(6, 1_600, 5_100, 51_000),
        "S6": Counters(3, 4_500, 7_200, 99_000),
        "S7": Counters(6, 6_300, 10_500, 104_000),
        "S8": Counters(3, 4_800, 8_200, 101_000),
        "S9": Counters(3, 1_400, 4_500, 55_000),
    },
}
"""SQL statements, steps of SQLite's virtual machine, calls of Python functions, bytes; by who counts."""


@pytest.fixture(params=LIMITS)
def limits(request):
    return LIMITS[request.param]


@pytest.fixture
def one_connection():
    """Keep the connection of the test open, which a request would close on PostgreSQL."""
    about = (signals.request_started, signals.request_finished)
    for signal in about:
        signal.disconnect(close_old_connections)
    yield
    for signal in about:
        signal.connect(close_old_connections)


@pytest.fixture
def counters(limits, monkeypatch, one_connection):
    """Count what every scenario costs on a catalogue of a thousand papers."""
    filling.fill(papers.named(f"{PAPERS}"))
    if limits is LIMITS["columns"]:
        monkeypatch.setattr(holding._holder, "columns", columns.read())
    ask = asking.ours()
    return {
        one.name: counted(
            partial(pages.unseen, partial(ask, "/", one.query, cookie=asking.SOMEBODY))
        )
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
