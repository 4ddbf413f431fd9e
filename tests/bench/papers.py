"""Where the papers of a benchmark come from: a number of invented ones, or a file of real ones."""

import lzma
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from pathlib import Path

from catalogue.formats import FORMATS, Selection
from catalogue.records import PaperRecord
from tests.bench import invented


@dataclass(frozen=True)
class Papers:
    """Some papers, with a name for the catalogue that is filled from them."""

    name: str
    told: str
    number: int = 0
    file: Path | None = None

    @property
    def origin(self) -> str:
        """What changes when other papers come from the same place."""
        if self.file is None:
            return f"{self.number} invented, seed {invented.SEED}"
        return sha256(self.file.read_bytes()).hexdigest()

    def lines(self) -> Iterator[str]:
        """The file as it is imported, a paper a line."""
        if self.file is None:
            yield from FORMATS["jsonl"].render(Selection(self.records()))
            return
        unpacked = lzma.open if self.file.suffix == ".xz" else open
        with unpacked(self.file, "rt", encoding="utf-8") as lines:
            yield from lines

    def records(self) -> Iterator[PaperRecord]:
        if self.file is None:
            return islice(invented.papers(), self.number)
        parse = FORMATS["jsonl"].parse
        return (given.record for line in self.lines() for given in parse(line))


def named(wanted: str) -> Papers:
    """Read ``20000`` or ``20,000`` as a number of invented papers, anything else as a file."""
    number = wanted.replace(",", "").replace("_", "")
    if number.isdecimal() and int(number):
        return Papers(f"{int(number)}", f"{int(number):,} invented papers", int(number))
    file = Path(wanted).absolute()
    if not file.is_file():
        raise SystemExit(f"{wanted}: neither a number of papers nor a file of them")
    return Papers(file.name.partition(".")[0], file.name, file=file)
