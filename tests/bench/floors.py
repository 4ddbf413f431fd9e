"""What a command could take at least: the same rows and bytes with nothing in between.

Each is a function that does what has to be done before, and gives what is timed.
"""

from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

from django.db import connection, transaction

from catalogue.formats import FORMATS, Format
from catalogue.models import Authorship, Link, Paper
from catalogue.search import postgres, sqlite
from catalogue.search.rows import COLUMNS, TABLE
from tests.bench.names import EXPORTS
from tests.bench.papers import Papers
from tests.bench.rows import Rows
from tests.bench.writing import write
from tests.exporting import natural

Work = Callable[[], object]


def rows(papers: Papers) -> Work:
    """Rows that are at hand into the tables: COPY on PostgreSQL, executemany on SQLite."""
    ready = Rows()
    for record in papers.records():
        ready.take(record)

    def work() -> None:
        with transaction.atomic():
            write(ready)

    return work


def index(papers: Papers) -> Work:
    """The search's rows, all words ready, into a table like theirs; it is not kept."""
    copy = f"{TABLE}_copy"
    engine = sqlite if connection.vendor == "sqlite" else postgres
    made = [engine.MAKE] if engine is sqlite else [postgres.MAKE, postgres.MAKE_INDEX]
    columns = (
        f"rowid, {', '.join(COLUMNS)}, shown" if engine is sqlite else "paper_id, words, shown"
    )

    def work() -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            for statement in made:
                cursor.execute(statement.replace(TABLE, copy))
            cursor.execute(f"INSERT INTO {copy} ({columns}) SELECT {columns} FROM {TABLE}")  # noqa: S608
            transaction.set_rollback(True)

    return work


def strings(papers: Papers) -> Work:
    """A line a paper from `values_list`, with authors and links, as a string; no record, no format."""

    def work() -> None:
        authors, links = defaultdict(list), defaultdict(list)
        places = Authorship.objects.order_by("paper_id", "position").values_list(
            "paper_id", "printed"
        )
        for paper, name in places.iterator():
            authors[paper].append(name)
        found = Link.objects.order_by("paper_id", "position").values_list(
            "paper_id", "label", "url"
        )
        for paper, label, url in found.iterator():
            links[paper].append(f"[{label}]({url})")
        fields = ("pk", "title", "venue_printed", "year", "abstract")
        with OUTPUT.open("w") as file:
            for pk, title, *others in Paper.objects.published().values_list(*fields).iterator():
                file.write(f"{title} {', '.join(authors[pk])} {others} {' '.join(links[pk])}\n")

    return work


def objects(form: Format) -> Callable[[Papers], Work]:
    """The papers as objects of the ORM with all that belongs to them, and from them a file of this format."""

    def work() -> None:
        with OUTPUT.open("w") as file:
            file.writelines(natural.rendered(form, Paper.objects.published()))

    return lambda papers: work


OUTPUT = Path("/dev/null")
OBJECTS = {export: objects(FORMATS[name]) for export, name in EXPORTS.items()}
FLOORS = {"rows": rows, "index": index, "strings": strings, **OBJECTS}
