import gzip
import json
import lzma
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO

from django.core.management.base import CommandError, CommandParser
from tqdm import tqdm

from catalogue.formats import READABLE, Format, of_file
from catalogue.importing import Refused, import_papers
from catalogue.management.base import OperatorCommand

UNPACKED: dict[str, Callable[[Any], Any]] = {".xz": lzma.open, ".gz": gzip.open}
ENDINGS = ", ".join(f".{form.extension}" for form in READABLE.values())


class Command(OperatorCommand):
    help = f"Import papers from a file ({ENDINGS}; also packed as .gz or .xz)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", help="the papers")
        parser.add_argument("--format", choices=READABLE, help="default: by the file's ending")
        parser.add_argument("--dry-run", action="store_true", help="do it all and keep nothing")
        parser.add_argument("--json", action="store_true", help="print one JSON object")

    def handle(self, *args: Any, **options: Any) -> None:
        path = Path(options["file"])
        form = form_of(path, options["format"])
        self.stderr.write(f"Importing {path} …")
        watch = partial(tqdm, unit=" papers", disable=None)  # silent where stderr is no terminal
        dry = options["dry_run"]
        try:
            with opened(path) as file:
                report = import_papers(file, path.name, form, dry_run=dry, watch=watch)
        except Refused as refused:
            raise CommandError(refused.told(str(path))) from refused
        if options["json"]:
            self.stdout.write(json.dumps(report.as_json(), ensure_ascii=False, indent=2))
        else:
            self.stdout.write("\n".join(report.told(str(path), dry_run=dry)))


def form_of(path: Path, name: str | None) -> Format:
    """The format by its name, else by the ending of the file."""
    plain = path.name.removesuffix(path.suffix) if path.suffix in UNPACKED else path.name
    form = READABLE.get(name or "") or of_file(plain)
    if form is None or form.parse is None:
        raise CommandError(f"{path}: cannot read this kind of file; try {ENDINGS} or --format")
    return form


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """The file, unpacked as it is read."""
    try:
        with path.open("rb") as file:
            yield UNPACKED[path.suffix](file) if path.suffix in UNPACKED else file
    except (EOFError, lzma.LZMAError, gzip.BadGzipFile, zlib.error) as error:
        raise CommandError(f"{path}: cannot be unpacked: {error}") from error
    except OSError as error:
        raise CommandError(f"{path}: {error.strerror}") from error
