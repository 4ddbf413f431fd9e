import re
import stat
import sys

import pytest
from django.conf import settings

from tests.processes import run

VENV = f"VENV={sys.prefix}"
TARGETS = (settings.BASE_DIR / "Makefile").read_text()


def test_help_lists_every_target_that_is_not_a_file():
    phony = re.search(r"^\.PHONY: (.*)$", TARGETS, re.MULTILINE)[1].split()
    listed = [line.split()[0] for line in run("make", "help").stdout.splitlines()]
    assert sorted(listed) == sorted(phony)


def test_make_alone_gives_help():
    assert run("make").stdout == run("make", "help").stdout


def test_serve_takes_a_host_a_port_and_a_readme():
    plan = run("make", "-n", "serve", "HOST=::1", "PORT=9000", "README=my list.md").stdout
    assert 'manage.py serve --host ::1 --port 9000 --readme "my list.md"\n' in plan


def test_the_secret_key_is_private_and_written_once(tmp_path):
    command = ["make", "-o", f"{sys.prefix}/base.stamp", VENV, f"VAR={tmp_path}"]
    key = tmp_path / "secret_key"
    run(*command, str(key))
    text = key.read_text()
    assert len(text) > 50
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    run(*command, str(key))
    assert key.read_text() == text


@pytest.mark.parametrize(
    ("variable", "message"),
    [
        ("PYTHON=no-such-python", "There is no no-such-python. Install Python 3.11 or newer"),
        ("PYTHON=false", "false is too old. Name a Python 3.11 or newer"),
        ("VENV=Makefile/venv", "No files can be written in "),
    ],
)
def test_what_is_missing_is_named_in_one_line(tmp_path, variable, message):
    result = run("make", f"VENV={tmp_path}/venv", variable, "environment")
    assert result.returncode == 2
    said, from_make = result.stderr.splitlines()
    assert said.startswith(message)
    assert from_make.startswith("make: ***")
