"""A catalogue for the benchmark: filled once, kept below var/bench, and used again while it is the same."""

import json
from hashlib import sha256
from io import StringIO
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction
from django.db.migrations.loader import MigrationLoader

from catalogue import serving
from catalogue.formats import FORMATS
from catalogue.importing import import_papers
from catalogue.models import Author, Authorship, Category, Paper, Venue
from tests.bench.papers import Papers
from tests.bench.rows import filled
from tests.bench.writing import count_on, write

HERE = Path(__file__).parent
TOLD = (Paper, Author, Authorship, Category, Venue)
WRITERS = ("invented.py", "vocabulary.py", "rows.py", "writing.py")


def prepare(papers: Papers, *, through_import: bool) -> dict[str, Any]:
    """Fill the database of the settings with these papers, unless it holds them already; tell its size."""
    settings.VAR.mkdir(parents=True, exist_ok=True)
    wanted = state(papers, through_import=through_import)
    kept = settings.VAR / "filled.json"
    if not (kept.exists() and json.loads(kept.read_text()) == wanted):
        kept.unlink(missing_ok=True)
        begin_anew()
        if through_import:
            import_papers("".join(papers.lines()).encode(), papers.told, FORMATS["jsonl"])
        else:
            fill(papers)
        kept.write_text(json.dumps(wanted))
    if serving.has_new_static_files():
        call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    return {"told": papers.told, "database": engine()} | {
        str(model._meta.verbose_name_plural): model._default_manager.count() for model in TOLD
    }


def engine() -> str:
    """Name the database with its version."""
    version = ".".join(map(str, connection.get_database_version()))
    return f"{connection.display_name} {version}"


def state(papers: Papers, *, through_import: bool) -> dict[str, object]:
    """What a filled database depends on."""
    return {
        "papers": papers.origin,
        "through_import": through_import,
        "migrations": [name for _, name in MigrationLoader(None).graph.leaf_nodes("catalogue")],
        "written_by": sha256(b"".join((HERE / name).read_bytes() for name in WRITERS)).hexdigest(),
    }


def begin_anew() -> None:
    """Make the database an empty one, with all tables."""
    settings.VAR.mkdir(parents=True, exist_ok=True)
    place = settings.DATABASES["default"]
    if connection.vendor == "sqlite":
        for file in Path(place["NAME"]).parent.glob(f"{Path(place['NAME']).name}*"):
            file.unlink()
    else:
        name = connection.ops.quote_name(place["NAME"])
        with connection._nodb_cursor() as cursor:
            cursor.execute(f"DROP DATABASE IF EXISTS {name}")
            cursor.execute(f"CREATE DATABASE {name}")
    call_command("migrate", interactive=False, verbosity=0)


def fill(papers: Papers) -> None:
    """Write the papers into empty tables, and make the rows of the search."""
    with transaction.atomic():
        for rows in filled(papers.records()):
            write(rows)
        count_on()
    call_command("rebuild_search", stdout=StringIO())
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")  # as autovacuum soon would
