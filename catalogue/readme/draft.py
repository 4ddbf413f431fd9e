"""The fields of an entry while its tokens are gone through, and how a stretch is trimmed to its content."""

import re
from dataclasses import dataclass, field

from catalogue.readme.entry import LinkSpan, Span
from catalogue.readme.inline import MASK
from catalogue.readme.scanning import Source, Token

WHOLE_OF = re.compile(
    r"(?:\*\*|__|[*_`\[(（【“\"])\s*(.*?)\s*(?:\*\*|__|[*_`\])）】”\"])", re.DOTALL
)
WORD = re.compile(rf"[^\W_]|{MASK}")
SEPARATORS = " \t\r\n.,;:·•|，。、–—-/"


@dataclass(frozen=True, slots=True)
class Linked:
    """A link as found, and what the line it stands in is called."""

    span: LinkSpan
    key: str = ""


@dataclass(slots=True)
class Draft:
    """The fields found so far. ``order`` has them as in `Style`; ``wholes`` their spans with marks.

    ``parts`` and ``cells`` are those of a row: where venue and year stand, and what its cells hold.
    """

    source: Source
    several: bool
    author_slot: int = 0
    title: Span | None = None
    titled: str = ""
    tag: Span | None = None
    date: Span | None = None
    parts: dict[str, Span] = field(default_factory=dict)
    cells: dict[str, Span] = field(default_factory=dict)
    authors: Span | None = None
    links: list[Linked] = field(default_factory=list)
    order: list[str] = field(default_factory=list)
    wholes: dict[str, Span] = field(default_factory=dict)
    lines: dict[str, Span] = field(default_factory=dict)
    loose: int = 0

    def take_authors(self, content: Span, whole: Span) -> None:
        self.authors = content
        self.put("A", whole)

    def take_tag(self, content: Span, whole: Span) -> None:
        self.tag = content
        self.put("V", whole)

    def take_link(self, token: Token, key: str = "") -> None:
        if token.link is not None:
            self.links.append(Linked(token.link, key))
            self.put("L", token.span)

    def take_promise(self, token: Token, content: Span) -> None:
        """A label without an address."""
        self.links.append(Linked(LinkSpan(token.span, content, (content[1], content[1]))))
        self.put("L", token.span)

    def put(self, letter: str, whole: Span) -> None:
        """Note that a field stands here."""
        if letter == "L" and "L" in self.wholes:
            whole = (self.wholes["L"][0], whole[1])
        elif letter != "L" or self.order[-1:] != ["L"]:
            self.order.append(letter)
        self.wholes[letter] = whole


def significant(source: Source, span: Span) -> list[Token]:
    """The tokens that hold a word or lead somewhere."""
    return [token for token in source.tokens(span) if _signifies(source, token)]


def _signifies(source: Source, token: Token) -> bool:
    if token.kind == "text":
        return WORD.search(source.masked, *token.span) is not None
    return token.kind not in {"image", "html"}


def trim(source: Source, span: Span, marks: str = SEPARATORS) -> Span:
    """The span without blanks and separators at its edges."""
    text = source.masked[slice(*span)]
    start = span[0] + len(text) - len(text.lstrip(marks))
    return start, max(start, span[1] - len(text) + len(text.rstrip(marks)))


def unwrap(source: Source, token: Token) -> Span:
    """The content of a token, and of the marks that stand directly within its marks."""
    start, end = token.content
    while found := WHOLE_OF.fullmatch(source.masked, start, end):
        inner = found.span(1)
        if inner[0] >= inner[1] or (token.kind == "tag" and found[0][0] not in "*_`["):
            break
        start, end = inner
    return start, end
