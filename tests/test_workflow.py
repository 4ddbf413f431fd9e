"""The workflow that maintainers copy: nothing unsafe in it, and its steps do what they say.

GitHub itself is not here: the steps' own scripts run in a repository as its checkout leaves one, its
server is a bare repository on this machine, and its client ``gh`` a script that notes what it is asked.
"""

import http.server
import os
import subprocess
import sys
import threading
from functools import partial
from pathlib import Path

import pytest
import yaml
from django.conf import settings

from tests.test_docs import copy_project

WORKFLOW = Path(settings.BASE_DIR, "docs", "workflows", "catalogue.yml")
SEED = Path(settings.BASE_DIR, "fixtures", "seed.md").read_text()
JOBS = yaml.safe_load(WORKFLOW.read_text())["jobs"]

TOKEN = "a-secret"  # noqa: S105 -- of nobody

GH = """\
#!/bin/sh
echo "$@" >> "$ASKED"
"""


def git(folder, *arguments):
    somebody = ["-c", "user.name=somebody", "-c", "user.email=somebody@example.org"]
    command = ["git", *somebody, *arguments]
    ran = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)
    return ran.stdout


def commit(folder, text):
    (folder / "README.md").write_text(text)
    git(folder, "add", "README.md")
    git(folder, "commit", "--quiet", "--message", "An edit")


@pytest.fixture
def checkout(tmp_path):
    """Make the repository of a list, on its branch main."""
    folder = tmp_path / "list"
    folder.mkdir()
    git(folder, "init", "--quiet", "--initial-branch=main")
    commit(folder, SEED)
    return folder


def run(job, folder, **variables):
    """Run the job's own script as a runner does: by bash, ending at the first error."""
    [script] = [step["run"] for step in JOBS[job]["steps"] if "run" in step]
    environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "HOME": str(folder)} | variables
    command = ["bash", "--noprofile", "--norc", "-e", "-c", script]
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    "path", [WORKFLOW, WORKFLOW.parents[2] / ".github"], ids=["of lists", "of the project"]
)
def test_nothing_in_a_workflow_is_unsafe(path):
    command = [Path(sys.prefix, "bin", "zizmor"), "--offline", "--no-progress", path]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (ran.returncode, "No findings" in ran.stdout + ran.stderr) == (0, True), ran.stdout


@pytest.mark.once
def test_a_pull_request_is_told_what_it_would_import(checkout, tmp_path):
    title = "Joint Modeling of Chest Radiographs"
    commit(checkout, SEED.replace(title, "Joint Modelling of Chest Radiographs"))
    copy_project(checkout / ".catalogue")
    summary = tmp_path / "summary.md"
    ran = run("check", checkout, GITHUB_STEP_SUMMARY=str(summary))
    assert ran.returncode == 0, ran.stdout + ran.stderr
    told = summary.read_text()
    assert told.startswith("## What this README.md would import\n\n    ")
    assert "    0 added, 1 changed, 0 moved, 0 removed, 29 unchanged" in told
    assert "\n## How it is read\n\n    " in told


@pytest.mark.once
def test_a_pull_request_that_cannot_be_imported_fails(checkout, tmp_path):
    (checkout / "README.md").write_bytes(b"# A list\n\n\xff\n")
    git(checkout, "commit", "--quiet", "--all", "--message", "A byte")
    copy_project(checkout / ".catalogue")
    ran = run("check", checkout, GITHUB_STEP_SUMMARY=str(tmp_path / "summary.md"))
    assert ran.returncode != 0
    assert "README.md:3: byte 0xFF: not UTF-8" in ran.stderr


@pytest.fixture
def site(tmp_path):
    """Serve a folder as the catalogue serves its README.md."""
    folder = tmp_path / "site"
    folder.mkdir()
    handler = partial(http.server.SimpleHTTPRequestHandler, directory=folder)
    handler.log_message = lambda *_: None
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield folder, f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture
def update(checkout, site, tmp_path):
    """Run the scheduled job against a site that has this text; give the run and what gh was asked."""
    home = tmp_path / "home.git"
    git(tmp_path, "init", "--quiet", "--bare", str(home))
    programs = tmp_path / "bin"
    programs.mkdir()
    (programs / "gh").write_text(GH)
    (programs / "gh").chmod(0o755)
    asked = tmp_path / "asked"
    folder, address = site

    def update(text):
        if text is not None:
            (folder / "README.md").write_text(text)
        ran = run(
            "update", checkout, SITE=address, GH_TOKEN=TOKEN, ASKED=str(asked),
            GITHUB_SERVER_URL="https://github.example", GITHUB_REPOSITORY="a/list",
            PATH=f"{programs}:{os.environ['PATH']}", GIT_CONFIG_COUNT="1",
            GIT_CONFIG_KEY_0=f"url.{home}.insteadOf",
            GIT_CONFIG_VALUE_0=f"https://x-access-token:{TOKEN}@github.example/a/list.git",
        )  # fmt: skip
        return ran, asked.read_text() if asked.exists() else "", home

    return update


def test_what_curators_changed_becomes_a_pull_request(update):
    edited = SEED.replace("Chest", "Breast", 1)
    ran, asked, home = update(edited)
    assert ran.returncode == 0, ran.stderr
    assert git(home, "show", "catalogue/readme:README.md") == edited
    assert "pr create --base main --head catalogue/readme" in asked
    assert TOKEN not in ran.stdout + ran.stderr


def test_where_nothing_changed_nothing_is_asked(update):
    ran, asked, home = update(SEED)
    assert (ran.returncode, asked) == (0, "")
    assert "README.md is what the catalogue has." in ran.stdout
    assert git(home, "branch", "--list") == ""


def test_a_site_that_does_not_answer_changes_nothing(update):
    ran, asked, home = update(None)
    assert ran.returncode != 0
    assert asked == git(home, "branch", "--list") == ""
