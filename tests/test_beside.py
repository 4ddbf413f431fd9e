"""Work in a process beside this one: the same answers in the same order, and the same errors."""

import os
import re
import signal
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from catalogue import beside
from catalogue.beside import Beside
from catalogue.formats import BadRecord
from catalogue.formats.jsonl import parse_line
from catalogue.formats.lines import read_lines
from tests.processes import run_python, start_python

pytestmark = pytest.mark.once


@pytest.fixture(autouse=True)
def few(monkeypatch):
    monkeypatch.setattr(beside, "MANY", 4)


def test_what_is_done_comes_back_in_the_order_in_which_it_was_given():
    sorting = Beside(sorted)
    batches = [[number, -number] for number in range(12)]
    done = [one for batch in batches for one in sorting.give(batch)]
    assert len(done) == len(batches) - beside.AHEAD
    assert done + sorting.rest() == list(map(sorted, batches))
    assert sorting.rest() == []


def test_lines_that_are_read_beside_are_read_as_any_others(monkeypatch):
    lines = [(f'{{"title": "Paper {number}"}}', number) for number in range(1, 2000)]
    there = list(read_lines(parse_line, lines))
    monkeypatch.setattr(beside, "MANY", 10_000)
    assert there == list(read_lines(parse_line, lines))


def test_an_error_there_names_the_line_as_it_would_here():
    lines = [('{"title": "A"}', number) for number in range(1, 1500)]
    reading = read_lines(parse_line, [*lines, ('{"title": 7}', 1500)])
    with pytest.raises(BadRecord, match="line 1500: title: a text is expected") as error:
        list(reading)
    assert error.value.line == 1500


def killed_elsewhere(home, batch):
    """Work that ends the process it is done in, unless that is this one."""
    if os.getpid() != home:
        os.kill(os.getpid(), signal.SIGKILL)
    return sorted(batch)


def test_what_could_not_be_done_there_is_done_here():
    sorting = Beside(partial(killed_elsewhere, os.getpid()))
    batches = [[number, -number] for number in range(12)]
    done = [one for batch in batches for one in sorting.give(batch)]
    assert done + sorting.rest() == list(map(sorted, batches))


def test_an_error_of_few_items_is_raised_at_once():
    with pytest.raises(TypeError):
        Beside(partial(sorted, key=len)).give([1, 2])


@pytest.fixture
def interruptible():
    """Let programs have Ctrl-C, which whoever runs the tests in the background ignores for them."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def children_of(process):
    """The processes that a process has started; Linux tells."""
    return Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()


def is_begun(pid):
    """Whether a process has been told what it is for: it leaves Ctrl-C to others then."""
    [ignored] = re.findall(r"SigIgn:\s*(\w+)", Path(f"/proc/{pid}/status").read_text())
    return bool(int(ignored, 16) & 1 << signal.SIGINT - 1)


def are_begun(pids):
    """Whether both are: the process that does the work, and the one of Python's that sees to its resources."""
    return len(pids) == 2 and all(map(is_begun, pids))


def is_alive(pid):
    status = Path(f"/proc/{pid}/status")
    return status.exists() and "zombie" not in status.read_text()


@pytest.mark.skipif(sys.platform != "linux", reason="Linux alone ends a process with its parent")
@pytest.mark.parametrize(
    ("number", "ends", "enough"), [(signal.SIGINT, 130, bool), (signal.SIGKILL, -9, are_begun)]
)
def test_an_import_that_is_ended_leaves_nothing_running(
    tmp_path, interruptible, number, ends, enough
):
    file = tmp_path / "papers.jsonl"
    file.write_text("".join(f'{{"title": "Paper {n}"}}\n' for n in range(40_000)))
    place = {"DEBUG": "1", "VAR": str(tmp_path)}
    assert run_python("manage.py", "migrate", "-v0", **place).returncode == 0
    importing = start_python("manage.py", "import_papers", str(file), **place)
    until = time.monotonic() + 60
    while not enough(started := children_of(importing)) and time.monotonic() < until:
        time.sleep(0.05)
    importing.send_signal(number)
    said, _ = importing.communicate(timeout=60)
    assert started
    assert importing.returncode == ends
    assert "Traceback" not in said
    while any(map(is_alive, started)) and time.monotonic() < until:
        time.sleep(0.05)
    assert not any(map(is_alive, started))
