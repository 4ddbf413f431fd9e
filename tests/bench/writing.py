"""The quickest way into a database: COPY on PostgreSQL, executemany on SQLite."""

from collections.abc import Sequence
from typing import Any

from django.core.management.color import no_style
from django.db import connection, models

from tests.bench.rows import COLUMNS, Rows


def write(rows: Rows) -> None:
    """Insert the rows of every table, and take them out of ``rows``."""
    for model, names in COLUMNS.items():
        given = [model._meta.get_field(name) for name in names.split()]
        insert(model, given, rows.tables.pop(model, []))


def insert(
    model: type[models.Model], given: Sequence[Any], rows: Sequence[tuple[Any, ...]]
) -> None:
    """Insert rows that have these fields; the other fields get what they are without a value."""
    others = [field for field in model._meta.concrete_fields if field not in given]
    rest = tuple(field.get_db_prep_save(field.get_default(), connection) for field in others)
    quote = connection.ops.quote_name
    columns = ", ".join(quote(field.column) for field in (*given, *others))
    table = quote(model._meta.db_table)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row + rest)
        else:
            marks = ", ".join(["%s"] * (len(given) + len(others)))
            statement = f"INSERT INTO {table} ({columns}) VALUES ({marks})"  # noqa: S608
            cursor.executemany(statement, [row + rest for row in rows])


def count_on() -> None:
    """Let the database give the next rows keys above those that were written."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(COLUMNS)):
            cursor.execute(statement)
