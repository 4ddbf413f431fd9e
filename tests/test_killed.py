"""Killed at any moment, an import is done or has not happened, and a file is the old or the new one."""

import os
import random
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from catalogue.formats import FORMATS

pytestmark = pytest.mark.once

KILLS = 50
CONTROLS, TRIES = 20, 5
"""Kills without protection, and how often these are tried: another load may move all of them to one side."""
TABLES = ["paper", "author", "authorship", "link", "identifier", "category", "entry", "importrun"]
OLD = b"the old file\n"


def a_list(papers, word):
    entries = "\n".join(
        f"[**ICML {2000 + n % 20}**] {word} Number {n} \\\n_Ada Number{n}, Alan Other{n % 9}_ \\\n"
        f"[[paper](https://arxiv.org/abs/2001.{n:05})] [[code](https://github.com/a/{n})]\n"
        for n in range(papers)
    )
    return f"# Awesome Numbers\n\n## Papers\n\n### {word}\n\n{entries}"


def outside(database):
    """The environment of this process, with another database and no lines counted."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
    return kept | {"DATABASE_URL": f"sqlite:///{database}"}


class Killer:
    """A process that does jobs on a database of its own, and kills them."""

    def __init__(self, folder, *switches):
        self.folder = folder
        self.database = folder / "work.sqlite3"
        environment = outside(self.database)
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.killing", str(folder), *switches],
            cwd=settings.BASE_DIR, env=environment, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip

    def run(self, job, delay=0.0):
        for path in self.folder.glob("work.sqlite3*"):
            path.unlink()
        shutil.copy(self.folder / "base.sqlite3", self.database)
        (self.folder / "papers.jsonl").write_bytes(OLD)
        (self.folder / "README.md").write_bytes(OLD)
        self.process.stdin.write(f"{job} {delay}\n")
        self.process.stdin.flush()
        return float(self.process.stdout.readline())

    def state(self):
        """What the database holds; it is sound."""
        with sqlite3.connect(self.database) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
            counts = [
                connection.execute(f"SELECT count(*) FROM catalogue_{table}").fetchone()  # noqa: S608
                for table in TABLES
            ]
            readme = connection.execute("SELECT sha256, text FROM catalogue_readme").fetchall()
            titles = connection.execute(
                "SELECT catalogue_paper.title, shown FROM catalogue_paper"
                " JOIN catalogue_search ON catalogue_search.rowid = id ORDER BY id"
            ).fetchall()
        connection.close()
        return counts, readme, titles

    def files(self):
        return tuple((self.folder / name).read_bytes() for name in ("papers.jsonl", "README.md"))

    def seen(self, job, look, kills):
        """What is there after a whole run, and after each killed one; the delays reach over the whole run."""
        self.run(job)
        whole = min(self.run(job) for _ in range(2))
        after = look()
        chance = random.Random(20)  # noqa: S311 -- the same moments in every run
        found = []
        for _ in range(kills):
            self.run(job, chance.uniform(0.001, whole))
            found.append(look())
        return after, found


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """A database with a list in it, and a newer list that changes much."""
    folder = tmp_path_factory.mktemp("filled")
    base = folder / "base.sqlite3"
    (folder / "older.md").write_text(a_list(60, "Old"))
    (folder / "newer.md").write_text(a_list(120, "New"))
    environment = outside(base)
    for arguments in (["migrate", "-v0"], ["import_markdown", str(folder / "older.md")]):
        subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=settings.BASE_DIR, env=environment, check=True, capture_output=True,
        )  # fmt: skip
    assert not Path(f"{base}-wal").exists()
    return folder


@pytest.fixture
def folder(filled, tmp_path):
    """The same once more, for one test alone."""
    return shutil.copytree(filled, tmp_path, dirs_exist_ok=True)


@pytest.fixture
def killer(folder):
    started = []

    def start(*switches):
        started.append(Killer(folder, *switches))
        return started[-1]

    yield start
    for one in started:
        one.process.stdin.close()
        one.process.wait()
        one.process.stdout.close()


def test_an_import_killed_at_any_moment_is_done_or_has_not_happened(killer):
    safe = killer()
    safe.run("export")
    before = safe.state()[2]
    after, found = safe.seen("import", safe.state, KILLS)
    assert {
        titles == before or (counts, readme, titles) == after for counts, readme, titles in found
    } == {True}
    safe.run("import")
    assert [len(part) for part in safe.state()[1:]] == [1, len(after[2])]


def test_without_its_transaction_an_import_is_caught_half_done(killer):
    safe, bare = killer(), killer("--bare")
    safe.run("export")
    before = safe.state()

    def is_caught():
        after, found = bare.seen("import", bare.state, CONTROLS)
        return any(state not in (before, after) for state in found)

    assert any(is_caught() for _ in range(TRIES))


def test_an_export_killed_at_any_moment_leaves_the_old_file_or_the_new_one(killer, folder):
    safe = killer()
    after, found = safe.seen("export", safe.files, KILLS)
    whole = [{OLD, new} for new in after]
    assert {
        content in choices for files in found for content, choices in zip(files, whole, strict=True)
    } == {True}
    assert len(list(FORMATS["jsonl"].parse(after[0].decode()))) == 60
    safe.run("export")
    assert safe.files() == after
    assert list(folder.glob(".*.part")) == []


def test_without_its_protection_an_export_is_caught_half_written(killer):
    bare = killer("--bare")

    def is_torn(after, files):
        return any(c not in (OLD, new) for c, new in zip(files, after, strict=True))

    def is_caught():
        after, found = bare.seen("export", bare.files, CONTROLS)
        return any(is_torn(after, files) for files in found)

    assert any(is_caught() for _ in range(TRIES))
