from pathlib import Path
from typing import Any

from django.core.management.base import (
    BaseCommand,
    CommandError,
    CommandParser,
    OutputWrapper,
)

from catalogue import exporting
from catalogue.changes import changing
from catalogue.exporting.files import replace_file


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
                self.check_file(name, export.text)
            elif options["output"]:
                self.write_file(name, export.text)
            else:
                write_bytes(self.stdout, export.text.encode())
        except OSError as error:
            raise CommandError(f"{name}: {error.strerror}") from error

    def check_file(self, name: str, text: str) -> None:
        there = Path(name).read_bytes()
        if there != text.encode():
            old = there.decode(errors="replace")
            self.stdout.write("\n".join(exporting.difference(old, text)))
            raise CommandError(f"{name} is stale: export_markdown --output {name} writes it anew")
        self.stdout.write(f"{name} is up to date.")

    def write_file(self, name: str, text: str) -> None:
        replace_file(Path(name), text.encode())
        with changing(None, f"Export to {name}", history=False) as change:
            exporting.record_export(change, text)
        self.stderr.write(f"{name}: {len(text.encode()):,} bytes written.")


def write_bytes(out: OutputWrapper, content: bytes) -> None:
    """A text stream would turn line ends and add one."""
    raw = getattr(out, "buffer", None)
    if raw is None:
        out.write(content.decode(), ending="")
    else:
        raw.write(content)
        raw.flush()
