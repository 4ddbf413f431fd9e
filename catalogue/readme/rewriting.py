"""Write a paper into the text of its entry: only what changed, in the entry's own ways."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from catalogue.readme.document import Profile
from catalogue.readme.editing import Pen
from catalogue.readme.entry import Reading, Style
from catalogue.readme.inline import SPELLINGS
from catalogue.readme.lines import split_tail, usual_newline
from catalogue.readme.reading import read
from catalogue.readme.writing import PRINTED, printed, write
from catalogue.records import PaperRecord


@dataclass(frozen=True, slots=True)
class Rewritten:
    """``whole`` says that the entry could not be edited in place and was written anew."""

    text: str
    whole: bool = False


def rewrite(
    text: str,
    record: PaperRecord,
    changed: Collection[str],
    profile: Profile,
    columns: tuple[str, ...] = (),
) -> Rewritten:
    """The block with the changed fields of the record in it; everything else stays as it is.

    ``changed`` names fields of `PaperRecord` that a README prints, ``columns`` are those of the table
    that a row stands in. The result is read again before it is given out; where it would not say what
    the record says, however it is spelled, the entry is written anew.
    """
    reading = read(text, profile, columns)
    body, tail = split_tail(text)
    newline = usual_newline(text)
    if reading is None:
        return Rewritten(write(record, profile.style, newline) + tail, whole=True)
    style = style_of(reading, profile)
    for spelling in SPELLINGS:
        pen = Pen(body, reading, style, newline, spelling)
        edited = pen.apply(record, changed)
        again = read(edited, profile, columns) if edited is not None else None
        if edited is not None and again and says(again.record, record, changed, reading.record):
            return Rewritten(edited + tail)
    return Rewritten(write(record, style, newline) + tail, whole=True)


def style_of(reading: Reading, profile: Profile) -> Style:
    """The style of one entry; where it does not show something, that of the list."""
    return replace(profile.style, **reading.style)


def says(
    found: PaperRecord, wanted: PaperRecord, changed: Collection[str], former: PaperRecord
) -> bool:
    """Whether an entry reads as wanted where it was changed, and as before, or wanted, where it was not."""
    return all(
        printed(found, name) == printed(wanted, name)
        or (name not in changed and printed(found, name) == printed(former, name))
        for name in PRINTED
    )
