"""What was found, as a page: printed, and written down in docs/performance.md."""

import platform
from collections.abc import Callable
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from tests.bench import goals, tables

PREFACE = """\
# Performance

Written by `make bench`; what it measures, and how, is told in [CONTRIBUTING](../CONTRIBUTING.md#measure).
Read the ratios: they hold on a busy machine and on another one, milliseconds do not. The goals are those
for 95,195 papers; a figure that misses what it must be is bold, and of several scenarios the worst counts.
"""
PACKAGES = ("django", "django-filter", "django-tables2", "numpy", "granian", "psycopg")
SECTIONS: dict[str, tuple[str, Callable[[Any], str]]] = {
    "pages": ("Pages", tables.pages),
    "http": ("Over HTTP", tables.http),
    "commands": ("Commands", tables.commands),
    "lists": ("Lists", tables.lists),
}


def rendered(found: list[dict[str, Any]], command: str) -> str:
    parts = [PREFACE, goals.table_of(found), goals.growth(found), machine(found)]
    parts.append(f"```text\n{command}\n```\n")
    for one in found:
        rows = one["rows"]
        numbers = {name: told for name, told in rows.items() if isinstance(told, int)}
        counted = ", ".join(f"{number:,} {name}" for name, number in numbers.items())
        parts.append(f"## {rows['told']}, {one['engine']}\n\n{counted}.\n")
        parts += [
            f"### {heading}\n\n{write(one[part])}"
            for part, (heading, write) in SECTIONS.items()
            if part in one
        ]
    return "\n".join(part for part in parts if part)


def machine(found: list[dict[str, Any]]) -> str:
    """Tell the day, the processor and what ran on it."""
    engines = dict.fromkeys(one["rows"]["database"] for one in found)
    named = ", ".join(f"{package} {version(package)}" for package in PACKAGES)
    return (
        f"{datetime.now(UTC):%Y-%m-%d}, {_processor()}, Python {platform.python_version()}, "
        f"{', '.join(engines)}, {named}.\n"
    )


def _processor() -> str:
    try:
        cores = [
            line.partition(":")[2].strip()
            for line in Path("/proc/cpuinfo").read_text().splitlines()
            if line.startswith("model name")
        ]
    except OSError:
        cores = []
    return f"{len(cores)} × {cores[0]}" if cores else platform.machine()
