import difflib
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from catalogue import exporting
from catalogue.changes import changing
from catalogue.exporting.files import replace_file


class Command(BaseCommand):
    help = "Write the README.md: as it was imported, but for what was changed since."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--output", metavar="FILE", help="write there, not to standard output")
        parser.add_argument(
            "--check", metavar="FILE", help="say what the file lacks; exit 1 if stale"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        export = exporting.markdown()
        for notice in export.notices:
            self.stderr.write(f"{notice.message} [{notice.code}]")
        content = export.text.encode()
        if options["check"]:
            self.check_file(options["check"], content)
        elif options["output"]:
            self.write_file(options["output"], content, export.text)
        else:
            self.write_bytes(content)

    def check_file(self, name: str, content: bytes) -> None:
        try:
            there = Path(name).read_bytes()
        except OSError as error:
            raise CommandError(f"{name}: {error.strerror}") from error
        if there == content:
            self.stdout.write(f"{name} is up to date.")
            return
        old, new = (
            text.decode(errors="replace").splitlines(keepends=True) for text in (there, content)
        )
        for row in difflib.unified_diff(old, new, name, "catalogue"):
            self.stdout.write(row, ending="" if row.endswith("\n") else "\n")
        raise CommandError(f"{name} is stale: write it anew with export_markdown --output {name}")

    def write_file(self, name: str, content: bytes, text: str) -> None:
        try:
            replace_file(Path(name), content)
        except OSError as error:
            raise CommandError(f"{name}: {error.strerror}") from error
        with changing(None, f"Export to {name}", history=False) as change:
            exporting.record_export(change, text)
        self.stderr.write(f"{name}: {len(content):,} bytes written.")

    def write_bytes(self, content: bytes) -> None:
        """The bytes as they are: a text stream would turn line ends and add one."""
        raw = getattr(self.stdout, "buffer", None)
        if raw is None:
            self.stdout.write(content.decode(), ending="")
        else:
            raw.write(content)
            raw.flush()
