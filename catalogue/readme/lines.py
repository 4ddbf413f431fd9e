r"""Lines as Markdown counts them: ended by ``\\r\\n``, ``\\n`` or ``\\r`` and by nothing else."""

import re

LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+")


def split_lines(text: str) -> list[str]:
    """The lines with their ends; joined they are the text again."""
    return LINE.findall(text)


def is_blank(line: str) -> bool:
    return not line.strip(" \t\r\n")


def ending(line: str) -> str:
    """The line end of one line, empty where it has none."""
    return line[len(line.rstrip("\r\n")) :]


def split_tail(text: str) -> tuple[str, str]:
    """A block's body, and the last line end with the blank lines after it."""
    lines = split_lines(text)
    last = len(lines)
    while last and is_blank(lines[last - 1]):
        last -= 1
    if not last:
        return "", text
    end = sum(map(len, lines[:last])) - len(ending(lines[last - 1]))
    return text[:end], text[end:]


def usual_newline(text: str) -> str:
    r"""The line end that most lines of the text have; ``\\n`` where there is none."""
    crlf = text.count("\r\n")
    counts = {"\r\n": crlf, "\n": text.count("\n") - crlf, "\r": text.count("\r") - crlf}
    best = max(counts, key=lambda newline: counts[newline])
    return best if counts[best] else "\n"
