"""The index as a table of SQLite's FTS5.

The words come folded, so the tokenizer has nothing to do but to split. Every word of a query is
quoted, and has letters and digits only.
"""

from collections.abc import Iterable, Iterator, Sequence

from django.db.backends.utils import CursorWrapper

from catalogue.search.rows import COLUMNS, TABLE, Kept, Row, Way, Ways
from catalogue.search.words import GAP

MAKE = f"""CREATE VIRTUAL TABLE IF NOT EXISTS {TABLE} USING fts5(
    {", ".join(COLUMNS)}, shown UNINDEXED, tokenize = "ascii tokenchars '{GAP}'", prefix = '2 3'
)"""
MATCH = f"SELECT rowid FROM {TABLE} WHERE {TABLE} MATCH %s"  # noqa: S608 -- constants
KEYS = f"SELECT %s, group_concat(rowid) FROM {TABLE} WHERE {TABLE} MATCH %s"  # noqa: S608
AMONG, WHOLE = "", True
PAPERS = f"SELECT rowid FROM {TABLE}"  # noqa: S608


def make(cursor: CursorWrapper) -> None:
    cursor.execute(MAKE)


def worded(row: Row) -> tuple[int | str, ...]:
    """A row as the table takes it."""
    return row.paper, *(" ".join(words) for words in row.columns), " ".join(sorted(row.shown))


def write(cursor: CursorWrapper, rows: Sequence[tuple[int | str, ...]]) -> None:
    cursor.executemany(
        f"INSERT INTO {TABLE} (rowid, {', '.join(COLUMNS)}, shown) VALUES (%s, %s, %s, %s, %s, %s)",  # noqa: S608
        rows,
    )


def kept(cursor: CursorWrapper, papers: Sequence[int]) -> Iterator[Kept]:
    marks = ", ".join(["%s"] * len(papers))
    cursor.execute(
        f"SELECT {', '.join(COLUMNS)}, shown FROM {TABLE} WHERE rowid IN ({marks})",  # noqa: S608
        papers,
    )
    for *columns, shown in cursor.fetchall():
        words = frozenset(" ".join(columns).split()) - {GAP}
        yield Kept(words, frozenset(shown.split()))


def remove(cursor: CursorWrapper, papers: Sequence[int]) -> None:
    marks = ", ".join(["%s"] * len(papers))
    cursor.execute(f"DELETE FROM {TABLE} WHERE rowid IN ({marks})", papers)  # noqa: S608


def every(terms: Iterable[Ways]) -> str:
    """What a row matches in which each of the terms stands."""
    return " AND ".join(f"({some(ways)})" for ways in terms)


def some(ways: Iterable[Way]) -> str:
    """What a row matches in which one of the ways is; those in the same columns are looked for together."""
    by_columns: dict[tuple[str, ...], list[Way]] = {}
    for way in ways:
        by_columns.setdefault(way.columns, []).append(way)
    return " OR ".join(
        f"{{{' '.join(columns)}}} : ({_any(those)})" if columns else _any(those)
        for columns, those in by_columns.items()
    )


def _any(ways: Iterable[Way]) -> str:
    return " OR ".join(f'"{" ".join(way.words)}"{"*" if way.prefix else ""}' for way in ways)
