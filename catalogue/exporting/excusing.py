"""Comments around what breaks a rule of awesome-lint and cannot be said otherwise."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence, Set as AbstractSet
from itertools import chain, groupby

from markdown_it.token import Token
from wcwidth import wcswidth

from catalogue.exporting import formatting
from catalogue.exporting.formatting import Block, level_of, name_of
from catalogue.readme.faults import link_key

LICENSE = re.compile(r"licen[cs]e", re.IGNORECASE)
LINKS = {"link_open", "gfm_autolink_open"}
TEXTS = {"text", "text_special"}
LISTS = {"bullet_list_open", "ordered_list_open"}


def excused(
    pieces: Sequence[Block],
    faulty: Collection[str],
    others: Iterable[Block],
    *,
    lists: bool = False,
) -> Iterator[Block]:
    """The pieces, with comments around those that break a rule they cannot keep.

    Items are looked at where ``lists``; a link counts as repeated that stands in the ``others``, too.
    """
    times = Counter(key for piece in chain(pieces, others) for key in _counted(piece))
    repeated = {key for key, number in times.items() if number > 1} - set(faulty)
    found = [(tuple(_broken(piece, repeated, lists=lists)), piece) for piece in pieces]
    for rules, group in groupby(found, key=lambda one: one[0]):
        yield from ([formatting.comment(f"lint disable {rule}")] for rule in rules)
        yield from _joined(piece for _, piece in group)
        yield from ([formatting.comment(f"lint enable {rule}")] for rule in rules)


def _broken(piece: Block, repeated: AbstractSet[str], *, lists: bool) -> Iterator[str]:
    if not repeated.isdisjoint(_counted(piece)):
        yield "double-link"
    if lists and any(map(_is_odd, _items(piece))):
        yield "awesome-list-item"
    if level_of(piece) and LICENSE.fullmatch(name_of(piece).strip()):
        yield "awesome-license"
    if piece[0].type == "paragraph_open" and _is_marked(_shown(piece[1])):
        yield "no-emphasis-as-heading"
    if piece[0].type == "table_open" and any(map(_is_wide, piece)):
        yield "table-pipe-alignment"


def _is_wide(token: Token) -> bool:
    """Whether a text takes another number of columns than it has characters, which the linter counts."""
    return wcswidth(token.content) != len(token.content)


def _is_marked(children: Sequence[Token]) -> bool:
    """Whether all of a paragraph stands in one emphasis."""
    if not children or children[0].type not in {"em_open", "strong_open"}:
        return False
    ends = [n for n, token in enumerate(children) if token.nesting < 0 and token.level == 0]
    return ends[0] == len(children) - 1


def pieces_of(block: Block) -> Iterator[Block]:
    """A list as lists of one item each, for each to have its own rules; else the block."""
    if block[0].type not in LISTS:
        yield block
        return
    start = 1
    for place, token in enumerate(block):
        if token.type == "list_item_close" and token.level == 1:
            yield [block[0], *block[start : place + 1], block[-1]]
            start = place + 1


def _joined(pieces: Iterable[Block]) -> Iterator[Block]:
    """The items of one list together again."""
    for _, group in groupby(pieces, key=lambda piece: id(piece[0])):
        parts = list(group)
        if parts[0][0].nesting == 0 or len(parts) == 1:
            yield from parts
            continue
        yield [parts[0][0], *(token for part in parts for token in part[1:-1]), parts[0][-1]]


def _items(piece: Block) -> Iterator[Sequence[Token]]:
    """What the items of a list begin with, those of lists in it too."""
    for place, token in enumerate(piece):
        if token.type == "list_item_open":
            opened = piece[place + 1].type == "paragraph_open"
            yield _shown(piece[place + 2]) if opened else []


def _shown(inline: Token) -> Sequence[Token]:
    """What is in a paragraph; where marks could have begun, the parser leaves empty texts."""
    return [token for token in inline.children or () if token.content or token.type != "text"]


def _is_odd(item: Sequence[Token]) -> bool:
    """Neither text first, nor a linked name with a dash behind it and more than prose after."""
    if not item or item[0].type != "link_open":
        return not item or item[0].type not in TEXTS
    close = next(n for n, token in enumerate(item) if token.type == "link_close")
    leads = str(item[0].attrs["href"]).startswith(("http://", "https://"))
    if not leads or any(token.type == "image" for token in item[:close]):
        return True
    after = item[close + 1 :]
    return bool(after) and (after[0].content != " - " or after[0].type != "text" or len(after) == 1)


def _counted(piece: Block) -> Iterator[str]:
    """The links of a block that must not stand elsewhere: in an item, besides the main one, none."""
    for place, token in enumerate(piece):
        if token.type == "inline":
            first = place > 1 and piece[place - 2].type == "list_item_open"
            yield from _links(token.children or [], main_alone=first)


def _links(children: Sequence[Token], *, main_alone: bool) -> Iterator[str]:
    seen = False
    for token in children:
        if token.type not in LINKS:
            continue
        if not (main_alone and seen and token.level == 0):
            yield link_key(str(token.attrs["href"]))
        seen = seen or token.level == 0


def kept_apart(blocks: Iterable[Block]) -> Iterator[Block]:
    """Lists that follow each other, with a comment between them: they would be one."""
    before = ""
    for block in blocks:
        if block[0].type == before and before.endswith("list_open"):
            yield [formatting.comment("another list")]
        yield block
        before = block[0].type
