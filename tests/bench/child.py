"""A part of the benchmark in a process of its own: options as JSON in, findings as JSON out."""

import json
import sys
import time
from pathlib import Path
from typing import Any

import django

django.setup()

from tests.bench import filling, floors, http, pages, papers, scenarios  # noqa: E402 -- after the set-up


def fill(source: str, *, through_import: bool) -> dict[str, Any]:
    return filling.prepare(papers.named(source), through_import=through_import)


def empty() -> None:
    filling.begin_anew()


def write(source: str, file: str) -> None:
    with Path(file).open("w") as lines:
        lines.writelines(papers.named(source).lines())


def floor(name: str, source: str) -> float:
    work = floors.FLOORS[name](papers.named(source))
    start = time.monotonic()
    work()
    return time.monotonic() - start


def measure_pages(names: list[str], seconds: float) -> dict[str, Any]:
    return pages.measured(scenarios.named(names), seconds)


def measure_http(names: list[str], seconds: float) -> dict[str, Any]:
    return http.measured(scenarios.named(names), seconds)


PARTS = {
    "fill": fill,
    "empty": empty,
    "write": write,
    "floor": floor,
    "pages": measure_pages,
    "http": measure_http,
}

if __name__ == "__main__":  # not in the processes that it starts
    part, options = sys.argv[1:]
    json.dump(PARTS[part](**json.loads(options)), sys.stdout)
