"""Markdown in one way of writing: parsed, and rendered as awesome-lint asks for it."""

import re
from collections.abc import Iterable, Iterator, Sequence

import mdformat.plugins
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdformat.renderer import DEFAULT_RENDERERS, MDRenderer, RenderContext, RenderTreeNode
from mdformat.renderer.typing import Render

BRACKET = re.compile(
    r"\\.|\[(?:\^[^\]\[]+|!(?:note|tip|important|warning|caution))\]|[\[\]]",
    re.IGNORECASE | re.DOTALL,
)
"""A bracket, but where it is escaped, or part of a footnote or an alert."""


TICKED = re.compile(r"(?<=^\[)[xX](?=\]\()")
"""A link called x, in which mdformat-gfm sees the box of a task and escapes it."""

Block = list[Token]
"""What stands at the top of a document: a paragraph, a heading, a whole list."""


def _emphasis(node: RenderTreeNode, context: RenderContext) -> str:
    return f"*{_children(node, context)}*"


def _strong(node: RenderTreeNode, context: RenderContext) -> str:
    return f"**{_children(node, context)}**"


def _children(node: RenderTreeNode, context: RenderContext) -> str:
    return "".join(child.render(context) for child in node.children)


def _rule(node: RenderTreeNode, context: RenderContext) -> str:
    return "---"


def _text(node: RenderTreeNode, context: RenderContext) -> str:
    written = DEFAULT_RENDERERS["text"](node, context)
    return BRACKET.sub(lambda found: f"\\{found[0]}" if len(found[0]) == 1 else found[0], written)


def _as_spelled(node: RenderTreeNode, context: RenderContext) -> str:
    """An escape or entity: it may keep a reader of the list from finding a field there."""
    return node.markup


def _heading(node: RenderTreeNode, context: RenderContext) -> str:
    """A heading; mdformat escapes a last ``#`` once more that is escaped already."""
    written = DEFAULT_RENDERERS["heading"](node, context)
    last = node.children[0].children[-1:] if node.children else []
    is_escaped = bool(last) and last[0].type == "text_special" and last[0].markup == "\\#"
    return written.removesuffix("\\\\#") + "\\#" if is_escaped else written


def _as_number(found: re.Match[str]) -> str:
    return f"&#{ord(found[0])};"


def _titled(kind: str) -> Render:
    """A link or picture, its title in single quotes."""

    def render(node: RenderTreeNode, context: RenderContext) -> str:
        title = node.attrs.get("title")
        written = TICKED.sub(_as_number, DEFAULT_RENDERERS[kind](node, context))
        if title is None:
            return written
        quoted = str(title).replace('"', '\\"') if kind == "link" else str(title)
        single = str(title).replace("'", "\\'")
        return written.removesuffix(f' "{quoted}")') + f" '{single}')"

    return render


class _Style:
    """What awesome-lint wants otherwise than mdformat has it."""

    CHANGES_AST = False
    RENDERERS = {
        "em": _emphasis,
        "strong": _strong,
        "hr": _rule,
        "heading": _heading,
        "text": _text,
        "text_special": _as_spelled,
        "link": _titled("link"),
        "image": _titled("image"),
    }
    POSTPROCESSORS: dict = {}

    @staticmethod
    def update_mdit(mdit: MarkdownIt) -> None:
        """Nothing is parsed otherwise."""


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"mdformat": {"number": True}}, renderer_cls=MDRenderer)  # type: ignore[arg-type]
    extensions = mdformat.plugins.PARSER_EXTENSIONS
    parser.options["parser_extension"] = []
    for name in ("gfm", "tables"):
        if extensions[name] not in parser.options["parser_extension"]:
            parser.options["parser_extension"].append(extensions[name])
            extensions[name].update_mdit(parser)
    parser.options["parser_extension"].append(_Style)
    parser.disable("text_join")
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    return parser


PARSER = _parser()


def render(tokens: Sequence[Token]) -> str:
    """The document of the tokens, each in the one way of writing it."""
    return str(PARSER.renderer.render(tokens, PARSER.options, {}))


def comment(text: str) -> Token:
    return Token("html_block", "", 0, content=f"<!--{text}-->\n", block=True)


def blocks_of(text: str) -> Iterator[Block]:
    """The blocks at the top of a document, in order."""
    block: Block = []
    for token in PARSER.parse(text):
        block.append(token)
        if token.level == 0 and token.nesting <= 0:
            yield block
            block = []


def level_of(block: Block) -> int:
    """The level of a heading; 0 for any other block."""
    return int(block[0].tag[1]) if block[0].type == "heading_open" else 0


def name_of(heading: Block) -> str:
    """What a heading shows."""
    return _said(heading[1:-1])


def _said(tokens: Iterable[Token]) -> str:
    return "".join(
        token.content if not token.children else _said(token.children)
        for token in tokens
        if token.type not in {"html_inline", "html_block"} and not token.type.endswith("break")
    )
