"""Statements that come again and again; and those that take more values than PostgreSQL is sent apart."""

from contextlib import suppress

import pytest
from django.db import ProgrammingError, connection, transaction
from django.utils import timezone

from catalogue import prepared
from catalogue.changes import changing
from catalogue.inserting import insert
from catalogue.models import Edition, Paper

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite prepares all statements"),
]

MOST = 2**16 - 1
"""The values of a statement are counted in 16 bits (PostgreSQL, "Message Formats", Bind)."""


def prepared_statements():
    with connection.cursor() as cursor:
        cursor.execute("SELECT statement FROM pg_prepared_statements")
        return [statement for (statement,) in cursor.fetchall()]


@pytest.mark.django_db(transaction=True)
def test_what_every_page_asks_is_prepared_once():
    for _ in range(10):
        assert prepared.first("SELECT 1, 2") == (1, 2)
    assert prepared_statements().count("SELECT 1, 2") == 1
    assert prepared.first("SELECT 1 WHERE false") is None


@pytest.mark.django_db(transaction=True)
def test_what_every_page_asks_outlives_a_rollback_after_which_nothing_is_prepared():
    assert prepared.first("SELECT 1, 2") == (1, 2)
    with suppress(ZeroDivisionError), transaction.atomic():
        assert prepared.first("SELECT 1, 2") == (1, 2)
        raise ZeroDivisionError
    for _ in range(2):
        assert prepared.first("SELECT 1, 2") == (1, 2)


@pytest.mark.django_db(transaction=True)
def test_what_every_page_asks_is_seen_by_whoever_watches(django_assert_num_queries):
    with django_assert_num_queries(1):
        Edition.current()


@pytest.mark.django_db(transaction=True)
def test_an_error_of_what_every_page_asks_is_told_as_usual():
    for _ in range(2):
        with pytest.raises(ProgrammingError, match="nowhere"):
            prepared.first("SELECT 1 FROM nowhere")
    assert prepared.first("SELECT 1, 2") == (1, 2)


@pytest.mark.django_db(transaction=True)
def test_where_statements_are_not_to_be_prepared_none_is(monkeypatch):
    connection.ensure_connection()
    monkeypatch.setattr(connection.connection, "prepare_threshold", None)
    assert prepared.first("SELECT 3") == (3,)
    assert "SELECT 3" not in prepared_statements()


def test_a_prepared_statement_is_counted_as_any_other(django_assert_num_queries):
    with django_assert_num_queries(2), prepared.cursor(connection) as cursor:
        for number in (1, 2):
            cursor.execute("SELECT %s::int", [number])
            assert cursor.fetchall() == [(number,)]


def test_more_papers_than_a_statement_takes_values_are_read_and_deleted():
    rows = [(f"Paper {n}", f"paper-{n}", f"paper {n}") for n in range(MOST + 1)]
    with changing(None, "Too many to count", history=False) as change:
        keys = insert(Paper, ("title", "slug", "title_key"), rows, published=timezone.now())
        assert len(Paper.objects.in_bulk(keys)) == len(rows)
        change.delete_all(Paper.objects.all())
    assert not Paper.objects.exists()
