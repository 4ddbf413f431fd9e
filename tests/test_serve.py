import gc
import signal
import socket
import time
from urllib.request import urlopen

import pytest

from catalogue import worker
from tests.processes import run_python
from tests.serving import PRODUCTION, free_port, served

pytestmark = pytest.mark.once

LIST = """\
# Some papers

## Reading

[**MICCAI 2023**] A paper of its own \\
_Ada Lovelace_ \\
[paper](https://example.org/paper)
"""


@pytest.fixture
def port():
    return free_port()


def serve_in_vain(*arguments, **variables):
    result = run_python("manage.py", "serve", *arguments, **PRODUCTION | variables)
    assert result.returncode == 1
    return result.stderr


def test_the_first_start_makes_a_catalogue_and_the_second_finds_it_made(port, tmp_path):
    address = f"http://127.0.0.1:{port}/"
    with served(port, tmp_path) as said:
        assert said == [
            "Making the tables …\n",
            "Loading the seed list …\n",
            "Collecting static files …\n",
            f"The catalogue is at {address} (Ctrl-C ends it).\n",
            f"Curators sign in at {address}admin/; `make curator` adds one.\n",
        ]
        assert "30 papers" in urlopen(address).read().decode()
    began = time.monotonic()
    with served(port, tmp_path, end=signal.SIGINT) as said:
        assert time.monotonic() - began < 10
        assert said[0].startswith("The catalogue is at")


def test_an_empty_catalogue_is_filled_from_a_readme_and_a_full_one_is_left_alone(port, tmp_path):
    readme = tmp_path / "README.md"
    readme.write_text(LIST)
    with served(port, tmp_path, "--readme", str(readme)) as said:
        assert "Loading the seed list …\n" not in said
        assert "A paper of its own" in urlopen(f"http://127.0.0.1:{port}/").read().decode()
    with served(port, tmp_path, "--readme", str(readme)) as said:
        assert said[0] == f"The catalogue has papers already; {readme} is left alone.\n"


LOAD = """
from catalogue import worker
from config.wsgi import application
assert worker.load({path!r}) is application
"""


def test_what_is_served_is_the_application_that_the_settings_name(settings):
    loaded = run_python("-c", LOAD.format(path=settings.WSGI_APPLICATION), DEBUG="1")
    assert loaded.returncode == 0, loaded.stderr


def test_a_server_that_is_killed_leaves_no_worker_behind(port, tmp_path):
    with pytest.raises(AssertionError), served(port, tmp_path, end=signal.SIGKILL):
        pass
    for _ in range(100):
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except ConnectionRefusedError:
            break
        time.sleep(0.1)
    else:
        pytest.fail("A worker still answers.")


def test_a_worker_leaves_what_it_has_loaded_out_of_garbage_collections():
    gc.unfreeze()
    loaded = len(gc.get_objects())
    worker.settle()
    assert gc.get_freeze_count() > 0.9 * loaded


def test_an_address_that_cannot_be_had_is_named_in_one_line(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as server:
        taken = server.getsockname()[1]
        message = serve_in_vain("--port", str(taken), VAR=str(tmp_path))
    assert message == f"CommandError: Address already in use: 127.0.0.1:{taken}\n"


@pytest.mark.parametrize("port", ["0", "65536", "-1"])
def test_a_port_that_is_none_is_refused(port):
    message = serve_in_vain(f"--port={port}")
    assert message == f"CommandError: No such port: 127.0.0.1:{port}\n"


def test_a_folder_in_which_no_database_can_be_made_is_named_in_one_line(port, tmp_path):
    (tmp_path / "file").touch()
    folder = tmp_path / "file" / "var"
    message = serve_in_vain("--port", str(port), VAR=str(folder))
    assert message == (
        f"CommandError: The database {folder}/catalogue.sqlite3 cannot be used: "
        "unable to open database file\n"
    )


def test_a_folder_in_which_no_files_can_be_collected_is_named_in_one_line(port, tmp_path):
    (tmp_path / "static").touch()
    message = serve_in_vain("--port", str(port), VAR=str(tmp_path))
    assert message == f"CommandError: Not a directory: {tmp_path}/static/staticfiles.json\n"


WRITE = """
from catalogue.changes import changing
from catalogue.models import Paper
paper = Paper.objects.order_by("pk")[0]
with changing(None, "rename") as change:
    paper.title = {title!r}
    change.save(paper)
"""


def test_no_server_shows_what_is_older_than_an_acknowledged_write(tmp_path):
    ports = [free_port(), free_port()]
    with served(ports[0], tmp_path, "--workers", "2"), served(ports[1], tmp_path):
        etags = set()
        for number in range(3):
            title = f"Title number {number}"
            done = run_python(
                "manage.py", "shell", "-c", WRITE.format(title=title), DEBUG="1", VAR=str(tmp_path)
            )
            assert done.returncode == 0, done.stderr
            for port in ports * 6:
                with urlopen(f"http://127.0.0.1:{port}/?view=print") as answer:
                    assert title in answer.read().decode()
                    etags.add((number, answer.headers["ETag"]))
        assert len(etags) == 3 * len(ports)  # one page a version and address, kept and told apart


def test_nobody_to_answer_is_a_mistake():
    assert "At least one worker" in serve_in_vain("--workers", "0")
