"""The list as awesome-lint asks for it: badge, contents and one way to write everything.

The rules are those of npm awesome-lint 2: https://github.com/sindresorhus/awesome-lint
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from markdown_it.token import Token

from catalogue.exporting import formatting
from catalogue.exporting.excusing import excused, kept_apart, pieces_of
from catalogue.exporting.formatting import Block, blocks_of, level_of, name_of
from catalogue.exporting.layouts import LAYOUTS, Layout
from catalogue.exporting.limit import near_limit
from catalogue.exporting.markdown import Export
from catalogue.models import Category, Link, Paper
from catalogue.readme import Style, headings
from catalogue.readme.faults import link_key
from catalogue.readme.inline import escape

BADGE = "[![Awesome](https://awesome.re/badge.svg)](https://awesome.re)"
AWESOME = re.compile(
    r"https?://(?:www\.)?(?:awesome\.re|github\.com/sindresorhus/awesome)/?(?:#.*)?"
)
CONTENTS = "Contents"
CALLED_CONTENTS = re.compile(r"(?:table of )?contents?|toc|index|outline", re.IGNORECASE)
NOT_IN_CONTENTS = {"Contributing", "Footnotes", "Related Lists"}
BREAK = re.compile(r"<br[ ]*/?>", re.IGNORECASE)

TOP, LISTED, DEEPEST = 2, 3, 6
"""The level of headings below the title, of those listed below them in Contents, and the last."""

LINT_LAYOUTS = {
    "list": Layout(
        Style(
            build="item", order="TVAL", marker="- ", title_open="[", title_close="]({url})",
            title_gap=" - ", tag_open="**", tag_close="**", tag_gap=", ", emphasis="*",
            link_open="[", link_close=")",
        )
    ),
    "stacked": Layout(
        Style(
            tag_open="\\[**", tag_close="**\\]", emphasis="*",
            link_open="\\[[", link_close=")\\]",
        ),
        blank_lines=1,
    ),
    "table": replace(
        LAYOUTS["table"], style=replace(LAYOUTS["table"].style, link_open="[", link_close=")")
    ),
}  # fmt: skip
"""The layouts as the linter passes them. An item must begin with text, or with a link and a dash."""


def linted(export: Export) -> Export:
    """The list such that awesome-lint passes, but for what `inspect_markdown` tells of its data."""
    content = lint(export.text, Category.objects.list_name() or "Papers", _shared()).encode()
    kept = (notice for notice in export.notices if notice.code != "large")
    return Export(content, (*kept, *near_limit("The list", content)))


def _shared() -> set[str]:
    """The links to a paper that stand below more than one."""
    papers: dict[str, set[int]] = {}
    links = Link.objects.there().filter(kind=Link.Kind.PAPER, paper__in=Paper.objects.published())
    for paper, url in links.values_list("paper", "url").order_by():
        papers.setdefault(link_key(url), set()).add(paper)
    return {key for key, of in papers.items() if len(of) > 1}


def lint(text: str, name: str, faulty: Collection[str] = ()) -> str:
    """Write a list such that awesome-lint passes, but for what is wrong in its data.

    ``name`` heads a list that has no title. ``faulty`` are links that different papers share, as
    `link_key` has them: these are left for the linter to tell. For what is no paper and cannot be
    said otherwise (prose that begins a list item with a link, a link said twice) the rule is switched
    off in a comment around it.
    """
    blocks = _headed(_without_contents(list(blocks_of(text))), name)
    first = next((n for n, block in enumerate(blocks) if level_of(block) > 1), len(blocks))
    contents = list(_contents(blocks))
    head = [*blocks[:first], *contents]
    pieces = [piece for block in blocks[first:] for piece in pieces_of(block)]
    found = [*excused(head, faulty, pieces), *excused(pieces, faulty, head, lists=True)]
    return formatting.render([token for block in kept_apart(found) for token in block])


# The title


def _headed(blocks: list[Block], name: str) -> list[Block]:
    """One heading of the first level, with the badge, and all others below it without a gap in levels.

    A file that begins with HTML has its heading there.
    """
    blocks = [block for block in map(_without_badge, blocks) if block]
    title = next((block for block in blocks if level_of(block) == 1), None)
    if title is None and not (blocks and blocks[0][0].type == "html_block"):
        title = next(blocks_of(f"# {escape(name)}"))
        blocks = [title, *blocks]
    if title is not None:
        title[1].children = [*(title[1].children or []), *_badge()]
        if next(block for block in blocks if level_of(block)) is not title:
            blocks = [title, *(block for block in blocks if block is not title)]
    _outline(block for block in blocks if level_of(block) and block is not title)
    return blocks


def _badge() -> list[Token]:
    return [Token("text", "", 0, content=" "), *(next(blocks_of(BADGE))[1].children or [])]


def _outline(titled: Iterable[Block]) -> None:
    """Give headings below the title their levels anew: the outline as it is, without jumps."""
    above: list[int] = []
    for block in titled:
        level = level_of(block)
        while above and above[-1] >= level:
            above.pop()
        above.append(level)
        block[0].tag = block[-1].tag = f"h{min(len(above) + 1, DEEPEST)}"
        block[0].markup = block[-1].markup = "#" * min(len(above) + 1, DEEPEST)
        block[1].children = _without_end(block[1].children or [])


def _without_end(children: Sequence[Token]) -> list[Token]:
    """What a paragraph or heading says, without blanks and breaks behind it."""
    kept = list(children)
    while kept and _is_space(kept[-1]):
        kept.pop()
    if kept and kept[-1].type == "text":
        kept[-1].content = kept[-1].content.rstrip()
    return kept


def _without_badge(block: Block) -> Block:
    """The block without links to the page of awesome lists around a picture; nothing if that was all."""
    inline = block[1] if len(block) > 1 and block[1].type == "inline" else None
    if inline is None or not any(map(_is_awesome, inline.children or ())):
        return block
    kept: list[Token] = []
    inside = False
    for token in inline.children or ():
        inside = inside or _is_awesome(token)
        if not inside and (kept or not _is_space(token)):
            kept.append(token)
        inside = inside and token.type != "link_close"
    inline.children = _without_end(kept)
    return block if inline.children else []


def _is_space(token: Token) -> bool:
    if token.type == "html_inline":
        return BREAK.fullmatch(token.content) is not None
    return token.type.endswith("break") or (token.type == "text" and not token.content.strip())


def _is_awesome(token: Token) -> bool:
    return token.type == "link_open" and AWESOME.fullmatch(str(token.attrs.get("href"))) is not None


# Contents


def _without_contents(blocks: Sequence[Block]) -> list[Block]:
    """The blocks without the lists of contents they had, and without the headings that are empty then."""
    kept = [block for block in blocks if not _is_contents(block)]
    emptied = [
        block
        for block, after in pairwise([*kept, [Token("heading_open", "h1", 1)]])
        if level_of(block)
        and CALLED_CONTENTS.fullmatch(name_of(block).strip(" :"))
        and (level_of(after) or after[0].type == "hr")
    ]
    return [block for block in kept if not any(block is one for one in emptied)]


def _is_contents(block: Block) -> bool:
    """A list whose items all lead to headings, with nothing else in them."""
    if block[0].type not in {"bullet_list_open", "ordered_list_open"}:
        return False
    items = [token.children or [] for token in block if token.type == "inline"]
    return bool(items) and all(map(_leads_to_heading, items))


def _leads_to_heading(children: Sequence[Token]) -> bool:
    links = [token for token in children if token.type == "link_open"]
    return bool(links) and all(str(link.attrs.get("href")).startswith("#") for link in links)


def _contents(blocks: Sequence[Block]) -> Iterator[Block]:
    """A list of all sections and those one level below them."""
    titled = [block for block in blocks if level_of(block)]
    known = [CONTENTS, *map(name_of, titled)]
    is_listed, lines = False, []
    for block, anchor in zip(titled, list(headings.anchors(known))[1:], strict=True):
        level, name = level_of(block), name_of(block)
        if level == TOP:
            is_listed = name not in NOT_IN_CONTENTS
        if is_listed and TOP <= level <= LISTED:
            lines.append(f"{'  ' * (level - TOP)}- [{escape(name)}](#{anchor})")
    if lines:
        yield from blocks_of(f"## {CONTENTS}\n\n" + "\n".join(lines))
