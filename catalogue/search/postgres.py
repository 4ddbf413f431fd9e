"""The index as a column of PostgreSQL's tsvector, whose words and places are ours.

So both databases hold the same words in the same places; each column has one of the four weights.
Every word of a query is quoted, and has letters and digits only.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from django.db.backends.utils import CursorWrapper

from catalogue.search.rows import COLUMNS, TABLE, Kept, Row, Way, Ways
from catalogue.search.words import GAP

WEIGHTS = dict(zip(COLUMNS, "ABCD", strict=True))
MAKE = f"""CREATE TABLE IF NOT EXISTS {TABLE} (
    paper_id bigint PRIMARY KEY, words tsvector NOT NULL, shown text NOT NULL
)"""
MAKE_INDEX = f"CREATE INDEX IF NOT EXISTS {TABLE}_words ON {TABLE} USING gin (words)"
MATCH = f"SELECT paper_id FROM {TABLE} WHERE words @@ %s::tsquery"  # noqa: S608 -- constants
KEYS = f"SELECT %s::int, string_agg(paper_id::text, ',') FROM {TABLE} WHERE words @@ %s::tsquery"  # noqa: S608
AMONG, WHOLE = " AND paper_id = ANY(%s)", False
PAPERS = f"SELECT paper_id FROM {TABLE}"  # noqa: S608


def make(cursor: CursorWrapper) -> None:
    cursor.execute(MAKE)
    cursor.execute(MAKE_INDEX)


def worded(row: Row) -> tuple[int | str, ...]:
    """A row as the table takes it."""
    return row.paper, _vector(row), " ".join(sorted(row.shown))


def write(cursor: CursorWrapper, rows: Sequence[tuple[int | str, ...]]) -> None:
    with cursor.copy(f"COPY {TABLE} (paper_id, words, shown) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


def kept(cursor: CursorWrapper, papers: Sequence[int]) -> Iterator[Kept]:
    cursor.execute(
        f"SELECT tsvector_to_array(words), shown FROM {TABLE} WHERE paper_id = ANY(%s)",  # noqa: S608
        [list(papers)],
    )
    for words, shown in cursor.fetchall():
        yield Kept(frozenset(words), frozenset(shown.split()))


def remove(cursor: CursorWrapper, papers: Sequence[int]) -> None:
    cursor.execute(f"DELETE FROM {TABLE} WHERE paper_id = ANY(%s)", [list(papers)])  # noqa: S608


def every(terms: Iterable[Ways]) -> str:
    """What a row matches in which each of the terms stands."""
    return " & ".join(f"({some(ways)})" for ways in terms)


def some(ways: Iterable[Way]) -> str:
    return " | ".join(_way(way) for way in ways)


def _way(way: Way) -> str:
    weights = "".join(WEIGHTS[column] for column in way.columns)
    ends = [""] * (len(way.words) - 1) + ["*" if way.prefix else ""]
    words = [
        f"'{word}'" + (f":{end}{weights}" if end or weights else "")
        for word, end in zip(way.words, ends, strict=True)
    ]
    return f"({' <-> '.join(words)})"


def _vector(row: Row) -> str:
    """Write a tsvector with the place of every word; a gap takes a place and is no word."""
    places: dict[str, list[str]] = defaultdict(list)
    place = 0
    for column, words in zip(COLUMNS, row.columns, strict=True):
        for word in words:
            place += 1
            if word != GAP:
                places[word].append(f"{place}{WEIGHTS[column]}")
    return " ".join(f"'{word}':{','.join(where)}" for word, where in places.items())
