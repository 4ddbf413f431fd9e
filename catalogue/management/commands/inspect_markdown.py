import json
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.template.loader import render_to_string

from catalogue.exporting.files import replace_file
from catalogue.importing import Refused
from catalogue.importing.inspecting import inspect_markdown
from catalogue.management.base import OperatorCommand


class Command(OperatorCommand):
    help = "Show what an import would see in a README.md, without importing it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", help="the README.md")
        parser.add_argument("--json", action="store_true", help="print one JSON object")
        parser.add_argument(
            "--html", metavar="FILE", help="write a page: the source, and what was read"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        name = options["file"]
        try:
            found = inspect_markdown(Path(name).read_bytes())
            if options["html"]:
                page = render_to_string("catalogue/inspection.html", {"found": found, "name": name})
                replace_file(Path(options["html"]), page.encode())
        except OSError as error:
            raise CommandError(f"{error.filename or name}: {error.strerror}") from error
        except Refused as refused:
            raise CommandError(refused.told(name)) from refused
        if options["json"]:
            self.stdout.write(json.dumps(found.as_json(), ensure_ascii=False, indent=2))
        else:
            self.stdout.write("\n".join(found.told(name)))
