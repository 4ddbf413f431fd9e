"""The servers that are measured, each in a process of its own, one worker each."""

import contextlib
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

PATIENCE = 120
LIMITS = ("sql_time_limit_ms", "facet_time_limit_ms")
SERVE = (sys.executable, "manage.py", "serve")
DATASETTE = Path(settings.VAR).parent / "peers" / "bin" / "datasette"


@contextlib.contextmanager
def ours() -> Iterator[int]:
    """The shipped server with its shipped settings, but for one worker."""
    with _running("ours.log", *SERVE, "--workers", "1", "--port") as port:
        yield port


@contextlib.contextmanager
def plain() -> Iterator[int]:
    """The same server for the pages that Django and its packages suggest."""
    with _running("plain.log", sys.executable, "-m", "tests.bench.plain") as port:
        yield port


@contextlib.contextmanager
def datasette(file: Path) -> Iterator[int]:
    """Datasette over one table; nothing is cut short, and nothing is suggested."""
    limits = [part for name in LIMITS for part in ("--setting", name, "600000")]
    command = [DATASETTE, "serve", "--immutable", file, *limits]
    command += ["--setting", "suggest_facets", "off", "--port"]
    with _running("datasette.log", *command) as port:
        yield port


@contextlib.contextmanager
def _running(log: str, *command: str | Path) -> Iterator[int]:
    """Run a server, whose command ends with its port, until the block does."""
    port = _free_port()
    with (
        (settings.VAR / log).open("w") as said,
        subprocess.Popen(
            [*map(str, command), str(port)],
            cwd=settings.BASE_DIR,
            stdout=said,
            stderr=subprocess.STDOUT,
        ) as server,
    ):
        try:
            _wait(server, port)
            yield port
        finally:
            server.terminate()


def _wait(server: subprocess.Popen, port: int) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and server.poll() is None:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port)):
            return
        time.sleep(0.05)
    raise RuntimeError(f"{server.args[1:4]} does not answer; see its log in {settings.VAR}")


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]
