"""The catalogue as it is really served: `manage.py serve` in a process of its own."""

import contextlib
import signal
import socket

from tests.processes import start_python

PRODUCTION = {
    "SECRET_KEY": "a-key-for-a-server-that-lives-as-long-as-its-test-does",
    "ALLOWED_HOSTS": "127.0.0.1",
}


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


@contextlib.contextmanager
def served(port, folder, *arguments, end=signal.SIGTERM, patience=120, **variables):
    """Serve from ``folder``, give all that is said until the address, and end in good order."""
    command = ["manage.py", "serve", "--port", str(port), *arguments]
    process = start_python(*command, **PRODUCTION, VAR=str(folder), patience=patience, **variables)
    try:
        said = []
        for line in process.stdout:
            said.append(line)
            if line.startswith("Curators sign in"):
                break
        yield said
        process.send_signal(end)
        assert process.wait(timeout=30) == 0
    finally:
        process.kill()
        process.communicate()
