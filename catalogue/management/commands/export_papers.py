from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError, CommandParser
from django.http import QueryDict

from catalogue import exporting
from catalogue.exporting.files import hand_on, replace_file
from catalogue.filters import PaperFilter
from catalogue.formats import FORMATS, of_file
from catalogue.management.base import OperatorCommand
from catalogue.models import Paper


class Command(OperatorCommand):
    help = "Write the published papers in any format: for programs, reference managers, feeds."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--format", choices=FORMATS, help="default: by the ending of --output, else json"
        )
        parser.add_argument("--output", metavar="FILE", help="write there, not to standard output")
        parser.add_argument("--filter", metavar="QUERY", default="", help="as on the browse page")

    def handle(self, *args: Any, **options: Any) -> None:
        # Out of all papers by SQL: columns would be read for this one question.
        chosen = PaperFilter(QueryDict(options["filter"]), Paper.objects.published())
        if wrong := exporting.complaint(chosen):
            raise CommandError(f"--filter: {wrong}")
        name = str(options["output"] or "")
        form = FORMATS.get(options["format"]) or of_file(name) or FORMATS["json"]
        said: dict[str, Any] = {"title": chosen.heading or "Papers", "site": settings.SITE_URL}
        selection = exporting.selection(chosen.papers, dated=form.dated, **said)
        content = (chunk.encode() for chunk in form.render(selection))
        if name:
            try:
                replace_file(Path(name), content)
            except OSError as error:
                raise CommandError(f"{name}: {error.strerror}") from error
        else:
            hand_on(content, self.stdout)
