"""Markdown of notes and descriptions as HTML that is safe to show.

The only place in the project that marks a string as safe. The parser escapes raw HTML; links lead to
the web or to a mailbox; a picture becomes a link to it, so that nothing foreign is fetched; a heading
becomes a strong line, so that it does not enter the outline of the page; and there is no inline style.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from django.utils.safestring import SafeString
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

REL = "nofollow ugc noopener"
LONGEST_ADDRESS = 2000
SAFE_ADDRESS = re.compile(
    r"(?i)https?://[\w.-]*\w[\w.-]*(?::[0-9]{1,5})?(?:[/?#].*)?|mailto:[^\s@]+@[^\s@]+"
)

IN_SCRIPT = {ord(sign): f"\\u{ord(sign):04X}" for sign in "<>&"}


def render(text: str) -> SafeString:
    """Render Markdown as HTML in which nothing runs and nothing is fetched."""
    whole = text.encode(errors="replace").decode()
    return SafeString(MARKDOWN.render(whole))


def embed(described: Any) -> SafeString:
    """Write JSON that may stand in a script element: nothing in it ends the element or opens another."""
    text = json.dumps(described, ensure_ascii=False, separators=(",", ":"))
    return SafeString(text.encode(errors="replace").decode().translate(IN_SCRIPT))


class Notes(MarkdownIt):
    """The parser, which makes a link of nothing but a web address or a mailbox."""

    def validateLink(self, url: str) -> bool:  # noqa: N802 - the parser's own word
        return len(url) <= LONGEST_ADDRESS and SAFE_ADDRESS.fullmatch(url) is not None


def _make_harmless(state: StateCore) -> None:
    for token in state.tokens:
        token.attrs.pop("style", None)
        if token.children:
            token.children = list(_harmless(token.children))


def _harmless(tokens: list[Token]) -> Iterator[Token]:
    """Mark links as foreign, and turn pictures into links, or into their text inside of a link."""
    address = ""
    for token in tokens:
        if token.type == "link_open":
            address = str(token.attrs["href"])
            token.attrSet("rel", REL)
        if token.type == "image":
            yield from _pictured(token, inside=bool(address))
        elif address or token.type not in {"link_open", "link_close"}:
            yield token
        if token.type == "link_close":
            address = ""


def _pictured(image: Token, *, inside: bool) -> list[Token]:
    text = RendererHTML().renderInlineAsText(image.children, MARKDOWN.options, {})
    shown = Token("text", "", 0, content=text.strip() or "picture")
    if inside or not image.attrs["src"]:
        return [shown]
    opening = Token("link_open", "a", 1, attrs={"href": image.attrs["src"], "rel": REL})
    return [opening, shown, Token("link_close", "a", -1)]


MARKDOWN = Notes("js-default")
MARKDOWN.core.ruler.push("harmless", _make_harmless)
MARKDOWN.add_render_rule("heading_open", lambda *_: "<p><strong>")
MARKDOWN.add_render_rule("heading_close", lambda *_: "</strong></p>\n")
