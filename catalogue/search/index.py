"""The index of papers, one on either database: made, filled, emptied and asked."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import Any, Protocol, cast

import numpy as np
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper
from django.db.models.expressions import RawSQL
from numpy.typing import NDArray

from catalogue import prepared
from catalogue.beside import Beside
from catalogue.search import dictionary, postgres, sqlite
from catalogue.search.rows import TABLE, Kept, Row, Way, Ways

Tuple = tuple[Any, ...]


class Engine(Protocol):
    """What a database's module can do; ``MATCH`` selects the papers of a match, ``KEYS`` in one text.

    ``AMONG`` narrows the latter to some papers, where that is quicker than to look at all; where it is
    not, a match in one column costs about as little as one in any (``WHOLE``).
    """

    MATCH: str
    KEYS: str
    AMONG: str
    WHOLE: bool
    PAPERS: str

    def make(self, cursor: CursorWrapper) -> None: ...
    def worded(self, row: Row) -> Tuple: ...
    def write(self, cursor: CursorWrapper, rows: Sequence[Tuple]) -> None: ...
    def kept(self, cursor: CursorWrapper, papers: Sequence[int]) -> Iterator[Kept]: ...
    def remove(self, cursor: CursorWrapper, papers: Sequence[int]) -> None: ...
    def every(self, terms: Iterable[Ways]) -> str: ...
    def some(self, ways: Iterable[Way]) -> str: ...


ENGINES: dict[str, Engine] = {
    "sqlite": cast(Engine, sqlite),
    "postgresql": cast(Engine, postgres),
}


class Index:
    """The index in one database."""

    def __init__(self, connection: BaseDatabaseWrapper) -> None:
        self.connection = connection
        self.engine = ENGINES[connection.vendor]

    def make(self) -> None:
        """Make the tables where they are missing."""
        with self.connection.cursor() as cursor:
            self.engine.make(cursor)
            dictionary.make(self.connection, cursor)

    def exists(self) -> bool:
        return {TABLE, dictionary.WORDS} <= set(self.connection.introspection.table_names())

    def clear(self) -> None:
        with self.connection.cursor() as cursor:
            for table in (TABLE, dictionary.WORDS):
                cursor.execute(f"DROP TABLE IF EXISTS {table}")
        self.make()

    def papers(self) -> set[int]:
        """The papers that have a row."""
        with self.connection.cursor() as cursor:
            cursor.execute(self.engine.PAPERS)
            return {paper for (paper,) in cursor.fetchall()}

    def writing(self) -> "Writing":
        """Put rows in and take rows out; the words are counted when that is finished."""
        return Writing(self.engine, self.connection)

    def forms(self, stems: Collection[str]) -> dict[str, list[str]]:
        with prepared.cursor(self.connection) as cursor:
            return dictionary.forms(cursor, stems)

    def frequencies(self, words: Collection[str]) -> dict[str, int]:
        with prepared.cursor(self.connection) as cursor:
            return dictionary.frequencies(cursor, words)

    def containing(self, parts: Collection[str]) -> list[str]:
        with self.connection.cursor() as cursor:
            return dictionary.containing(cursor, parts)

    def beginning(self, prefix: str, most: int) -> list[str]:
        with self.connection.cursor() as cursor:
            return dictionary.beginning(cursor, prefix, most)

    def near(self, word: str, reach: int) -> dict[str, int]:
        with self.connection.cursor() as cursor:
            return dictionary.near(cursor, word, reach)

    def keys(
        self, matches: Sequence[str], papers: NDArray[np.int64] | None = None
    ) -> list[NDArray[np.int64]]:
        """The papers of each of these matches, in one query.

        Where ``papers`` are given, no others need be among them, if that is quicker.
        """
        found = [np.array([], dtype=np.int64)] * len(matches)
        if not matches:
            return found
        among = self.engine.AMONG if papers is not None else ""
        given = [papers.tolist()] if papers is not None and among else []
        query = " UNION ALL ".join([self.engine.KEYS + among] * len(matches))
        values = chain.from_iterable((place, match, *given) for place, match in enumerate(matches))
        with prepared.cursor(self.connection) as cursor:
            cursor.execute(query, list(values))
            for place, keys in cursor.fetchall():
                found[place] = np.fromstring(keys or "", dtype=np.int64, sep=",")
        return found

    def every(self, terms: Iterable[Ways]) -> RawSQL:
        """The papers in which each of the terms stands."""
        return RawSQL(self.engine.MATCH, [self.engine.every(terms)])  # noqa: S611 -- constants

    def some(self, ways: Iterable[Way]) -> RawSQL:
        """The papers in which there is one of these ways."""
        return RawSQL(self.engine.MATCH, [self.engine.some(ways)])  # noqa: S611


@dataclass(frozen=True, slots=True)
class Worded:
    """Rows as the database takes them, and what they add to the counts of words."""

    rows: list[Tuple]
    tally: dictionary.Tally


def worded(vendor: str, rows: Sequence[Row]) -> Worded:
    """Cut the texts of rows into words, which is most of the work of an index."""
    tally = dictionary.Tally()
    tally.add(rows)
    return Worded(list(map(ENGINES[vendor].worded, rows)), tally)


class Writing:
    """Rows on their way into the index, and out of it; of many the words are cut in a process beside this one."""

    def __init__(self, engine: Engine, connection: BaseDatabaseWrapper) -> None:
        self.engine = engine
        self.connection = connection
        self.beside = Beside(partial(worded, connection.vendor))
        self.underway: set[int] = set()
        self.tally = dictionary.Tally()

    def add(self, rows: Sequence[Row]) -> None:
        """Put in the rows of papers that have none."""
        self.underway.update(row.paper for row in rows)
        self._write(self.beside.give(rows))

    def remove(self, papers: Sequence[int]) -> None:
        """Take out the rows of these papers, as far as they have any."""
        if not self.underway.isdisjoint(papers):
            self._write(self.beside.rest())
        with self.connection.cursor() as cursor:
            self.tally.take(self.engine.kept(cursor, papers))
            self.engine.remove(cursor, papers)

    def finish(self) -> None:
        self._write(self.beside.rest())
        with prepared.cursor(self.connection) as cursor:
            self.tally.write(cursor)
        self.tally = dictionary.Tally()

    def _write(self, done: Iterable[Worded]) -> None:
        for one in done:
            with prepared.cursor(self.connection) as cursor:
                self.engine.write(cursor, one.rows)
            self.underway.difference_update(paper for paper, *_ in one.rows)
            self.tally.merge(one.tally)
