"""The commands of the catalogue, each in a process of its own: seconds, bytes, memory, and their floors."""

import os
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from tests.bench.names import EXPORTS
from tests.bench.place import ROOT, Place

LARGEST = 1_000_000_000


@dataclass(frozen=True)
class Cost:
    """Seconds from the start of a process to its end, its most memory in MB, and bytes read or written."""

    seconds: float
    peak: float
    size: int = 0


def measured(place: Place, source: str) -> dict[str, Any]:
    """Run every command over a filled catalogue and into empty ones; what is empty at first is beside it."""
    file = place.folder / "papers.jsonl"
    place.child("write", source=source, file=str(file))
    found = {"import_papers": _into_empty(place, "import", file, "import_papers", str(file))}
    for name in EXPORTS:
        output = place.folder / f"exported.{name.rpartition('.')[2]}"
        found[name] = timed(place, output, "export_papers", "--output", str(output))
    readme = place.folder / "README.md"
    found["export_markdown"] = timed(place, readme, "export_markdown", "--output", str(readme))
    found["import_markdown"] = _into_empty(
        place, "markdown", readme, "import_markdown", str(readme), "--max-bytes", str(LARGEST)
    )
    found["rebuild_search"] = timed(place, None, "rebuild_search")
    floors = {
        name: place.child("floor", name=name, source=source)
        for name in ("strings", "index", *EXPORTS)
    }
    empty = place.beside("rows")
    empty.child("empty")
    floors["rows"] = empty.child("floor", name="rows", source=source)
    return {
        "start": asdict(timed(place, None, "version")),
        "commands": {k: asdict(v) for k, v in found.items()},
        "floors": floors,
    }


def _into_empty(place: Place, purpose: str, file: Path, *command: str) -> Cost:
    empty = place.beside(purpose)
    empty.child("empty")
    return timed(empty, file, *command)


def timed(place: Place, file: Path | None, *command: str) -> Cost:
    """Run a command; SystemExit with what it said where it fails."""
    log = place.folder / "command.log"
    with log.open("w") as said:
        start = time.monotonic()
        process = subprocess.Popen(
            [sys.executable, "manage.py", *command],
            cwd=ROOT,
            env=place.environment,
            stdout=said,
            stderr=subprocess.STDOUT,
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.monotonic() - start
    if status:
        raise SystemExit(f"{command[0]} failed:\n{log.read_text()[-2000:]}")
    return Cost(seconds, usage.ru_maxrss / 1000, file.stat().st_size if file else 0)
