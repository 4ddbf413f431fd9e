"""The catalogue as it is really served: `manage.py serve` in a process of its own."""

import contextlib
import signal
import socket

from tests.processes import PATIENCE, run_python, start_python

HOUR = 60 * 60
PRODUCTION = {
    "SECRET_KEY": "a-key-for-a-server-that-lives-as-long-as-its-test-does",
    "ALLOWED_HOSTS": "127.0.0.1",
}


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


@contextlib.contextmanager
def served(port, folder, *arguments, end=signal.SIGTERM, patience=PATIENCE, **variables):
    """Serve from ``folder``, give all that is said until the address, and end in good order."""
    command = ["manage.py", "serve", "--port", str(port), *arguments]
    process = start_python(*command, **PRODUCTION, VAR=str(folder), patience=patience, **variables)
    try:
        said = []
        for line in process.stdout:
            said.append(line)
            if line.startswith("Curators sign in"):
                break
        else:
            raise RuntimeError("".join(said))
        yield said
        process.send_signal(end)
        assert process.wait(timeout=60) == 0
    finally:
        process.kill()
        process.communicate()


@contextlib.contextmanager
def served_site(folder, fill="", **variables):
    """Serve a catalogue that a line of Python fills, or else that of the seed; give its address."""
    folder.mkdir(exist_ok=True)
    if fill:
        for command in (["migrate"], ["shell", "-c", fill]):
            made = run_python("manage.py", *command, "-v0", DEBUG="1", VAR=str(folder))
            assert made.returncode == 0, made.stderr
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    with served(port, folder, patience=HOUR, SITE_URL=address, **variables):
        yield address
