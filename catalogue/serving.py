"""A catalogue that is served from its own folder, with nothing set up by hand."""

import errno
import os
import socket
import time
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from threading import Thread

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connection, connections
from django.db.migrations.executor import MigrationExecutor
from granian.constants import HTTPModes, Interfaces
from granian.log import LogLevels
from granian.server import Server as Granian

from catalogue import worker
from catalogue.models import Paper

MAX_PORT = 65535
MOST_WORKERS = 4
THREADS = 8
"""Of a worker, so that a curator's long import or a reader's slow line leaves others that answer."""

PATIENCE = 20
"""Seconds that a worker has for its last answers when the server is to end."""

Say = Callable[[str], None]


def claim(host: str, port: int) -> None:
    """Try the address first: the server would find a taken one last."""
    if not 0 < port <= MAX_PORT:
        raise OSError(errno.EINVAL, "No such port", f"{host}:{port}")
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        raise OSError(error.errno, error.strerror, f"{host}:{port}") from error


def prepare(readme: str | None, say: Say) -> None:
    """Do what has not been done yet; a second start finds nothing to do."""
    if has_unapplied_migrations():
        say("Making the tables …")
        call_command("migrate", interactive=False, verbosity=0)
    if not Paper.objects.exists():
        fill(readme, say)
    elif readme:
        say(f"The catalogue has papers already; {readme} is left alone.")
    if has_new_static_files():
        say("Collecting static files …")
        call_command("collectstatic", interactive=False, clear=True, verbosity=0)


def fill(readme: str | None, say: Say) -> None:
    if readme:
        call_command("import_markdown", readme)
    else:
        say("Loading the seed list …")
        call_command("loaddata", "seed", verbosity=0)
        call_command("rebuild_search", stdout=StringIO())


def has_unapplied_migrations() -> bool:
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def has_new_static_files() -> bool:
    """Compare with the time of arrival: an installed file may be older than its installation."""
    manifest = Path(settings.STATIC_ROOT, "staticfiles.json")
    if not manifest.exists():
        return True
    files = (storage.path(name) for finder in get_finders() for name, storage in finder.list([]))
    return max(Path(file).stat().st_ctime for file in files) > manifest.stat().st_mtime


def serve(host: str, port: int, workers: int, say: Say) -> None:
    """Serve until a signal ends it. What each worker keeps is right in it, by the catalogue's version."""
    connections.close_all()  # none may be shared with the workers
    announcing = Thread(target=announce, args=(host, port, say), daemon=True)
    server = Granian(
        settings.WSGI_APPLICATION,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        http=HTTPModes.http1,
        websockets=False,
        workers=workers,
        blocking_threads=THREADS,
        respawn_failed_workers=True,
        workers_kill_timeout=PATIENCE,
        log_level=LogLevels.error,
    )
    server.on_startup(announcing.start)
    server.serve(target_loader=worker.load)


def announce(host: str, port: int, say: Say) -> None:
    """Say where the catalogue is as soon as a worker answers there."""
    while True:
        try:
            socket.create_connection((host, port)).close()
        except OSError:
            time.sleep(0.02)
        else:
            break
    address = f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
    say(f"The catalogue is at {address}/ (Ctrl-C ends it).")
    say(f"Curators sign in at {address}/admin/; `make curator` adds one.")


def usual_workers() -> int:
    """A worker keeps one core busy; each holds pages and columns of its own."""
    return min(os.cpu_count() or 1, MOST_WORKERS)
