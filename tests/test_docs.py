"""The documents tell the truth: their commands work, their links lead somewhere, nothing is left out.

The commands of a page are run in its order, in a copy of the project with a list beside it, with
nothing of the shell's environment but what finds programs.
"""

import ast
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.request import Request, urlopen

import pytest
from django.conf import settings
from django.core.management import get_commands, load_command_class
from django.core.management.base import BaseCommand

from catalogue import identifiers, models, readme
from catalogue.filters import SORTS, PaperFilter
from catalogue.formats import FORMATS
from catalogue.formats.shape import READERS
from catalogue.models import Paper
from catalogue.readme import Heading, headings
from catalogue.records import LINK_KINDS, PRINTED

ROOT = Path(settings.BASE_DIR)
PAGES = [
    *sorted(ROOT.glob("*.md")),
    *sorted((ROOT / "docs").glob("*.md")),
    ROOT / "fixtures" / "README.md",
]
MAINTAINERS = (ROOT / "docs" / "maintainers.md").read_text()

ELSEWHERE = {
    "make test": (".ci/run", 'tests sqlite "$suite and not often"'),
    "make lint": (".ci/run", "for check in style templates spelling floors types; do"),
}
"""Commands that are too long to run here, and what runs them."""

UNATTENDED = {"make curator": 'make curator DO="createsuperuser --noinput"'}
"""Commands that ask questions, as they are run where nobody answers."""

PRODUCTION = {"Host": "papers.example.org", "X-Forwarded-Proto": "https"}
PARTS = ["catalogue", "config", "docs", "fixtures", "requirements", "static", "templates", "tests"]
FILES = ["Makefile", "manage.py", "pyproject.toml"]
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"\]\(([^()\s]+)\)")


def name(path):
    return str(path.relative_to(ROOT))


@dataclass(frozen=True)
class Example:
    """A block of commands, and the lines of output that are shown with them."""

    place: str
    script: str
    shown: tuple[str, ...]


def examples(path) -> Iterator[Example]:
    text = path.read_text()
    for found in FENCE.finditer(text):
        if found[1] not in {"sh", "console"}:
            continue
        place = f"{name(path)}:{text.count(chr(10), 0, found.start()) + 1}"
        lines = found[2].splitlines()
        typed = [line.removeprefix("$ ") for line in lines if found[1] == "sh" or line[:2] == "$ "]
        shown = [] if found[1] == "sh" else [x for x in lines if x[:2] != "$ " and x != "…"]
        here = [UNATTENDED.get(line, line) for line in typed if line not in ELSEWHERE]
        yield Example(place, "\n".join(here), tuple(shown))


def copy_project(project):
    """Copy the project, with this environment in its usual place."""
    for part in PARTS:
        skipped = shutil.ignore_patterns("__pycache__", "node_modules")
        shutil.copytree(ROOT / part, project / part, ignore=skipped)
    for file in FILES:
        shutil.copy2(ROOT / file, project / file)
    venv = project / ".venv"
    venv.mkdir()
    for part in Path(sys.prefix).iterdir():
        if part.suffix != ".stamp":
            (venv / part.name).symlink_to(part)
    for stamp in ("base.stamp", "dev.stamp"):
        (venv / stamp).touch()


@pytest.fixture(scope="session")
def copy(tmp_path_factory):
    """Copy the project, with a list beside it that is a git repository."""
    folder = tmp_path_factory.mktemp("docs")
    project = folder / "catalogue"
    copy_project(project)
    seed = (ROOT / "fixtures" / "seed.md").read_text()
    (folder / "my-list").mkdir()
    (folder / "my-list" / "README.md").write_text("# My list\n" + seed.partition("\n")[2])
    somebody = ["-c", "user.name=somebody", "-c", "user.email=somebody@example.org"]
    for command in (
        ["init", "--quiet"],
        ["add", "."],
        [*somebody, "commit", "--quiet", "-m", "A list"],
    ):
        subprocess.run(["git", *command], cwd=folder / "my-list", check=True)
    return project


@pytest.fixture
def project(copy):
    yield copy
    shutil.rmtree(copy / "var", ignore_errors=True)


