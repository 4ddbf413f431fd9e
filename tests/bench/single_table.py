"""The same papers as one table of SQLite, as Datasette takes them best: an index a facet, and FTS5."""

import json
import sqlite3
from collections import defaultdict
from pathlib import Path

from catalogue.models import Authorship, Category, Entry, Link, Paper

MAKE = """
CREATE TABLE papers (
    id INTEGER PRIMARY KEY, title TEXT, abstract TEXT, year INTEGER, venue TEXT, category TEXT,
    area TEXT, code TEXT, authors TEXT
);
CREATE VIRTUAL TABLE papers_fts USING fts5(title, abstract, content="papers", content_rowid="id");
"""
INDEXED = ("year", "venue", "category", "area", "code")


def write(file: Path) -> None:
    """Write the published papers into a new file."""
    file.unlink(missing_ok=True)
    with sqlite3.connect(file) as database:
        database.executescript(MAKE)
        database.executemany("INSERT INTO papers VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows())
        for column in INDEXED:
            database.execute(f"CREATE INDEX papers_{column} ON papers ({column})")
        database.execute("INSERT INTO papers_fts (papers_fts) VALUES ('rebuild')")
        database.execute("ANALYZE")
    database.close()


def rows():
    paths = Category.objects.slug_paths()
    filed = dict(Entry.objects.of_papers().values_list("paper_id", "category_id"))
    coded = set(Link.objects.there().filter(kind="code").values_list("paper_id", flat=True))
    names = defaultdict(list)
    places = Authorship.objects.order_by("paper_id", "position")
    for paper, slug in places.values_list("paper_id", "author__slug"):
        names[paper].append(slug)
    papers = Paper.objects.published().order_by("pk")
    for pk, title, abstract, year, venue in papers.values_list(
        "pk", "title", "abstract", "year", "venue__slug"
    ):
        steps = paths[filed[pk]].split("/") if pk in filed else [""]
        code = "yes" if pk in coded else "no"
        area = "/".join(steps[:2])
        yield pk, title, abstract, year, venue, steps[0], area, code, json.dumps(names[pk])
