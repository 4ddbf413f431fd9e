import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from catalogue.importing import Refused, import_markdown
from catalogue.importing.decoding import MAX_BYTES


class Command(BaseCommand):
    help = "Import a README.md: the first time, or a newer version of it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", help="the README.md")
        parser.add_argument("--dry-run", action="store_true", help="do it all and keep nothing")
        parser.add_argument("--json", action="store_true", help="print one JSON object")
        parser.add_argument("--prune", action="store_true", help="delete papers the file dropped")
        parser.add_argument("--force", action="store_true", help="prune more than a tenth, too")
        parser.add_argument("--new", action="store_true", help="start over with this list")
        parser.add_argument("--max-bytes", type=int, default=MAX_BYTES, help="default: %(default)s")

    def handle(self, *args: Any, **options: Any) -> None:
        name = options["file"]
        switches = {key: options[key] for key in ("prune", "force", "new", "dry_run", "max_bytes")}
        self.stderr.write(f"Importing {name} …")
        try:
            report = import_markdown(Path(name).read_bytes(), Path(name).name, **switches)
        except OSError as error:
            raise CommandError(f"{name}: {error.strerror}") from error
        except Refused as refused:
            raise CommandError(refused.told(name)) from refused
        if options["json"]:
            self.stdout.write(json.dumps(report.as_json(), ensure_ascii=False, indent=2))
        else:
            self.stdout.write("\n".join(report.told(name, dry_run=options["dry_run"])))
