"""On PostgreSQL a server goes on for a moment by the version that it has read, and every write outlives that."""

import contextlib
import threading
from time import sleep
from urllib.request import urlopen

import pytest
from django.db import connection, transaction

from catalogue import keeping
from catalogue.changes import changing
from catalogue.models import Edition
from tests.factories import PaperFactory
from tests.serving import free_port, served

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor != "postgresql", reason="On SQLite the version costs no round trip"
    ),
]

ROUNDS = 40


@pytest.fixture(autouse=True)
def no_lease_before_or_after(monkeypatch):
    monkeypatch.setattr(keeping, "_lease", (0, 0.0))


@pytest.fixture
def paper():
    return PaperFactory(title="Before")


@pytest.fixture
def long(monkeypatch):
    """A lease that does not end before it is looked at, however busy the machine is."""
    monkeypatch.setattr(keeping, "LEASE", 2)


def test_a_version_is_leased_for_a_moment(paper, long):
    with keeping.reading() as version:
        assert keeping.leased() == version == Edition.current() > 0
    sleep(keeping.LEASE)
    assert keeping.leased() == 0


def test_a_version_that_a_transaction_has_read_is_not_leased(paper, long):
    with transaction.atomic(), keeping.reading():
        assert keeping.leased() == 0


def test_a_write_is_done_when_no_lease_is_left(paper, long):
    with keeping.reading():
        assert keeping.leased()
    rename(paper, "After")
    assert keeping.leased() == 0


def test_a_page_that_is_kept_is_not_asked_for_while_the_version_is_leased(
    client, paper, long, django_assert_num_queries
):
    first = client.get("/")
    with keeping.reading(), django_assert_num_queries(0):
        assert client.get("/").content == first.content


def test_no_server_is_older_than_an_acknowledged_write(paper, tmp_path):
    with busy_server(tmp_path) as address:
        assert older(paper, address) == 0


def test_a_server_would_be_older_if_writes_did_not_wait(paper, tmp_path, monkeypatch):
    monkeypatch.setattr(keeping, "LEASE", 0)
    with busy_server(tmp_path) as address:
        assert any(older(paper, address) for _ in range(10))


def rename(paper, title):
    with changing(None, "rename") as change:
        paper.title = title
        change.save(paper)


def older(paper, address):
    """Count the pages that do not show what was written before they were asked for."""
    number = 0
    for turn in range(ROUNDS):
        rename(paper, f"Title number {turn}")
        for _ in range(4):
            with urlopen(address) as answer:  # noqa: S310 -- our own address
                number += f"Title number {turn}" not in answer.read().decode()
    return number


@contextlib.contextmanager
def busy_server(folder):
    """Serve the test's own database from two processes, which somebody else asks all the time."""
    port, given = free_port(), connection.settings_dict
    where = f"{given['HOST']}:{given['PORT'] or 5432}/{given['NAME']}"
    url = f"postgres://{given['USER']}:{given['PASSWORD']}@{where}"
    address, over = f"http://127.0.0.1:{port}/?view=print", threading.Event()

    def ask():
        while not over.is_set():
            with urlopen(address) as answer:
                answer.read()

    with served(port, folder, "--workers", "2", DATABASE_URL=url):
        others = [threading.Thread(target=ask) for _ in range(2)]
        for other in others:
            other.start()
        try:
            yield address
        finally:
            over.set()
            for other in others:
                other.join()
