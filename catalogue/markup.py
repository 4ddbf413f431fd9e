"""Markdown of notes and descriptions as HTML that is safe to show.

The only place in the project that marks a string as safe. The parser escapes raw HTML; links lead to
the web or to a mailbox; a picture becomes a link to it, so that nothing foreign is fetched; a heading
becomes a strong line, so that it does not enter the outline of the page; and there is no inline style.
"""

import re
from collections.abc import Iterator

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


def render(text: str) -> SafeString:
    """Render Markdown as HTML in which nothing runs and nothing is fetched."""
    whole = text.encode(errors="replace").decode()
    return SafeString(MARKDOWN.render(whole))


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
    inside = False
    for token in tokens:
        if token.type in {"link_open", "link_close"}:
            inside = token.type == "link_open"
            if inside:
                token.attrSet("rel", REL)
        if token.type != "image":
            yield token
        elif inside:
            yield _alternative(token)
        else:
            address = str(token.attrs["src"])
            yield Token("link_open", "a", 1, attrs={"href": address, "rel": REL})
            yield _alternative(token)
            yield Token("link_close", "a", -1)


def _alternative(image: Token) -> Token:
    text = RendererHTML().renderInlineAsText(image.children, MARKDOWN.options, {})
    return Token("text", "", 0, content=text.strip() or "picture")


MARKDOWN = Notes("js-default")
MARKDOWN.core.ruler.push("harmless", _make_harmless)
MARKDOWN.add_render_rule("heading_open", lambda *_: "<p><strong>")
MARKDOWN.add_render_rule("heading_close", lambda *_: "</strong></p>\n")