def start(project, script, **variables):
    environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"} | variables
    program = subprocess.Popen(
        ["sh", "-eu", "-c", script],
        cwd=project,
        env=environment
        | {f"DJANGO_SUPERUSER_{x}": "ada@example.org" for x in ("USERNAME", "EMAIL", "PASSWORD")},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    watchdog = threading.Timer(60, os.killpg, [program.pid, signal.SIGKILL])
    watchdog.daemon = True
    watchdog.start()
    return program, watchdog


def run(project, script):
    program, watchdog = start(project, script)
    said, _ = program.communicate()
    watchdog.cancel()
    assert program.returncode == 0, f"{script}\n{said}"
    return said


def serve(project, script):
    """Run a block that ends with a server: it says that it is there, answers, and ends when asked."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    program, watchdog = start(project, script, PORT=str(port))
    said = []
    for line in program.stdout:
        said.append(line)
        if line.startswith("Curators sign in"):
            break
    else:
        pytest.fail(f"{script}\n{''.join(said)}")
    headers = PRODUCTION if PRODUCTION["Host"] in script else {}
    page = urlopen(Request(f"http://127.0.0.1:{port}/", headers=headers)).read().decode()
    os.killpg(program.pid, signal.SIGTERM)
    said += program.communicate(timeout=60)[0]
    watchdog.cancel()
    assert "Traceback" not in "".join(said)
    with pytest.raises(OSError, match="refused"):
        socket.create_connection(("127.0.0.1", port))
    assert "30 papers" in page
    return page


def of_pages(pages):
    return pytest.mark.parametrize("path", pages, ids=name)


@pytest.mark.once
@of_pages([path for path in PAGES if list(examples(path))])
def test_every_command_of_a_page_does_what_the_page_says(project, path):
    if path.name != "README.md":
        fill = "import_markdown ../my-list/README.md"
        run(project, f'make manage DO=migrate && make manage DO="{fill}"')
    for example in examples(path):
        if "README=" in example.script:
            for left in project.glob("var/catalogue.sqlite3*"):
                left.unlink()
        if "make serve" in example.script:
            assert ("My list" in serve(project, example.script)) == (
                path.name != "README.md" or "README=" in example.script
            ), example.place
        else:
            said = run(project, example.script).splitlines()
            assert [line for line in example.shown if line not in said] == [], example.place


@pytest.mark.parametrize("command", ELSEWHERE)
def test_what_is_not_run_here_is_run_elsewhere(command):
    file, line = ELSEWHERE[command]
    assert line in (ROOT / file).read_text()


def test_every_check_of_lint_is_a_step_of_the_build():
    checks = re.search(r"^lint: (.*?) +##", (ROOT / "Makefile").read_text(), re.MULTILINE)[1]
    assert f"for check in {checks}; do" in (ROOT / ".ci" / "run").read_text()


@of_pages(PAGES)
def test_every_make_target_of_a_page_is_there(path):
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    text = path.read_text()
    code = [*CODE.findall(FENCE.sub("", text)), *(found[2] for found in FENCE.finditer(text))]
    named = {target for part in code for target in re.findall(r"\bmake ([a-z-]+)", part)}
    assert named <= targets


def anchors(path):
    found = readme.pieces(readme.parse(path.read_text()))
    return {headings.anchor(one.node.name) for one in found if isinstance(one.node, Heading)}


@of_pages(PAGES)
def test_every_link_within_the_project_leads_somewhere(path):
    for link in LINK.findall(FENCE.sub("", path.read_text())):
        if ":" not in link:
            file, _, anchor = link.partition("#")
            target = path.parent / file if file else path
            assert target.exists(), link
            assert not anchor or anchor in anchors(target), link


def test_every_variable_of_the_settings_is_explained():
    source = (ROOT / "config" / "settings.py").read_text()
    names = set(re.findall(r'\b(?:env\.\w+|environ\.get|text|switch)\(\s*"([A-Z_]+)"', source))
    assert len(names) > 10
    assert [one for one in sorted(names) if f"| `{one}` |" not in MAINTAINERS] == []


COMPUTED = {
    "code": [code for code, _ in identifiers.IMPROVEMENTS],
    "name": list(PRINTED),
    "paper.state": [state.value for state in Paper.State if state != Paper.State.PUBLISHED],
}
"""What an expression in the place of a code can be."""


def codes():
    """Every code that a notice can have, from the calls that make one."""
    for path in sorted((ROOT / "catalogue").rglob("*.py")):
        for call in ast.walk(ast.parse(path.read_text())):
            if isinstance(call, ast.Call) and len(call.args) > 1:
                called = ast.unparse(call.func).rpartition(".")[2]
                code = call.args[1]
                if called in {"Notice", "conflict", "warn"}:
                    known = isinstance(code, ast.Constant)
                    yield from [code.value] if known else COMPUTED[ast.unparse(code)]


def test_every_code_of_a_notice_is_explained_and_no_other():
    tables = re.findall(r"^\| code \|.*?\n\n", MAINTAINERS, re.MULTILINE | re.DOTALL)
    cells = re.findall(r"^\| (`.*?) \|", "".join(tables), re.MULTILINE)
    assert {code for cell in cells for code in CODE.findall(cell)} == set(codes())


@pytest.mark.parametrize(
    "command", [one for one, app in get_commands().items() if app == "catalogue" and one != "serve"]
)
def test_every_switch_of_a_command_is_explained(command):
    ours = load_command_class("catalogue", command).create_parser("manage.py", command)
    everybodys = BaseCommand().create_parser("manage.py", command)
    switches = set(ours._option_string_actions) - set(everybodys._option_string_actions)
    assert [switch for switch in sorted(switches) if switch not in MAINTAINERS] == []


def test_every_key_of_a_query_string_is_explained_to_visitors():
    known = set(CODE.findall((ROOT / "docs" / "visitors.md").read_text()))
    assert {*PaperFilter.base_filters, "sort", "page", *SORTS, *LINK_KINDS} - known == set()


def test_the_record_that_is_shown_can_be_read_and_has_every_field():
    (shown,) = (found[2] for found in FENCE.finditer(MAINTAINERS) if found[1] == "json")
    (given,) = FORMATS["json"].parse(shown)
    assert given.fields == READERS.keys()


def test_the_floors_and_the_nouns_are_those_of_the_code():
    text = (ROOT / "ARCHITECTURE.md").read_text()
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    (drawn,) = (found[2] for found in FENCE.finditer(text) if found[1] == "text")
    floors = [re.split(r"  +", line)[0] for line in drawn.splitlines()]
    assert floors == contracts["contracts"][0]["layers"]
    assert [noun for noun in models.__all__ if f"`{noun}`" not in text] == []
