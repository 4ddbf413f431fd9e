"""Bytes into text, or a clear refusal."""

from catalogue.importing.report import Refused
from catalogue.records import Notice

MAX_BYTES = 5_000_000
"""The largest README that is read unless the maintainer asks for more; GitHub shows 512,000 bytes."""


def decode(content: bytes, max_bytes: int = MAX_BYTES) -> str:
    """The text of a UTF-8 file; raises Refused with the line of the first thing that is wrong."""
    if len(content) > max_bytes:
        message = f"{len(content):,} bytes are more than the {max_bytes:,} allowed"
        raise Refused(Notice(0, "too_large", message))
    if not content.removeprefix(b"\xef\xbb\xbf").strip():
        raise Refused(Notice(0, "empty", "the file is empty"))
    if b"\x00" in content:
        line = _line(content, content.index(b"\x00"))
        raise Refused(Notice(line, "nul", "byte 0x00: a text file has none"))
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        message = f"byte 0x{content[error.start]:02X}: not UTF-8"
        raise Refused(Notice(_line(content, error.start), "not_utf8", message)) from error


def decode_line(line: bytes, number: int) -> str:
    """The text of one line of a UTF-8 file; raises Refused with its number."""
    if b"\x00" in line:
        raise Refused(Notice(number, "nul", "byte 0x00: a text file has none"))
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError as error:
        message = f"byte 0x{line[error.start]:02X}: not UTF-8"
        raise Refused(Notice(number, "not_utf8", message)) from error


def _line(content: bytes, place: int) -> int:
    before = content[:place]
    return before.count(b"\n") + before.count(b"\r") - before.count(b"\r\n") + 1
