import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from catalogue.importing import ImportReport, Refused, import_markdown
from catalogue.importing.decoding import MAX_BYTES
from catalogue.importing.report import in_order
from catalogue.records import Notice


class Command(BaseCommand):
    help = "Import a README.md: the first time, or a newer version of it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", help="the README.md")
        parser.add_argument("--dry-run", action="store_true", help="do it all and keep nothing")
        parser.add_argument(
            "--json", action="store_true", help="print the report as one JSON object"
        )
        parser.add_argument("--prune", action="store_true", help="delete papers the file dropped")
        parser.add_argument(
            "--force", action="store_true", help="prune more than a tenth of them too"
        )
        parser.add_argument("--new", action="store_true", help="start over with this list")
        parser.add_argument("--max-bytes", type=int, default=MAX_BYTES, help="default: %(default)s")

    def handle(self, *args: Any, **options: Any) -> None:
        name = options["file"]
        switches = {key: options[key] for key in ("prune", "force", "new", "dry_run", "max_bytes")}
        try:
            report = import_markdown(Path(name).read_bytes(), Path(name).name, **switches)
        except OSError as error:
            raise CommandError(f"{name}: {error.strerror}") from error
        except Refused as refused:
            raise CommandError("\n".join(line(name, one) for one in refused.notices)) from refused
        if options["json"]:
            json.dump(report.as_json(), self.stdout, ensure_ascii=False, indent=2)
            self.stdout.write()
        else:
            self.report(name, report, dry_run=options["dry_run"])

    def report(self, name: str, report: ImportReport, *, dry_run: bool) -> None:
        for notice in in_order(report.warnings):
            self.stdout.write(line(name, notice))
        for notice in in_order(report.conflicts):
            self.stdout.write(line(name, notice, "conflict: "))
        counts = ", ".join(f"{count} {what}" for what, count in report.counts.items())
        self.stdout.write(
            f"{counts}, {len(report.warnings)} warnings, {len(report.conflicts)} conflicts"
        )
        if dry_run:
            self.stdout.write("Dry run: nothing was written.")


def line(name: str, notice: Notice, kind: str = "") -> str:
    """``FILE:LINE: message``, with the proposal behind it."""
    place = f"{name}:{notice.line}" if notice.line else name
    proposal = f" → {notice.proposal}" if notice.proposal else ""
    return f"{place}: {kind}{notice.message}{proposal} [{notice.code}]"
