from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from catalogue import exporting
from catalogue.changes import changing
from catalogue.exporting.files import hand_on, replace_file


class Command(BaseCommand):
    help = "Write the README.md: as it was imported, but for what was changed since."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--output", metavar="FILE", help="write there, not to standard output")
        parser.add_argument("--check", metavar="FILE", help="show what is stale; exit 1 if so")

    def handle(self, *args: Any, **options: Any) -> None:
        export = exporting.markdown()
        for notice in export.notices:
            self.stderr.write(notice.told("README.md"))
        name = options["check"] or options["output"]
        try:
            if options["check"]:
                self.check_file(name, export)
            elif options["output"]:
                self.write_file(name, export)
            else:
                hand_on([export.content], self.stdout)
        except OSError as error:
            raise CommandError(f"{name}: {error.strerror}") from error

    def check_file(self, name: str, export: exporting.Export) -> None:
        there = Path(name).read_bytes()
        if there != export.content:
            old = there.decode(errors="replace")
            self.stdout.write("\n".join(exporting.difference(old, export.text)))
            raise CommandError(f"{name} is stale: export_markdown --output {name} writes it anew")
        self.stdout.write(f"{name} is up to date.")

    def write_file(self, name: str, export: exporting.Export) -> None:
        replace_file(Path(name), export.content)
        with changing(None, f"Export to {name}", history=False) as change:
            exporting.record_export(change, export.text)
        self.stderr.write(f"{name}: {len(export.content):,} bytes written.")
