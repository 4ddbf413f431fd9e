"""A catalogue that is served from its own folder, with nothing set up by hand."""

import errno
import gc
import os
import socket
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.servers.basehttp import get_internal_wsgi_application
from django.db import connection, connections
from django.db.migrations.executor import MigrationExecutor
from gunicorn.app.base import BaseApplication

from catalogue.models import Paper

MAX_PORT = 65535
MOST_WORKERS = 4

Say = Callable[[str], None]


def claim(host: str, port: int) -> None:
    """Try the address first: gunicorn would find a taken one last, and after several attempts."""
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
    connections.close_all()  # none may be shared with the workers
    Server(f"[{host}]:{port}" if ":" in host else f"{host}:{port}", workers, say).run()


def usual_workers() -> int:
    """A worker keeps one core busy; each holds pages and columns of its own."""
    return min(os.cpu_count() or 1, MOST_WORKERS)


def settle(worker: object) -> None:
    """Leave what a worker has loaded out of garbage collections: a whole one takes some 80 ms of a page."""
    gc.collect()
    gc.freeze()


class Server(BaseApplication):
    """Gunicorn with a few workers; what they keep is right in each of them, by the catalogue's version."""

    def __init__(self, address: str, workers: int, say: Say) -> None:
        self.address = address
        self.workers = workers
        self.say = say
        super().__init__()

    def load_config(self) -> None:
        options = {
            "bind": self.address,
            "worker_class": "gthread",
            "workers": self.workers,
            "threads": 4,
            "loglevel": "error",  # at "warning", strangers write the log: HEAD, broken requests
            "limit_request_line": 8190,  # our middleware has a lower limit and a better answer
            "forwarded_allow_ips": "",  # whom to believe about https is a setting of ours
            "control_socket_disable": True,
            "when_ready": self.announce,
            "post_worker_init": settle,
        }
        for name, value in options.items():
            self.cfg.set(name, value)

    def announce(self, arbiter: object) -> None:
        self.say(f"The catalogue is at http://{self.address}/ (Ctrl-C ends it).")
        self.say(f"Curators sign in at http://{self.address}/admin/; `make curator` adds one.")

    def load(self) -> Any:
        return get_internal_wsgi_application()
