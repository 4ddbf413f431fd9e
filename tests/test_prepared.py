"""Statements that come again and again; and those that take more values than PostgreSQL is sent apart."""

import pytest
from django.db import connection
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


def test_what_every_page_asks_is_prepared_once():
    for _ in range(10):
        Edition.current()
    asked = [one for one in prepared_statements() if Edition._meta.db_table in one]
    assert len(asked) == 1


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
