"""Inline Markdown: what a stretch of a line says, and how text is spelled so that it says just that."""

import re
from collections.abc import Callable, Iterator
from html import unescape

from markdown_it import MarkdownIt

from catalogue import names

MASK = "\U00100001"
"""Stands for each character of what is escaped, so that no separator is found in it."""

ENTITY = r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
HIDDEN = re.compile(rf"\\[!-/:-@\[-`{{-~]|{ENTITY}|(`+)(?!`).*?(?<!`)\1(?!`)|<!--.*?-->", re.DOTALL)
MARKED = re.compile(r"[\\`*_\[\]<&!~]")
ESCAPED = re.compile(
    rf"[\\`*\[\]<~]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])|&(?={ENTITY[1:]})"
    r"|(?<=[wW]{3})\.|(?<=[A-Za-z]):(?=//)"
)
"""What is markup in some place, addresses included, of which GitHub makes links."""

UNMARKED = re.compile(r"[\w ,.:;'’“”?!/+()–—-]*")
"""Words and their signs, of which only underscores and addresses could be markup."""

AT = re.compile(r"(?<=[A-Za-z0-9.+_-])@(?=[A-Za-z0-9])")
"""What makes an e-mail address of a text; nothing but another node in between keeps it from being a link."""

PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")
FOREIGN = re.compile(r"[^\w\s!-/:-@\[-`{-~]")
WORD = re.compile(r"(?<!\w)\w")

MARKDOWN = MarkdownIt("commonmark").enable("strikethrough")
MARKDOWN.validateLink = lambda url: True  # type: ignore[method-assign]
MARKDOWN.normalizeLink = lambda url: url  # type: ignore[method-assign]


def mask(raw: str) -> str:
    """The text with its escapes, entities, code and comments hidden, character for character."""
    return HIDDEN.sub(lambda found: MASK * len(found[0]), raw)


def plain(raw: str) -> str:
    """What a reader sees: marks, tags and pictures gone, escapes and entities resolved, one line."""
    if not MARKED.search(raw):
        return names.clean(raw)
    return names.clean("".join(_shown(raw)))


def _shown(raw: str) -> Iterator[str]:
    for token in MARKDOWN.parseInline(raw)[0].children or ():
        if token.type in {"text", "code_inline", "text_special"}:
            yield token.content
        elif token.type in {"softbreak", "hardbreak"} or token.content.startswith("<br"):
            yield " "


def plain_url(raw: str) -> str:
    """The address that a link destination spells."""
    raw = re.sub(ENTITY, lambda found: unescape(found[0]), raw.strip())
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", raw)


def escape(text: str) -> str:
    """Text as inline Markdown that shows the text."""
    return text if _is_unmarked(text) else _apart(_escape, text)


def _is_unmarked(text: str) -> bool:
    """Whether the text shows itself, as most do: no sign of it could be markup."""
    return (
        UNMARKED.fullmatch(text) is not None
        and "_" not in text
        and "//" not in text
        and "www." not in text.lower()
    )


def _apart(spelling: Callable[[str], str], text: str) -> str:
    return "@<!-- -->".join(map(spelling, AT.split(text)))


def _escape(text: str) -> str:
    return ESCAPED.sub(lambda found: "&amp;" if found[0] == "&" else "\\" + found[0], text)


def escape_url(url: str) -> str:
    """An address as link destination."""
    url = re.sub(rf"&(?={ENTITY[1:]})", "&amp;", url.replace("\\", "\\\\"))
    return url if _balanced(url) else re.sub(r"[()]", r"\\\g<0>", url)


def _balanced(url: str) -> bool:
    depth = 0
    for character in url:
        depth += (character == "(") - (character == ")")
        if not 0 <= depth <= 1:
            return False
    return depth == 0


def spell(text: str, reads_back: Callable[[str], bool]) -> str:
    """The simplest spelling of the text that a reader of its place reads back as the text."""
    for spelling in SPELLINGS:
        spelled = spelling(text)
        if reads_back(spelled):
            break
    return spelled


def escape_all(text: str) -> str:
    """The text with all punctuation escaped and all other signs but letters as numbers."""
    return _apart(_escape_all, text)


def _escape_all(text: str) -> str:
    text = PUNCTUATION.sub(r"\\\g<0>", text)
    return FOREIGN.sub(lambda found: f"&#{ord(found[0])};", text)


def spell_out(text: str) -> str:
    """The text with everything escaped in which a reader could find a separator or a word."""
    return _apart(_spell_out, text)


def _spell_out(text: str) -> str:
    letters = {found.start() for found in WORD.finditer(text)}
    return "".join(
        f"&#{ord(character)};" if place in letters else _escape_all(character)
        for place, character in enumerate(text)
    )


SPELLINGS: tuple[Callable[[str], str], ...] = (escape, escape_all, spell_out)
"""Ways to spell a text, from the simplest to the one in which no reader finds anything."""
