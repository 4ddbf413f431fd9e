"""What an entry may begin with before its title: a venue tag, a date, a topic, links."""

import re
from collections.abc import Sequence

from catalogue.readme import meaning
from catalogue.readme.draft import Draft, trim, unwrap
from catalogue.readme.inline import MASK, plain
from catalogue.readme.scanning import Source, Token

BOLD_TAG = re.compile(rf"(?:\[|{MASK}{{2}})(?:\*\*|__)|(?:\*\*|__)\[")

LEADING_VENUE = 5
"""Words of a venue that begins an entry without brackets, at most."""

LEADING_LABEL = 2
"""Words that a text beside links has at most, if it is no title."""


def read(draft: Draft, tokens: Sequence[Token]) -> int:
    """Pass over what stands before the title; a venue tag, a date and links are taken."""
    source = draft.source
    for place, token in enumerate(tokens):
        following = tokens[place + 1] if place + 1 < len(tokens) else None
        content = trim(source, unwrap(source, token) if token.kind != "text" else token.content)
        text = plain(source.cut(content))
        if token.link is not None and _leads_as_link(draft, tokens[place:], text):
            draft.take_link(token)
            continue
        if not _leads(draft, token, text, following):
            return place
        raw = text if token.kind == "code" else source.masked[slice(*content)]
        if meaning.is_date(raw) or (meaning.YEAR.fullmatch(raw) and _is_tag(following)):
            draft.date = content if meaning.YEAR.search(text) else draft.date
        elif draft.tag is None and (cited := meaning.CITED.fullmatch(source.masked, *content)):
            draft.take_authors(cited.span("names"), cited.span("names"))
            draft.take_tag(cited.span("rest"), cited.span("rest"))
        elif draft.tag is None and not _is_nickname(source, token, text, following):
            inner = content if token.kind == "text" else unwrap(source, token)
            draft.take_tag(inner, token.span)
    return len(tokens)


def _is_tag(token: Token | None) -> bool:
    return token is not None and token.kind in {"tag", "paren", "code"}


def _leads_as_link(draft: Draft, tokens: Sequence[Token], text: str) -> bool:
    """Whether a link stands before the title: it is called by the venue, or as links are."""
    source = draft.source
    later = (token for token in tokens[1:] if token.kind in {"text", "bold", "italic", "quote"})
    if not any(len(plain(source.cut(token.content)).split()) > LEADING_LABEL for token in later):
        return False
    if draft.tag is None and meaning.YEAR.search(text) and _is_short_venue(text):
        draft.take_tag(tokens[0].content, tokens[0].content)
        return True
    return meaning.is_promise(text)


def _leads(draft: Draft, token: Token, text: str, following: Token | None) -> bool:
    """Whether a token stands before the title rather than being its beginning."""
    source = draft.source
    if following is None:
        return False
    raw = source.masked[slice(*token.span)]
    if token.kind in {"tag", "code"} or (BOLD_TAG.match(raw) and raw[:-2].endswith("]")):
        return True
    if token.kind == "paren":
        return meaning.is_venue(text) or meaning.is_date(text)
    if token.kind in {"bold", "italic"}:
        short = len(text.split()) <= LEADING_VENUE
        return meaning.is_date(text) or (short and draft.tag is None and _is_short_venue(text))
    if token.kind == "text":
        starts = following.kind in {"link", "bold", "quote"} and draft.tag is None
        return starts and (meaning.is_date(raw) or _is_short_venue(raw))
    return False


def _is_short_venue(text: str) -> bool:
    short = len(text.split()) <= LEADING_VENUE and not set(":[]") & set(text)
    return short and meaning.is_venue(text)


def _is_nickname(source: Source, token: Token, text: str, following: Token | None) -> bool:
    """A name in brackets that is no venue: ``[**RT-2**] "…"``, ``[Survey] …``."""
    if following is not None and following.kind == "quote":
        return True
    if meaning.is_venue(text):
        return False
    return not BOLD_TAG.match(source.masked, *token.span)
