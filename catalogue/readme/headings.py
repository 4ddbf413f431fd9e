"""Headings: ATX, setext and HTML; their names, and how they are renamed and moved to another level."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from catalogue.readme import counting, grouping
from catalogue.readme.inline import escape, plain, spell
from catalogue.readme.lines import split_lines
from catalogue.readme.segments import MARKER

ATX = re.compile(r"[ ]{0,3}(#{1,6})(?:[ \t]+(.*?))??(?:[ \t]+#+)?[ \t]*$", re.DOTALL)
HTML = re.compile(r"<h([1-6])\b[^>]*>(.*?)</h\1\s*>", re.DOTALL | re.IGNORECASE)
UNDERLINE = re.compile(r"[ ]{0,3}(=+|-+)[ \t]*$")
ANCHOR_DROPS = re.compile(r"[^\w\- ]")


@dataclass(frozen=True, slots=True)
class Title:
    """What a heading says: its level, and where in its text the content and the marks of the level are.

    ``shown`` is the name with the counter behind it, "Surveys (12)"; ``count`` is where that stands.
    """

    level: int
    name: str
    shown: str
    count: tuple[int, int] | None
    content: tuple[int, int]
    marks: tuple[tuple[int, int], ...]


def read(text: str) -> Title | None:
    """Read a heading's text, rules above and blank lines below included; None where there is none.

    A line that only acts as a heading has no level of its own: 0.
    """
    return _heading(text) or _group(text)


def _heading(text: str) -> Title | None:
    start = 0
    for line in split_lines(text):
        found = ATX.match(line.rstrip("\r\n"))
        if found:
            content = found.span(2) if found[2] is not None else (found.end(1), found.end(1))
            return _title(
                text, len(found[1]), _shift(content, start), [_shift(found.span(1), start)]
            )
        start += len(line)
    html = HTML.search(text)
    if html:
        closing = html.end() - len(html[0]) + html[0].lower().rindex("</h") + 3
        marks = [html.span(1), (closing, closing + 1)]
        return _title(text, int(html[1]), html.span(2), marks)
    return _setext(text)


def _group(text: str) -> Title | None:
    """A bold line, the name of a list in a list, the summary of a fold."""
    body = text.rstrip()
    found = grouping.BOLD_LINE.fullmatch(body) or grouping.SUMMARY.fullmatch(body)
    if found:
        return _title(text, 0, found.span("name"), [])
    marker = MARKER.match(body)
    return _title(text, 0, (marker.end(), len(body)), []) if marker else None


def _setext(text: str) -> Title | None:
    """A setext heading: the last line that is a run of ``=`` or ``-`` below other text."""
    lines = split_lines(text)
    starts = [sum(map(len, lines[:number])) for number in range(len(lines))]
    for number in range(len(lines) - 1, 0, -1):
        found = UNDERLINE.match(lines[number].rstrip("\r\n"))
        above = lines[number - 1].strip()
        if found and above and not re.fullmatch(r"([-*_])[ \t]*(?:\1[ \t]*){2,}", above):
            first = number - 1
            while first and lines[first - 1].strip() and not _is_rule(lines[first - 1]):
                first -= 1
            content = (
                starts[first],
                starts[number] - len(lines[number - 1]) + len(lines[number - 1].rstrip()),
            )
            return _title(text, 1 if "=" in found[1] else 2, content, [])
    return None


def _is_rule(line: str) -> bool:
    return re.fullmatch(r"[ ]{0,3}([-*_])[ \t]*(?:\1[ \t]*){2,}", line.rstrip("\r\n")) is not None


def _shift(span: tuple[int, int], by: int) -> tuple[int, int]:
    return span[0] + by, span[1] + by


def _title(text: str, level: int, content: tuple[int, int], marks: list[tuple[int, int]]) -> Title:
    written = text[slice(*content)]
    name, shown = plain(counting.without(written)), plain(written)
    if not level:
        name, shown = name.rstrip(" :："), shown.rstrip(" :：")
    found = counting.find(written)
    count = _shift(found.span(), content[0]) if found else None
    return Title(level, name, shown, count, content, tuple(marks))


def words(text: str, name: str) -> str:
    """What a heading of this text shows, its counter included; the name where it is no heading."""
    title = read(text)
    return title.shown if title else name


def write(name: str, level: int) -> str:
    """An ATX heading, without line end."""
    marks = "#" * level
    spelled = spell(name, lambda raw: _says(f"{marks} {raw}", name))
    return f"{marks} {spelled}".rstrip()


def _says(heading: str, name: str) -> bool:
    title = read(heading)
    return title is not None and title.name == name


def rename(text: str, name: str) -> str:
    """The heading's text with another name: in place of the old one alone, or as an ATX heading anew."""
    title = read(text)
    if title is None:
        return text
    start, end = title.content
    end = title.count[0] if title.count else end
    content = text[start:end]
    if title.name and content.count(title.name) == 1:
        start += content.index(title.name)
        end = start + len(title.name)
    renamed = text[:start] + escape(name) + text[end:]
    if _says(renamed, name):
        return renamed
    return _anew(text, title, name, title.level)


def recount(text: str, by: int) -> str:
    """The heading's text with its counter, if it has one, so much higher."""
    title = read(text)
    if title is None or title.count is None:
        return text
    start, end = title.count
    return text[:start] + counting.moved(text[start:end], by) + text[end:]


def count(text: str, papers: int) -> str:
    """An ATX heading with a counter behind its name; without one where it would be read as part of that."""
    title, counted = read(text), read(f"{text} ({papers})")
    said = title is not None and counted is not None and title.name == counted.name
    return f"{text} ({papers})" if said else text


def relevel(text: str, level: int) -> str:
    """The heading's text at another level; a setext heading that cannot say it becomes ATX."""
    title = read(text)
    if title is None or title.level in {0, level}:
        return text
    if not title.marks:
        return _anew(text, title, title.name, level)
    marks = "#" * level if text[slice(*title.marks[0])].startswith("#") else str(level)
    for start, end in reversed(title.marks):
        text = text[:start] + marks + text[end:]
    return text


def _anew(text: str, title: Title, name: str, level: int) -> str:
    """Replace the lines of the heading itself by an ATX heading; rules above and blanks below stay."""
    lines = split_lines(text)
    place, first = 0, 0
    while first < len(lines) and place + len(lines[first]) <= title.content[0]:
        place += len(lines[first])
        first += 1
    start = place
    while first < len(lines) and place < title.content[1]:
        place += len(lines[first])
        first += 1
    if not title.marks and first < len(lines):
        place += len(lines[first])
    old = text[start:place]
    counter = text[slice(*title.count)] if title.count else ""
    return text[:start] + write(name, level) + counter + old[len(old.rstrip()) :] + text[place:]


def without_rules(text: str) -> str:
    """The heading's text from its own first line on."""
    title = read(text)
    if title is None:
        return text
    start = min(title.content[0], *(mark[0] for mark in title.marks), len(text))
    return text[text.rfind("\n", 0, start) + 1 :]


def anchor(name: str) -> str:
    """The fragment under which GitHub shows a heading of this name."""
    return ANCHOR_DROPS.sub("", name.lower()).replace(" ", "-")


def anchors(names: Iterable[str]) -> Iterator[str]:
    """The fragments of the headings of one file, in their order: the second of a name ends in "-1"."""
    taken: set[str] = set()
    times: Counter[str] = Counter()
    for name in names:
        first = found = anchor(name)
        while found in taken:
            times[first] += 1
            found = f"{first}-{times[first]}"
        taken.add(found)
        yield found
