"""What awesome-lint would tell of a list's data, whatever the list is written like.

The rules are those of npm awesome-lint 2: https://github.com/sindresorhus/awesome-lint
"""

import re
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from catalogue import names
from catalogue.readme.document import Document, Heading, pieces
from catalogue.readme.inline import MARKDOWN
from catalogue.records import Notice

SMALL = {
    "a", "an", "and", "as", "at", "but", "by", "en", "for", "from", "how", "if", "in", "nor", "of",
    "on", "only", "onto", "or", "out", "per", "so", "than", "that", "the", "to", "until", "up",
    "upon", "v", "versus", "via", "vs", "when", "with", "without", "yet",
}  # fmt: skip
"""Words that titles in English have small."""

JOINED = re.compile(r"\S+[-_]\S+")
OTHER = re.compile(r"[^\w\s’'-]")
"""What no title has that the linter takes for one in title case."""

ENDS = tuple("!,.:;?")
REPEATED = re.compile(r"([！!~～,，·?？])\1")
CLOSES = {'"': '"', "”": "“", "’": "‘", "』": "『", "）": "（", "》": "《", "」": "「", "】": "【"}
MARKS = {*CLOSES, *CLOSES.values()}
APOSTROPHE = re.compile(r"(?<=\w)[’'](?=[\w\s.,;:!?()\[\]{}\"'’”—–]|$)")
TRACKING = re.compile(r"(?:^|(?<=&))utm_\w+=[^&]*&?")


def faults(document: Document) -> Iterator[Notice]:
    """The faults in the order of the lines; links that papers share are among the warnings of an import."""
    is_first = True
    for piece in pieces(document):
        node = piece.node
        if isinstance(node, Heading):
            yield from _of_heading(node, is_title=is_first and node.level == 1)
            is_first = False
        for line, said in _paragraphs(node.text):
            yield from _of_text(node.line + line, said)


def link_key(url: str) -> str:
    """What two addresses have in common that the linter takes for one: no scheme, no ``www.``."""
    bare = re.sub(r"^(?:https?:)?//(?:www\.)?", "", url.strip(), flags=re.IGNORECASE)
    address, mark, fragment = bare.partition("#")
    place, _, query = address.partition("?")
    host, slash, path = place.partition("/")
    query = TRACKING.sub("", query).rstrip("&")
    shown = f"{host.lower()}{slash}{path}".rstrip("/") + ("?" + query if query else "")
    return shown + mark + fragment


def _of_heading(heading: Heading, *, is_title: bool) -> Iterator[Notice]:
    if is_title and not _is_in_title_case(heading.name):
        message = f"the title of the list is not in title case, or has marks in it: {heading.name}"
        yield Notice(heading.line, "title_case", message)
    if heading.name.endswith(ENDS):
        message = f"a heading ends with a mark: {heading.name}"
        yield Notice(heading.line, "heading_mark", message, heading.name.rstrip("".join(ENDS)))


def _is_in_title_case(title: str) -> bool:
    words = title.split()
    if OTHER.search(title) or (len(words) == 1 and JOINED.fullmatch(title)):
        return False
    return not any(
        word[:1].islower() and (word not in SMALL or place in {0, len(words) - 1})
        for place, word in enumerate(words)
    )


def _paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """The paragraphs of a text, lists and quotes included, each with the line it begins in, from 0."""
    for token in MARKDOWN.parse(text):
        if token.type == "inline" and token.map:
            yield token.map[0], "".join(_said(token.children or ()))


def _said(tokens: Sequence[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type in {"text", "text_special"}:
            yield token.content
        elif token.type.endswith("break"):
            yield "\n"


def _of_text(line: int, said: str) -> Iterator[Notice]:
    if found := REPEATED.search(said):
        message = f"“{found[1]}” twice in a row: {_around(said, found.start())}"
        yield Notice(line, "repeated_mark", message)
    if (place := _unbalanced(said)) is not None:
        message = f"a quote or bracket without its other half: {_around(said, place)}"
        yield Notice(line, "unbalanced", message)


def _around(said: str, place: int) -> str:
    return names.clean(said[max(0, place - 25) : place + 25])


def _unbalanced(said: str) -> int | None:
    """Where the first mark stands that opens or closes nothing."""
    opened: list[tuple[str, int]] = []
    apostrophes = {found.start() for found in APOSTROPHE.finditer(said)}
    for place, mark in enumerate(said):
        if place in apostrophes or mark not in MARKS:
            continue
        opener = CLOSES.get(mark)
        held = [n for n, (one, _) in enumerate(opened) if one == opener]
        if opener is None or (mark == opener and not held):
            opened.append((mark, place))
        elif not held or (mark == opener and held[-1] != len(opened) - 1):
            return place
        else:
            del opened[held[-1]]
    return opened[0][1] if opened else None
