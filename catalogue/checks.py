"""What `manage.py check --database default` tells of the catalogue."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.core.checks import CheckMessage, Warning as Notice
from django.db import connections

from catalogue import indexing
from catalogue.models import Paper
from catalogue.search import Index

STRAYS = "{:,} papers have no row in the search.", "{:,} rows of the search have no paper."
HINT = "manage.py rebuild_search makes the rows of the search anew."


def check_search(*, databases: Iterable[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """Compare the rows of the search with the papers."""
    return [notice for using in databases or () for notice in _notices(using)]


def _notices(using: str) -> Iterator[CheckMessage]:
    tables = connections[using].introspection.table_names()
    if Paper._meta.db_table not in tables:
        return  # nothing has been migrated yet
    if not Index(connections[using]).exists():
        yield Notice("The search has no table.", hint=HINT, id="catalogue.W001")
        return
    for number, what in zip(map(len, indexing.strays(using)), STRAYS, strict=True):
        if number:
            yield Notice(what.format(number), hint=HINT, id="catalogue.W002")
