"""A cursor for statements that come again and again: of every page, or with many rows.

PostgreSQL parses and plans such a statement once a connection, and is sent its values apart. All others
have their values written into them, as Django does it: of values apart a statement takes 65,535 at most,
fewer than there may be papers to delete.
"""

from typing import Any
from weakref import WeakKeyDictionary

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper

_prepared: WeakKeyDictionary[Any, set[str]] = WeakKeyDictionary()
"""By connection to PostgreSQL, the statements that `first` has prepared."""


def cursor(connection: BaseDatabaseWrapper) -> CursorWrapper:
    """Open a cursor, which is the usual one where the database is SQLite."""
    if connection.vendor != "postgresql":
        return connection.cursor()
    connection.ensure_connection()
    make = connection.make_debug_cursor if connection.queries_logged else connection.make_cursor
    with connection.wrap_database_errors:
        return make(connection.Database.Cursor(connection.connection))  # type: ignore[attr-defined] # the stubs lack it


def first(sql: str, using: str = DEFAULT_DB_ALIAS) -> tuple[int, ...] | None:
    """Read the first row, of integers, of what every request asks; of PostgreSQL without the weight of a cursor.

    It is asked as usual within a transaction, where somebody watches what is asked, and after an error.
    """
    connection = connections[using]
    if connection.vendor == "postgresql" and not connection.in_atomic_block:
        connection.ensure_connection()
        if not (connection.queries_logged or connection.execute_wrappers):
            with connection.wrap_database_errors:
                found = _by_libpq(connection.connection, sql)
            if found is not None:
                return found or None
    with cursor(connection) as usual:
        usual.execute(sql)
        row: tuple[int, ...] | None = usual.fetchone()
        return row


def _by_libpq(connection: Any, sql: str) -> tuple[int, ...] | None:
    """Empty where there is no row; None after an error, and where statements are not to be prepared.

    psycopg forgets all statements after a rollback: what is not there any more is prepared the next time.
    """
    if connection.prepare_threshold is None:
        return None
    name, known = sql.encode(), _prepared.setdefault(connection, set())
    if sql not in known:
        if connection.pgconn.prepare(name, name).error_message:
            return None
        known.add(sql)
    result = connection.pgconn.exec_prepared(name, [])
    if result.error_message:
        known.discard(sql)
        return None
    columns = range(result.nfields if result.ntuples else 0)
    return tuple([int(result.get_value(0, column)) for column in columns])
