import gzip
import json
import lzma
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from catalogue.formats import FORMATS, Format
from catalogue.importing import Refused, import_papers

UNPACK = {".xz": lzma.decompress, ".gz": gzip.decompress}


class Command(BaseCommand):
    help = "Import paper records from a file (.json, .jsonl; also packed as .gz or .xz)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", help="the records")
        parser.add_argument("--format", choices=FORMATS, help="default: by the file's ending")
        parser.add_argument("--dry-run", action="store_true", help="do it all and keep nothing")
        parser.add_argument("--json", action="store_true", help="print one JSON object")

    def handle(self, *args: Any, **options: Any) -> None:
        path = Path(options["file"])
        form = form_of(path, options["format"])
        self.stderr.write(f"Importing {path} …")
        try:
            report = import_papers(content_of(path), path.name, form, dry_run=options["dry_run"])
        except Refused as refused:
            raise CommandError(refused.told(str(path))) from refused
        if options["json"]:
            self.stdout.write(json.dumps(report.as_json(), ensure_ascii=False, indent=2))
        else:
            self.stdout.write("\n".join(report.told(str(path), dry_run=options["dry_run"])))


def form_of(path: Path, name: str | None) -> Format:
    """The format by its name, else by the ending of the file."""
    suffixes = [suffix for suffix in path.suffixes if suffix not in UNPACK]
    ending = suffixes[-1].removeprefix(".") if suffixes else ""
    by_ending = {form.extension: form for form in FORMATS.values()}
    form = FORMATS.get(name or "") or by_ending.get(ending)
    if form is None:
        endings = ", ".join(f".{known}" for known in by_ending)
        raise CommandError(f"{path}: cannot read this kind of file; try {endings} or --format")
    return form


def content_of(path: Path) -> bytes:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise CommandError(f"{path}: {error.strerror}") from error
    try:
        return UNPACK.get(path.suffix, bytes)(content)
    except (OSError, EOFError, lzma.LZMAError) as error:
        raise CommandError(f"{path}: cannot be unpacked: {error}") from error
