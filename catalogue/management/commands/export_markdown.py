from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError, CommandParser
from django.http import QueryDict
from django.urls import reverse

from catalogue import exporting
from catalogue.changes import changing
from catalogue.exporting.files import hand_on, replace_file
from catalogue.filters import PaperFilter
from catalogue.management.base import OperatorCommand
from catalogue.models import Paper

ALONE = ("filter", "by", "check", "style")
"""What cannot go with --split, which writes the whole list."""

SWITCHES: dict[str, dict[str, Any]] = {
    "output": {"metavar": "FILE", "help": "write there, not to standard output"},
    "check": {"metavar": "FILE", "help": "show what is stale; exit 1 if so"},
    "layout": {"choices": exporting.LAYOUTS, "help": "write every entry anew in this layout"},
    "style": {
        "choices": ["lint"],
        "help": "such that awesome-lint passes: badge, contents, one way to write; as a list by default",
    },
    "filter": {"metavar": "QUERY", "help": "a list of these papers; QUERY as on the browse page"},
    "by": {"choices": exporting.BY, "help": "a list under headings of this kind"},
    "split": {
        "choices": ["category"],
        "help": "a file for each top category and an index, in the folder that --output names",
    },
}


class Command(OperatorCommand):
    help = "Write the README.md: as it was imported, but for what was changed since."

    def add_arguments(self, parser: CommandParser) -> None:
        for name, said in SWITCHES.items():
            parser.add_argument(f"--{name}", **said)

    def handle(self, *args: Any, **options: Any) -> None:
        name = options["check"] or options["output"]
        try:
            if options["split"]:
                self.write_files(options)
                return
            export = chosen(options)
            self.tell(export)
            if options["check"]:
                check_file(name, export, self.stdout.write)
            elif options["output"]:
                write_file(name, export, options)
                self.stderr.write(f"{name}: {len(export.content):,} bytes written.")
            else:
                hand_on([export.content], self.stdout)
        except OSError as error:
            raise CommandError(f"{error.filename or name}: {error.strerror}") from error

    def tell(self, export: exporting.Export | exporting.Split) -> None:
        for notice in export.notices:
            self.stderr.write(notice.told("README.md"))

    def write_files(self, options: dict[str, Any]) -> None:
        found = split(options)
        self.tell(found)
        sizes = ", ".join(f"{name} {len(content):,}" for name, content in found.files.items())
        self.stderr.write(f"{options['output']}: {len(found.files)} files written; bytes: {sizes}.")


def check_file(name: str, export: exporting.Export, say: Callable[[str], object]) -> None:
    """Say that the file is up to date, or what is stale in it, which is an error."""
    there = Path(name).read_bytes()
    if there != export.content:
        say("\n".join(exporting.difference(there.decode(errors="replace"), export.text)))
        raise CommandError(f"{name} is stale: --output in place of --check writes it anew")
    say(f"{name} is up to date.")


def is_derived(options: dict[str, Any]) -> bool:
    return options["filter"] is not None or options["by"] is not None


def chosen(options: dict[str, Any]) -> exporting.Export:
    """The README, or the list of a part or by other headings that is asked for."""
    if options["style"]:
        layout = exporting.LINT_LAYOUTS[options["layout"] or "list"]
        return exporting.linted(written(layout, options))
    return written(exporting.LAYOUTS.get(options["layout"]), options)


def written(layout: exporting.Layout | None, options: dict[str, Any]) -> exporting.Export:
    if not is_derived(options):
        return exporting.markdown(layout)
    # Out of all papers by SQL: columns would be read for this one question.
    papers = PaperFilter(QueryDict(options["filter"] or ""), Paper.objects.published())
    if wrong := exporting.complaint(papers):
        raise CommandError(f"--filter: {wrong}")
    address = f"{settings.SITE_URL}{reverse('catalogue:paper_list')}{papers.query()}"
    shown_at = address if settings.SITE_URL else ""
    return exporting.derived(papers, options["by"] or "category", layout=layout, shown_at=shown_at)


def write_file(name: str, export: exporting.Export, options: dict[str, Any]) -> None:
    """Write the file; what is staged is compared with the README as last written so."""
    replace_file(Path(name), export.content)
    if not is_derived(options) and not options["layout"] and not options["style"]:
        with changing(None, f"Export to {name}", history=False) as change:
            exporting.record_export(change, export.text)


def split(options: dict[str, Any]) -> exporting.Split:
    """Write the files of the split list into their folder, the index last."""
    if unfit := [name for name in ALONE if options[name] is not None]:
        raise CommandError(f"--split cannot go with --{unfit[0]}.")
    if not options["output"]:
        raise CommandError("--split needs --output: the folder for the files.")
    found = exporting.split(exporting.LAYOUTS.get(options["layout"]))
    folder = Path(options["output"])
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in found.files.items():
        replace_file(folder / name, content)
    return found
