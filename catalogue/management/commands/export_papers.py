from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.http import QueryDict

from catalogue import exporting
from catalogue.exporting.files import replace_file
from catalogue.filters import PaperFilter
from catalogue.formats import FORMATS
from catalogue.models import Paper


class Command(BaseCommand):
    help = "Write the published papers as records."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--format", choices=FORMATS, default="json", help="default: %(default)s"
        )
        parser.add_argument("--output", metavar="FILE", help="write there, not to standard output")
        parser.add_argument("--filter", metavar="QUERY", default="", help="as on the browse page")

    def handle(self, *args: Any, **options: Any) -> None:
        chosen = PaperFilter(QueryDict(options["filter"]), Paper.objects.published())
        unknown = [f"{chip.facet} {chip.label}" for chip in chosen.chips if not chip.known]
        if unknown or not chosen.is_valid():
            raise CommandError(f"--filter: nothing has {', '.join(unknown) or 'so many values'}")
        records = exporting.records(chosen.papers)
        chunks = FORMATS[options["format"]].render(records)
        if options["output"]:
            try:
                replace_file(Path(options["output"]), (chunk.encode() for chunk in chunks))
            except OSError as error:
                raise CommandError(f"{options['output']}: {error.strerror}") from error
        else:
            for chunk in chunks:
                self.stdout.write(chunk, ending="")
