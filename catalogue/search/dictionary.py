"""The words of the catalogue: in how many papers, and which are forms of one another.

A plain table on both databases. ``papers`` counts the published papers that print the word,
``uses`` all papers that are found by it; only the former is ever shown to the public.
"""

from collections import Counter
from collections.abc import Collection, Iterable

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper

from catalogue.search.rows import TABLE, Kept, Row
from catalogue.search.stemming import stem
from catalogue.search.words import LONGEST

WORDS = f"{TABLE}_word"
ADD = (
    f"INSERT INTO {WORDS} (word, stem, papers, uses) {{}} "
    f"ON CONFLICT (word) DO UPDATE SET papers = {WORDS}.papers + excluded.papers, "
    f"uses = {WORDS}.uses + excluded.uses"
)
"""What rows say of words, onto what is known of them."""

MOST_FORMS = 30
AFTER_Z = "{"
"""The character that follows the last letter: words from ``ab`` to below ``ab{`` begin with ab."""

COLLATION = {"postgresql": 'COLLATE "C"'}


def make(connection: BaseDatabaseWrapper, cursor: CursorWrapper) -> None:
    collation = COLLATION.get(connection.vendor, "")
    cursor.execute(
        f"CREATE TABLE IF NOT EXISTS {WORDS} ("
        f"word varchar({LONGEST}) {collation} PRIMARY KEY, stem varchar({LONGEST}) NOT NULL, "
        "papers integer NOT NULL, uses integer NOT NULL)"
    )
    cursor.execute(f"CREATE INDEX IF NOT EXISTS {WORDS}_stem ON {WORDS} (stem)")


class Tally:
    """What rows that come and go add to the counts of their words."""

    def __init__(self) -> None:
        self.papers: Counter[str] = Counter()
        self.uses: Counter[str] = Counter()

    def add(self, rows: Iterable[Row | Kept]) -> None:
        for row in rows:
            self.uses.update(row.words)
            self.papers.update(row.shown)

    def merge(self, other: "Tally") -> None:
        self.uses.update(other.uses)
        self.papers.update(other.papers)

    def take(self, rows: Iterable[Kept]) -> None:
        for row in rows:
            self.uses.subtract(row.words)
            self.papers.subtract(row.shown)

    def write(self, cursor: CursorWrapper) -> None:
        changed = sorted(
            word for word in self.uses.keys() | self.papers.keys()
            if self.uses[word] or self.papers[word]
        )  # fmt: skip
        rows = [(word, stem(word), self.papers[word], self.uses[word]) for word in changed]
        if (
            rows and cursor.db.vendor == "postgresql"
        ):  # one statement takes a third of the time of many
            columns = [list(column) for column in zip(*rows, strict=True)]
            cursor.execute(
                ADD.format("SELECT * FROM unnest(%s::text[], %s::text[], %s::int[], %s::int[])"),
                columns,
            )
        else:
            cursor.executemany(ADD.format("VALUES (%s, %s, %s, %s)"), rows)
        if any(self.uses[word] < 0 for word in changed):
            cursor.execute(f"DELETE FROM {WORDS} WHERE uses <= 0")  # noqa: S608


def forms(cursor: CursorWrapper, stems: Collection[str]) -> dict[str, list[str]]:
    """The words of each stem, the most used first."""
    found: dict[str, list[str]] = {}
    if stems:
        marks = ", ".join(["%s"] * len(stems))
        cursor.execute(
            f"SELECT stem, word FROM {WORDS} WHERE stem IN ({marks}) ORDER BY uses DESC, word",  # noqa: S608
            [*stems],
        )
        for root, word in cursor.fetchall():
            found.setdefault(root, []).append(word)
    return {root: words[:MOST_FORMS] for root, words in found.items()}


def frequencies(cursor: CursorWrapper, words: Collection[str]) -> dict[str, int]:
    """In how many published papers each of these words is printed, where it is in any."""
    if not words:
        return {}
    marks = ", ".join(["%s"] * len(words))
    cursor.execute(
        f"SELECT word, papers FROM {WORDS} WHERE word IN ({marks}) AND papers > 0",  # noqa: S608
        [*words],
    )
    return dict(cursor.fetchall())


def containing(cursor: CursorWrapper, parts: Collection[str]) -> list[str]:
    """The words in which one of these stands, the most used first."""
    if not parts:
        return []
    where = " OR ".join(["word LIKE %s"] * len(parts))
    cursor.execute(
        f"SELECT word FROM {WORDS} WHERE {where} ORDER BY uses DESC, word",  # noqa: S608
        [f"%{part}%" for part in parts],
    )
    return [word for (word,) in cursor.fetchall()]


def beginning(cursor: CursorWrapper, prefix: str, most: int) -> list[str]:
    """The words of published papers that begin like this, the most frequent first."""
    cursor.execute(
        f"SELECT word FROM {WORDS} WHERE word >= %s AND word < %s AND papers > 0 "  # noqa: S608
        "ORDER BY papers DESC, word LIMIT %s",
        [prefix, prefix + AFTER_Z, most],
    )
    return [word for (word,) in cursor.fetchall()]


def near(cursor: CursorWrapper, word: str, reach: int) -> dict[str, int]:
    """Words of published papers that could be meant, with the number of papers.

    They are about as long, and one of their first two letters is one of the word's.
    """
    first = [*word[:2]]
    marks = ", ".join(["%s"] * len(first))
    cursor.execute(
        f"SELECT word, papers FROM {WORDS} WHERE papers > 0 AND length(word) BETWEEN %s AND %s "  # noqa: S608
        f"AND (substr(word, 1, 1) IN ({marks}) OR substr(word, 2, 1) IN ({marks}))",
        [len(word) - reach, len(word) + reach, *first, *first],
    )
    return dict(cursor.fetchall())
