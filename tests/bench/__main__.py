"""`make bench`: fills catalogues, measures them part by part, prints what it found and writes it down."""

import argparse
import shlex
import sys
from itertools import product
from pathlib import Path
from typing import Any

from tests.bench import commands, lists, papers, report
from tests.bench.names import SCENARIOS
from tests.bench.place import SQLITE, Place

PARTS = ["pages", "http", "commands", "lists"]
USUAL = "10000"


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--papers", nargs="*", default=[], help="numbers of invented papers")
    parser.add_argument(
        "--data", nargs="*", default=[], help="files of papers, .jsonl or .jsonl.xz"
    )
    parser.add_argument("--database", nargs="*", default=[], help="postgres://… or sqlite")
    parser.add_argument("--scenarios", nargs="*", default=[], choices=SCENARIOS)
    parser.add_argument("--parts", nargs="*", default=[], choices=PARTS)
    parser.add_argument("--lists", nargs="*", type=Path, help="README.md files")
    parser.add_argument("--size", type=int, default=lists.SIZE, help="bytes a list is grown to")
    parser.add_argument("--seconds", type=float, default=30, help="about as long a part is timed")
    parser.add_argument("--through-import", action="store_true", help="fill by import_papers")
    parser.add_argument("--report", type=Path, help="write the tables there, too")
    return parser.parse_args()


def measured(asked: argparse.Namespace, source: papers.Papers, place: Place) -> dict[str, Any]:
    """Fill one catalogue and measure all parts that are asked for."""
    say(f"{source.told} on {place.engine}: filling …")
    wanted = str(source.file or source.number)
    rows = place.child("fill", source=wanted, through_import=asked.through_import)
    found = {"engine": place.engine, "rows": rows}
    for part in asked.parts or PARTS:
        say(f"{source.told} on {place.engine}: {part} …")
        names = asked.scenarios or SCENARIOS
        if part == "commands":
            found[part] = commands.measured(place, wanted)
        elif part == "lists":
            found[part] = lists.measured(place, asked.lists or lists.at_hand(), asked.size)
        else:
            found[part] = place.child(part, names=names, seconds=asked.seconds)
    return found


def say(message: str) -> None:
    sys.stderr.write(f"{message}\n")


def main() -> None:
    asked = arguments()
    sources = [papers.named(source) for source in [*asked.papers, *asked.data] or [USUAL]]
    command = f"python -m tests.bench {shlex.join(sys.argv[1:])}".strip()
    found, text = [], ""
    for source, database in product(sources, asked.database or [SQLITE]):
        found.append(measured(asked, source, Place(source.name, database)))
        text = report.rendered(found, command)
        if asked.report:  # after each, since a long run may be cut short
            asked.report.write_text(text)
    sys.stdout.write(text)


main()
