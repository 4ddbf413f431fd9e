"""What a page costs in things that can be counted: the same on every run, so that a limit can hold."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus

from django.db import connection

from tests.bench.asking import Answer

EVERY = 100
"""The number of steps of SQLite's virtual machine that are counted as one."""


@dataclass(frozen=True)
class Counters:
    """SQL statements, steps of SQLite's virtual machine, calls of Python functions, bytes of the page."""

    statements: int
    steps: int
    calls: int
    size: int


def counted(ask: Callable[[], Answer]) -> Counters:
    """Count what an answer costs once everything that is loaded at first has been loaded.

    RuntimeError where it is no page: an error would be cheap.
    """
    if (status := ask().status) != HTTPStatus.OK:
        raise RuntimeError(f"What is counted answers {status}.")
    statements, steps, answer = _in_the_database(ask)
    return Counters(statements, steps, _calls(ask), len(answer.body))


def _in_the_database(ask: Callable[[], Answer]) -> tuple[int, int, Answer]:
    statements = steps = 0

    def execute(run, sql, params, many, context):
        nonlocal statements
        statements += 1
        return run(sql, params, many, context)

    def progress() -> int:
        nonlocal steps
        steps += EVERY
        return 0

    connection.ensure_connection()
    is_sqlite = connection.vendor == "sqlite"
    if is_sqlite:
        connection.connection.set_progress_handler(progress, EVERY)
    try:
        with connection.execute_wrapper(execute):
            answer = ask()
    finally:
        if is_sqlite:
            connection.connection.set_progress_handler(None, 0)
    return statements, steps, answer


def _calls(ask: Callable[[], Answer]) -> int:
    calls = 0

    def profile(frame, event, arg) -> None:
        nonlocal calls
        calls += event == "call"

    sys.setprofile(profile)
    try:
        ask()
    finally:
        sys.setprofile(None)
    return calls
