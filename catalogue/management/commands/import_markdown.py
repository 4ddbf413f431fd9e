import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser

from catalogue.importing import ImportReport, Refused, history, import_markdown
from catalogue.importing.decoding import MAX_BYTES
from catalogue.management.base import OperatorCommand
from catalogue.proposing import StagingReport, stage

Deed = Callable[..., ImportReport | StagingReport]
OF_IMPORTS = ("prune", "force", "new")
"""What only an import takes; what is staged changes nothing."""

HISTORY = "a local git clone of the list: papers get the dates of their first commits"

SWITCHES = {
    "dry-run": "do it all and keep nothing",
    "json": "print one JSON object",
    "prune": "delete papers the file dropped",
    "force": "prune more than a tenth, too",
    "new": "start over with this list",
    "stage": "file each difference to decide on",
}


class Command(OperatorCommand):
    help = "Import a README.md: the first time, or a newer version of it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", help="the README.md")
        for name, said in SWITCHES.items():
            parser.add_argument(f"--{name}", action="store_true", help=said)
        parser.add_argument("--history", metavar="REPOSITORY", help=HISTORY)
        parser.add_argument("--max-bytes", type=int, default=MAX_BYTES, help="default: %(default)s")

    def handle(self, *args: Any, **options: Any) -> None:
        name = options["file"]
        deed, switches = chosen(options)
        past, told = past_of(options)
        self.stderr.write(f"{'Staging' if deed is stage else 'Importing'} {name} …")
        if told:
            self.stderr.write(told)
        try:
            report = deed(Path(name).read_bytes(), Path(name).name, **switches)
        except OSError as error:
            raise CommandError(f"{name}: {error.strerror}") from error
        except Refused as refused:
            raise CommandError(refused.told(name)) from refused
        if options["json"]:
            self.stdout.write(json.dumps(report.as_json(), ensure_ascii=False, indent=2))
        else:
            self.stdout.write("\n".join(report.told(name, dry_run=options["dry_run"])))
        if past and not options["dry_run"]:
            self.stderr.write(history.date_papers(past).told())


def past_of(options: dict[str, Any]) -> tuple[list[history.Commit], str]:
    """The commits of the list, read before anything is written, and what to say of them."""
    if not options["history"]:
        return [], ""
    repository, file = Path(options["history"]), Path(options["file"])
    try:
        inside = file.resolve().relative_to(repository.resolve())
    except ValueError:
        inside = Path(file.name)
    try:
        found = history.commits(repository, str(inside))
        is_shallow = history.is_shallow(repository)
    except history.NoHistory as error:
        raise CommandError(f"--history: {error}") from error
    told = f"{repository} is a shallow clone: dates begin with its first commit"
    return found, told if is_shallow else ""


def chosen(options: dict[str, Any]) -> tuple[Deed, dict[str, Any]]:
    """What is to be done with the file, and the switches for it."""
    switches = {key: options[key] for key in ("dry_run", "max_bytes")}
    asked = {key: options[key] for key in OF_IMPORTS}
    if not options["stage"]:
        return import_markdown, asked | switches
    wrong = [f"--{key}" for key in (*OF_IMPORTS, "history") if options[key]]
    if wrong:
        raise CommandError(f"--stage changes nothing itself and so takes no {' nor '.join(wrong)}")
    return stage, switches
