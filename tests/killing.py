"""Run as a program: loads Django once, then does one job a line in a child that is killed on the way.

A line is ``JOB DELAY``: the child says that it begins, and is killed DELAY seconds later; a DELAY of 0
lets it finish. With ``--bare`` the protection is taken away, for the control of the test.
"""

import contextlib
import os
import signal
import sys
import time
from io import StringIO
from pathlib import Path

import django

django.setup()

from django.core.management import call_command  # noqa: E402 -- after the set-up
from django.db import connections, transaction  # noqa: E402

from catalogue.importing import import_markdown  # noqa: E402
from catalogue.management.commands import export_markdown, export_papers  # noqa: E402

FOLDER = Path(sys.argv[1])


def write_carelessly(path, content):
    with path.open("wb") as file:
        for chunk in [content] if isinstance(content, bytes) else content:
            file.write(chunk)
            file.flush()


def take_protection_away():
    transaction.Atomic.__enter__ = lambda self: None
    transaction.Atomic.__exit__ = lambda self, *args: None
    export_markdown.replace_file = export_papers.replace_file = write_carelessly


def do(job):
    if job == "import":
        import_markdown((FOLDER / "newer.md").read_bytes(), "newer.md")
    else:
        call_command("export_papers", format="jsonl", output=str(FOLDER / "papers.jsonl"))
        call_command("export_markdown", output=str(FOLDER / "README.md"), stderr=StringIO())


def run(job, delay):
    """Give the seconds until the child ended."""
    connections.close_all()
    begins, begin = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.write(begin, b"!")
        with contextlib.suppress(Exception):
            do(job)
        os._exit(0)
    os.read(begins, 1)
    start = time.monotonic()
    if delay:
        time.sleep(delay)
        os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    os.close(begins)
    os.close(begin)
    return time.monotonic() - start


if "--bare" in sys.argv:
    take_protection_away()
for line in sys.stdin:
    job, delay = line.split()
    sys.stdout.write(f"{run(job, float(delay))}\n")
    sys.stdout.flush()
