"""A cursor for statements that come again and again: of every page, or with many rows.

PostgreSQL parses and plans such a statement once a connection, and is sent its values apart. All others
have their values written into them, as Django does it: of values apart a statement takes 65,535 at most,
fewer than there may be papers to delete.
"""

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper


def cursor(connection: BaseDatabaseWrapper) -> CursorWrapper:
    """Open a cursor, which is the usual one where the database is SQLite."""
    if connection.vendor != "postgresql":
        return connection.cursor()
    connection.ensure_connection()
    make = connection.make_debug_cursor if connection.queries_logged else connection.make_cursor
    with connection.wrap_database_errors:
        return make(connection.Database.Cursor(connection.connection))  # type: ignore[attr-defined] # the stubs lack it
