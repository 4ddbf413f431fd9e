"""The inline scanner: what stands in a stretch of text, token by token, each with its span.

One scanner serves every build. It says what a token looks like; what it means is for `fields.py`.
Nothing is found in what is escaped, in code or in a comment.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from catalogue.readme.entry import LinkSpan, Span
from catalogue.readme.inline import HIDDEN, MASK, mask

URL = (
    r"\([ \t\r\n]*(?P<url><[^<>\r\n]*>|[^\s()<>]*(?:\([^\s()]*\)[^\s()<>]*)*)"
    r"(?:[ \t]+(?:\"[^\"\r\n]*\"|'[^'\r\n]*'))?[ \t\r\n]*\)"
)
LABEL = r"(?P<label>(?:[^\[\]]|\[[^\[\]]{0,300}\]){0,1000}?)"
TORN = r"[ \t]*(?:\\?(?:\r\n|\n|\r))?[ \t]*"

LINKS = (
    re.compile(rf"\[\[{LABEL}\]{TORN}{URL}\]"),
    re.compile(rf"\[\[{LABEL}\]\]{URL}"),
    re.compile(rf"{MASK}{MASK}\[{LABEL}\]{URL}{MASK}{MASK}"),
    re.compile(rf"\[{LABEL}\]{URL}"),
)
REFERENCE = re.compile(r"\[(?P<label>[^\[\]]{1,1000})\][ ]?\[(?P<name>[^\[\]]{0,300})\]")
ANCHOR = re.compile(
    r"<a\b[^<>]*\bhref[ ]*=[ ]*([\"'])(?P<url>[^\"'<>\s]*)\1[^<>]*>(?P<label>.{0,1000}?)</a[ ]*>",
    re.DOTALL | re.IGNORECASE,
)
BARE = re.compile(r"<?(?P<url>https?://[^\s<>()\[\]|*\"“”]+)>?")
IMAGE = re.compile(r"!\[[^\[\]]{0,1000}\](?:\([^()\s]{0,2000}[^()]{0,300}\)|\[[^\[\]]{0,300}\])")
HTML = re.compile(r"<(?P<name>/?[a-zA-Z][a-zA-Z0-9]*)\b[^<>]{0,2000}>")

BOLD = (
    re.compile(r"\*\*(?!\s)(?P<text>.{1,2000}?)(?<!\s)\*\*(?!\*)", re.DOTALL),
    re.compile(r"(?<!\w)__(?!\s)(?P<text>.{1,2000}?)(?<!\s)__(?!\w)", re.DOTALL),
)
ITALIC = (
    re.compile(r"\*(?![\s*])(?P<text>(?:[^*]|\*\*[^*]{1,300}\*\*){1,4000}?)(?<!\s)\*(?!\*)"),
    re.compile(r"(?<!\w)_(?![\s_])(?P<text>.{1,4000}?)(?<!\s)_(?!\w)", re.DOTALL),
)
TAGGED = r"(?P<text>[^<>]{1,2000})"
PATTERNS = {
    "*": (("bold", BOLD[0]), ("italic", ITALIC[0])),
    "_": (("bold", BOLD[1]), ("italic", ITALIC[1])),
    "[": (("tag", re.compile(r"\[(?P<text>(?:[^\[\]]|\[[^\[\]]{0,300}\]){1,300})\]")),),
    "(": (("paren", re.compile(r"\((?P<text>(?:[^()]|\([^()]{0,300}\)){1,300})\)")),),
    "【": (("tag", re.compile(r"【(?P<text>[^【】]{1,300})】")),),
    "（": (("paren", re.compile(r"（(?P<text>[^（）]{1,300})）")),),
    '"': (("quote", re.compile(r"\"(?P<text>[^\"]{1,1000})\"")),),
    "“": (("quote", re.compile(r"“(?P<text>[^“”]{1,1000})[”“]")),),
    "<": (
        ("bold", re.compile(rf"<(b|strong)>{TAGGED}</\1>", re.IGNORECASE)),
        ("italic", re.compile(rf"<(i|em)>{TAGGED}</\1>", re.IGNORECASE)),
        ("html", HTML),
    ),
}
ESCAPED_TAG = re.compile(
    rf"{MASK}{{2}}(?P<text>(?:\*\*|__).{{1,300}}?(?:\*\*|__)"
    rf"|[^{MASK}\[\]]{{0,60}}(?<!\d)(?:19|20)\d\d(?!\d)[^{MASK}\[\]]{{0,60}}){MASK}{{2}}"
)
"""A tag such as ``\\[**ICML 2020**\\]``, which is no reference by the rules of awesome-lint; without bold if it
holds a year."""

SPECIAL = re.compile(rf"!\[|[\[(（【*_\"“<{MASK}]|https?://")

HOLDS_LINK = re.compile(r"\]\(|^[(\[]https?://")

References = Mapping[str, str]
"""The addresses of a file's link reference definitions, by their folded names."""


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of text: where it stands with its marks, and its content without them.

    Kinds: text, bold, italic, tag (in square brackets), paren, quote, code, link, image, html.
    """

    kind: str
    span: Span
    content: Span
    link: LinkSpan | None = None


class Source:
    """The text of a block, with its hidden twin, in which tokens are looked for."""

    def __init__(self, raw: str, references: References) -> None:
        self.raw = raw
        self.hidden = {found.start(): found.end() for found in HIDDEN.finditer(raw)}
        self.masked = mask(raw)
        self.references = references

    def cut(self, span: Span) -> str:
        return self.raw[slice(*span)]

    def tokens(self, span: Span) -> list[Token]:
        """The tokens of a stretch, without gaps."""
        found: list[Token] = []
        place = start = span[0]
        while place < span[1]:
            special = SPECIAL.search(self.masked, place, span[1])
            if special is None:
                break
            token = self._token(special.start(), span[1])
            if token is None:
                place = self.hidden.get(special.start(), special.end())
                continue
            found += self._text(start, token.span[0])
            found.append(token)
            place = start = token.span[1]
        return found + list(self._text(start, span[1]))

    @staticmethod
    def _text(start: int, end: int) -> Iterator[Token]:
        if start < end:
            yield Token("text", (start, end), (start, end))

    def _token(self, place: int, end: int) -> Token | None:
        opener = self.masked[place]
        if opener == "!":
            image = IMAGE.match(self.masked, place, end)
            return Token("image", image.span(), image.span()) if image else None
        if opener in "[<h" or opener == MASK:
            link = self._link(place, end)
            if link is not None:
                return link
        if opener == MASK:
            return self._code(place, end) or self._escaped_tag(place, end)
        for kind, pattern in PATTERNS.get(opener, ()):
            found = pattern.match(self.masked, place, end)
            if found and not (kind in {"tag", "paren"} and HOLDS_LINK.search(found[0])):
                return _marked(kind, found)
        return None

    def _link(self, place: int, end: int) -> Token | None:
        patterns = {"[": LINKS, MASK: LINKS[2:3], "<": (ANCHOR, BARE), "h": (BARE,)}
        for pattern in patterns[self.masked[place]]:
            found = pattern.match(self.masked, place, end)
            if found:
                label = found.span("label") if "label" in pattern.groupindex else (place, place)
                return self._linked(found.span(), label, found.span("url"))
        found = REFERENCE.match(self.masked, place, end)
        name = (found["name"] or found["label"]) if found else ""
        if found is None or fold_name(name) not in self.references:
            return None
        return self._linked(found.span(), found.span("label"), (found.end(), found.end()))

    @staticmethod
    def _linked(whole: Span, label: Span, url: Span) -> Token:
        return Token("link", whole, label, LinkSpan(whole, label, url))

    def _escaped_tag(self, place: int, end: int) -> Token | None:
        found = ESCAPED_TAG.match(self.masked, place, end)
        if found and self.raw.startswith("\\[", place) and self.raw[: found.end()].endswith("\\]"):
            return _marked("tag", found)
        return None

    def _code(self, place: int, end: int) -> Token | None:
        """A stretch of code; what else is hidden is text."""
        stop = self.hidden.get(place, place)
        if self.raw[place] != "`" or stop > end or stop == place:
            return None
        ticks = 0
        while self.raw[place + ticks] == "`" and 2 * ticks < stop - place:
            ticks += 1
        return Token("code", (place, stop), (place + ticks, max(place + ticks, stop - ticks)))


def _marked(kind: str, found: re.Match[str]) -> Token:
    content = found.span("text") if "text" in found.re.groupindex else found.span()
    return Token(kind, found.span(), content)


def fold_name(name: str) -> str:
    """The name of a reference as Markdown compares it."""
    return " ".join(name.split()).casefold()
