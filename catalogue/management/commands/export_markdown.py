from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.http import QueryDict
from django.urls import reverse

from catalogue import exporting
from catalogue.changes import changing
from catalogue.exporting.files import hand_on, replace_file
from catalogue.filters import PaperFilter
from catalogue.records import Notice


class Command(BaseCommand):
    help = "Write the README.md: as it was imported, but for what was changed since."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--output", metavar="FILE", help="write there, not to standard output")
        parser.add_argument("--check", metavar="FILE", help="show what is stale; exit 1 if so")
        parser.add_argument(
            "--filter",
            metavar="QUERY",
            help="a list of these papers only; QUERY as on the browse page",
        )
        parser.add_argument(
            "--by",
            choices=exporting.BY,
            help="a list under headings of this kind; default: category",
        )
        parser.add_argument(
            "--layout", choices=exporting.LAYOUTS, help="write every entry anew in this layout"
        )
        parser.add_argument(
            "--split",
            choices=["category"],
            help="a file for each top category and an index, in the folder that --output names",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["split"]:
            self.write_files(options)
            return
        layout = exporting.LAYOUTS.get(options["layout"])
        is_derived = options["filter"] is not None or options["by"] is not None
        export = self.derived(options) if is_derived else exporting.markdown(layout)
        self.tell(export.notices)
        name = options["check"] or options["output"]
        try:
            if options["check"]:
                self.check_file(name, export)
            elif options["output"]:
                self.write_file(name, export, is_readme=not (is_derived or layout))
            else:
                hand_on([export.content], self.stdout)
        except OSError as error:
            raise CommandError(f"{name}: {error.strerror}") from error

    def tell(self, notices: tuple[Notice, ...]) -> None:
        for notice in notices:
            self.stderr.write(notice.told("README.md"))

    def derived(self, options: dict[str, Any]) -> exporting.Export:
        chosen = PaperFilter(QueryDict(options["filter"] or ""))
        if wrong := exporting.complaint(chosen):
            raise CommandError(f"--filter: {wrong}")
        site = settings.SITE_URL
        shown_at = f"{site}{reverse('catalogue:paper_list')}{chosen.query()}" if site else ""
        return exporting.derived(
            chosen,
            options["by"] or "category",
            layout=exporting.LAYOUTS.get(options["layout"]),
            shown_at=shown_at,
        )

    def check_file(self, name: str, export: exporting.Export) -> None:
        there = Path(name).read_bytes()
        if there != export.content:
            old = there.decode(errors="replace")
            self.stdout.write("\n".join(exporting.difference(old, export.text)))
            raise CommandError(f"{name} is stale: export_markdown --output {name} writes it anew")
        self.stdout.write(f"{name} is up to date.")

    def write_file(self, name: str, export: exporting.Export, *, is_readme: bool) -> None:
        replace_file(Path(name), export.content)
        if is_readme:  # what is staged is compared with the README last handed out
            with changing(None, f"Export to {name}", history=False) as change:
                exporting.record_export(change, export.text)
        self.stderr.write(f"{name}: {len(export.content):,} bytes written.")

    def write_files(self, options: dict[str, Any]) -> None:
        unfit = [name for name in ("filter", "by", "check") if options[name] is not None]
        if unfit:
            raise CommandError(f"--split cannot go with --{unfit[0]}.")
        if not options["output"]:
            raise CommandError("--split needs --output: the folder for the files.")
        found = exporting.split(exporting.LAYOUTS.get(options["layout"]))
        self.tell(found.notices)
        folder = Path(options["output"])
        try:
            folder.mkdir(parents=True, exist_ok=True)
            for name, content in found.files.items():
                replace_file(folder / name, content)
        except OSError as error:
            raise CommandError(f"{error.filename or folder}: {error.strerror}") from error
        sizes = ", ".join(f"{name} {len(content):,}" for name, content in found.files.items())
        self.stderr.write(f"{folder}: {len(found.files)} files written; bytes: {sizes}.")
