"""How big a thing may grow before it is split, and what no thing may be called."""

import ast
from pathlib import Path

import pytest
from django.conf import settings

pytestmark = pytest.mark.once

ROOT = Path(settings.BASE_DIR)
CODE = [
    path
    for folder in ("catalogue", "config", "tests")
    for path in sorted((ROOT / folder).rglob("*.py"))
    if "migrations" not in path.parts
]
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
BANNED = {"utils", "helpers", "common", "misc", "service", "data", "info", "process", "handle"}

MODULE_LINES = 300
FUNCTION_LINES = 40
VIEW_LINES = 25
COMMAND_LINES = 40
TEMPLATE_LINES = 120


def name(path):
    return str(path.relative_to(ROOT))


def lines(path):
    return path.read_text().count("\n")


def long_ones(path, kind, limit):
    """List the functions or classes of a module that are longer than ``limit``."""
    found = [node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, kind)]
    return [node.name for node in found if node.end_lineno - node.lineno >= limit]


def words(path):
    """Give every name that can be imported from a module, its own included."""
    for node in ast.parse(path.read_text()).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name
    yield path.stem


@pytest.mark.parametrize("path", CODE, ids=name)
def test_a_module_fits_on_a_few_screens_and_each_function_on_one(path):
    limit = VIEW_LINES if "views" in path.with_suffix("").parts else FUNCTION_LINES
    assert lines(path) <= MODULE_LINES
    assert long_ones(path, ast.FunctionDef, limit) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_a_template_fits_on_two_screens(path):
    assert lines(path) <= TEMPLATE_LINES


@pytest.mark.parametrize(
    "path", sorted((ROOT / "catalogue/management/commands").glob("*.py")), ids=name
)
def test_a_command_reads_arguments_calls_one_function_and_prints(path):
    assert long_ones(path, ast.ClassDef, COMMAND_LINES) == []


@pytest.mark.parametrize("path", CODE, ids=name)
def test_a_name_says_what_a_thing_is(path):
    parts = {part for word in words(path) for part in word.lower().split("_")}
    assert parts & BANNED == set()
