"""Many rows into a table at once, in the quickest way that each database has.

`bulk_create` makes an object of each row and an expression of each value, and `bulk_update` a
condition, which is most of the time of a large import. Here a row is a tuple that goes to the
database as it is.
"""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import DateTimeField, Field, Model
from django.utils import timezone

from catalogue import prepared

Tuple = tuple[Any, ...]

LEFT_OFF = {
    "sqlite": "SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = %s",
    "postgresql": "SELECT setval(seq, nextval(seq) + %s - 1) FROM pg_get_serial_sequence(%s, 'id') seq",
}


def insert(
    model: type[Model],
    names: Sequence[str],
    rows: Sequence[Tuple],
    using: str = "default",
    **same: Any,
) -> list[int]:
    """Insert the rows, and give their new keys in order.

    ``names`` are the columns that each row gives, as texts, numbers or None; ``same`` are values that
    all of them have. Any other column takes its field's default. What `save` derives has been derived
    by the caller.
    """
    if not rows:
        return []
    connection = connections[using]
    keys = _new_keys(model, len(rows), connection)
    rest = [
        field
        for field in model._meta.concrete_fields
        if field.attname not in names and not field.primary_key
    ]
    shared = tuple(
        field.get_db_prep_save(same.get(field.attname, _default(field)), connection)
        for field in rest
    )
    columns = [_key(model).attname, *names, *(field.attname for field in rest)]
    whole = ((key, *row, *shared) for key, row in zip(keys, rows, strict=True))
    WRITERS[connection.vendor](connection, model._meta.db_table, columns, whole)
    return keys


def update(
    model: type[Model], rows: Iterable[Model], names: Collection[str], using: str = "default"
) -> None:
    """Write these fields of rows that there are, one statement prepared for all of them."""
    connection, key = connections[using], _key(model)
    fields = [field for field in model._meta.concrete_fields if field.name in names]
    quoted = connection.ops.quote_name
    setting = ", ".join(f"{quoted(field.attname)} = %s" for field in fields)
    writing = f"UPDATE {model._meta.db_table} SET {setting} WHERE {quoted(key.attname)} = %s"  # noqa: S608 -- names
    values = [
        tuple(f.get_db_prep_save(getattr(row, f.attname), connection) for f in (*fields, key))
        for row in rows
    ]
    with prepared.cursor(connection) as cursor:
        cursor.executemany(writing, values)


def analyse(models: Iterable[type[Model]], using: str = "default") -> None:
    """Let the database count what its tables hold: without that, it plans as if they were small."""
    with connections[using].cursor() as cursor:
        for model in models:
            cursor.execute(f"ANALYZE {model._meta.db_table}")


def _key(model: type[Model]) -> Field:
    key = model._meta.pk
    if key is None:
        raise TypeError(model)
    return key


def _default(field: Field) -> Any:
    if isinstance(field, DateTimeField) and (field.auto_now or field.auto_now_add):
        return timezone.now()
    return field.get_default()


def _new_keys(model: type[Model], number: int, connection: BaseDatabaseWrapper) -> list[int]:
    """Take keys that no row has or had; there is one writer at a time."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(LEFT_OFF["sqlite"], [table])
            (last,) = cursor.fetchone()
            return list(range(last + 1, last + 1 + number))
        cursor.execute(LEFT_OFF["postgresql"], [number, table])
        (last,) = cursor.fetchone()
        return list(range(last + 1 - number, last + 1))


def _execute_many(
    connection: BaseDatabaseWrapper, table: str, columns: Sequence[str], rows: Iterable[Tuple]
) -> None:
    marks = ", ".join(["%s"] * len(columns))
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {table} ({_listed(columns, connection)}) VALUES ({marks})",  # noqa: S608 -- names
            list(rows),
        )


def _copy(
    connection: BaseDatabaseWrapper, table: str, columns: Sequence[str], rows: Iterable[Tuple]
) -> None:
    copying = f"COPY {table} ({_listed(columns, connection)}) FROM STDIN"
    with connection.cursor() as cursor, cursor.copy(copying) as copy:
        for row in rows:
            copy.write_row(row)


def _listed(columns: Sequence[str], connection: BaseDatabaseWrapper) -> str:
    return ", ".join(map(connection.ops.quote_name, columns))


WRITERS = {"sqlite": _execute_many, "postgresql": _copy}
