"""A file of records, read as it is needed: lines one by one where a format has lines."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import BinaryIO, Protocol, TypeVar

from catalogue.formats import BadRecord, Format, Given
from catalogue.formats.lines import read_lines
from catalogue.importing.decoding import decode, decode_line
from catalogue.importing.report import Refused
from catalogue.records import Notice

MAX_BYTES = 1_000_000_000

DEEPEST = 5
"""Levels of headings below the list's title."""

T = TypeVar("T")


class Watch(Protocol):
    """Goes through what a long work goes through, and shows how far it is: `tqdm` does."""

    def __call__(
        self, found: Iterable[T], /, *, desc: str, total: int | None = None
    ) -> Iterable[T]: ...


def unwatched(found: Iterable[T], /, *, desc: str, total: int | None = None) -> Iterable[T]:
    return found


@dataclass(frozen=True, slots=True)
class Reading:
    """The records of a file, to be gone through once; how many there are; and the file's checksum."""

    given: Iterable[Given]
    total: int
    sha256: str


def read(file: BinaryIO, form: Format, watch: Watch = unwatched) -> Reading:
    """Read a file, links to a paper as its identifiers; raises Refused, also later, with the line at fault.

    A format of lines is gone through twice, and only some thousands are held at a time: once for what
    is no text, and for the number of records and the checksum, and then for the records.
    """
    if form.parse_line is not None:
        total, checksum = _survey(file)
        file.seek(0)
        lines = ((decode_line(line, number), number) for number, line in enumerate(file, start=1))
        return Reading(_checked(read_lines(form.parse_line, lines)), total, checksum)
    if form.parse is None:
        raise Refused(Notice(0, "unreadable", f"{form.label} cannot be read"))
    content = file.read()
    found = _checked(map(Given.identified, form.parse(decode(content, MAX_BYTES))))
    given = list(watch(found, desc="Reading"))
    return Reading(given, len(given), sha256(content).hexdigest())


def _survey(file: BinaryIO) -> tuple[int, str]:
    """Count the lines that are not blank, and sum all of them up."""
    total, checksum = 0, sha256()
    for number, line in enumerate(file, start=1):
        total += bool(decode_line(line, number).strip("\ufeff \t\r\n"))
        checksum.update(line)
    if not total:
        raise Refused(Notice(0, "empty", "the file is empty"))
    return total, checksum.hexdigest()


def _checked(given: Iterable[Given]) -> Iterator[Given]:
    try:
        for one in given:
            deepest = max(map(len, one.record.categories), default=0)
            if deepest > DEEPEST:
                message = f"a category {deepest} levels deep; {DEEPEST} at most"
                raise Refused(Notice(one.line, "too_deep", message))
            yield one
    except BadRecord as error:
        raise Refused(Notice(error.line, "unreadable", error.message)) from error
