"""The head of an entry: the venue tag, date or nickname it may begin with, and the title."""

import re
from collections.abc import Sequence

from catalogue import names
from catalogue.readme import leads, meaning, tails
from catalogue.readme.draft import Draft, significant, trim, unwrap
from catalogue.readme.entry import Span
from catalogue.readme.inline import plain
from catalogue.readme.scanning import Source, Token
from catalogue.readme.segments import Segment

SHORTCODE = r":[a-z0-9_+-]{2,40}:"
DECORATION = re.compile(
    rf"(?:{SHORTCODE}|[\s|•·]|(?![\w\"'“‘(\[$¿¡\\&<*_`#@\U00100001])[^\w\s,.;:!?-])+"
)
FINAL = re.compile(rf"(?:\s|{SHORTCODE}|[\u2190-\u2bff\u3030\ufe0f\U0001f000-\U0001faff])+$")
STOP = re.compile(r"\s*[.。](?:\s+|(?=[^\W\d_a-z](?![^\W\d_a-z])))")
SAID_IN = re.compile(r"(?<=[.?!])\s+[Ii]n:?$")
VENUE_BEHIND = re.compile(r"\s*[(\[](?P<venue>[^()\[\]]{2,60})[)\]]$")
VENUE_AHEAD = re.compile(r"\[(?P<venue>[^\[\]]{2,60})\]\s*(?=\S)")
SAID_AHEAD = re.compile(r"(?P<venue>[^:：]{2,40}?)\s*[:：]\s+(?=\S)")
COLON = re.compile(r"[\s*_\])]*[:：]")
NICKNAME, TITLE = 6, 3
"""Words of a nickname at most, and of a quoted title at least."""


def read(draft: Draft, segment: Segment) -> list[Token] | None:
    """Find the title, and what may stand before it; the tokens after it, or None without a title."""
    tokens = _decorated(draft.source, significant(draft.source, segment.span), segment.span)
    place = leads.read(draft, tokens)
    if place >= len(tokens):
        return None
    if place:
        tokens = [*tokens[:place], *_after_stop(draft.source, tokens[place:])]
    if _is_cited(draft.source, tokens[place : place + 3]):
        _take_names(draft, tokens[place : place + 1], least=1)
        draft.date = tokens[place + 1].content
        tokens, place = _after_stop(draft.source, tokens[place + 2 :]), 0
    quoted = _quoted(draft.source, tokens, place)
    if quoted is not None:
        _take_names(draft, tokens[place:quoted])
        _take(
            draft, "quote", trim(draft.source, tokens[quoted].content, " .,"), tokens[quoted].span
        )
        return tokens[quoted + 1 :]
    readers = {"bold": _bold, "link": _linked, "italic": _italic}
    return readers.get(tokens[place].kind, _text)(draft, tokens, place)


def _is_cited(source: Source, tokens: Sequence[Token]) -> bool:
    """Whether an entry begins with names and a year, as APA has it: "Lovelace, A. (1843). Notes."."""
    if [token.kind for token in tokens[:-1]] != ["text", "paren"]:
        return False
    people, year = (plain(source.cut(trim(source, token.content))) for token in tokens[:-1])
    return meaning.CITED_YEAR.fullmatch(year) is not None and meaning.are_names(people, 1)


def _after_stop(source: Source, tokens: list[Token]) -> list[Token]:
    """The tokens, the first without the full stop it begins with; that of ".NET" is none."""
    first = tokens[0]
    found = STOP.match(source.masked, *first.span) if first.kind == "text" else None
    if found is None or found.end() >= first.span[1]:
        return tokens
    rest = (found.end(), first.span[1])
    return [Token("text", rest, rest), *tokens[1:]]


def _take_names(draft: Draft, tokens: Sequence[Token], least: int = 2) -> None:
    """Authors that stand before a title, ``least`` of them; else it is a nickname, which no field models."""
    for token in tokens:
        start, end = trim(draft.source, token.content)
        initial = names.ABBREVIATED.search(draft.source.masked, start, end + 1)
        span = (start, end + 1 if initial else end)
        if token.kind == "text" and meaning.are_names(plain(draft.source.cut(span)), least):
            draft.take_authors(span, span)


def _take(draft: Draft, how: str, title: Span, whole: Span) -> None:
    draft.title, draft.titled = _without_venue(draft, title), how
    draft.put("T", whole)


def _without_venue(draft: Draft, title: Span) -> Span:
    """A title without the venue that stands in brackets around it, or before a colon; it is taken."""
    masked = draft.source.masked
    ahead = VENUE_AHEAD.match(masked, *title) or _said_ahead(draft.source, title)
    found = ahead or VENUE_BEHIND.search(masked, *title)
    if draft.tag is not None or found is None:
        return title
    if not meaning.is_venue(plain(draft.source.cut(found.span("venue")))):
        return title
    rest = (found.end(), title[1]) if ahead else (title[0], found.start())
    if rest[0] < rest[1]:
        draft.take_tag(found.span("venue"), found.span("venue"))
    return rest if rest[0] < rest[1] else title


def _said_ahead(source: Source, title: Span) -> re.Match[str] | None:
    """A conference and its year before the title, "CVPR 2021: …": other names with a year may be the title's own."""
    found = SAID_AHEAD.match(source.masked, *title)
    text = plain(source.cut(found.span("venue"))) if found else ""
    return found if meaning.is_conference(text) and re.search(r"\d\d$", text) else None


def _decorated(source: Source, tokens: list[Token], span: Span) -> list[Token]:
    """The tokens, the first without the emoji and separators it begins with."""
    if not tokens or tokens[0].kind != "text":
        return tokens
    first = tokens[0]
    found = DECORATION.match(source.masked, first.span[0], first.span[1])
    if found:
        rest = (found.end(), first.span[1])
        return [Token("text", rest, rest), *tokens[1:]] if rest[0] < rest[1] else tokens[1:]
    return tokens


def _quoted(source: Source, tokens: Sequence[Token], place: int) -> int | None:
    """Where the title is in quotes, perhaps after a nickname: the place of that token."""
    for at in range(place, min(place + 3, len(tokens))):
        token = tokens[at]
        if token.kind == "quote":
            after = source.masked[token.span[1] : token.span[1] + 1]
            short = len(plain(source.cut(token.content)).split()) < TITLE and at == place
            return None if short or after.isalnum() or _goes_on(source, tokens, at) else at
        if token.kind not in {"bold", "text", "tag"}:
            return None
        text = plain(source.cut(token.content))
        if len(text.split()) > NICKNAME and not meaning.are_names(text):
            return None
    return None


def _goes_on(source: Source, tokens: Sequence[Token], at: int) -> bool:
    """Whether the text after a quote goes on with a word: the quote is a part of the title then."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is None or following.kind != "text":
        return False
    text = source.cut(following.span).lstrip()
    leads_on = text.partition(" ")[0].casefold().strip(",:") in {"in", "by"}
    return text[:1].isalpha() and not leads_on and not meaning.is_venue(plain(text))


def _bold(draft: Draft, tokens: list[Token], place: int) -> list[Token] | None:
    """A title in bold; or a nickname before the title; or the title's first words."""
    source, token = draft.source, tokens[place]
    inner = significant(source, token.content)
    if len(inner) == 1 and inner[0].kind == "link":
        return _linked(draft, [inner[0], *tokens[place + 1 :]], 0, token.span)
    words = len(plain(source.cut(token.content)).split())
    following = tokens[place + 1] if place + 1 < len(tokens) else None
    if following is not None and words <= NICKNAME:
        ends = source.masked[slice(*token.content)].endswith((":", "："))
        colon = ends or COLON.match(source.masked, token.content[1])
        if following.kind == "link" and not _labels(source, following):
            return _linked(draft, tokens, place + 1)
        if following.kind == "text":
            text = trim(source, following.span)
            is_title = len(plain(source.cut(text)).split()) >= TITLE and not _is_rest(source, text)
            if colon and is_title:
                return _text(draft, tokens, place)
            if is_title and words < TITLE:
                return _text(draft, tokens, place + 1)
    _take(draft, "bold", trim(source, token.content, " \t\r\n.,:"), token.span)
    return tokens[place + 1 :]


def _is_rest(source: Source, span: Span) -> bool:
    """Whether a text is what follows a title: a venue or names."""
    text = plain(source.cut(span))
    return meaning.is_venue(text) or meaning.are_names(text) or any(tails.tail(source, span))


def _labels(source: Source, token: Token) -> bool:
    return meaning.is_label(plain(source.cut(token.content)))


def _linked(
    draft: Draft, tokens: list[Token], place: int, whole: Span | None = None
) -> list[Token] | None:
    """A title that is a link; None where the link is called as links are, or is a picture."""
    source, token = draft.source, tokens[place]
    if token.link is None or _labels(source, token):
        return None
    content = unwrap(source, token) if source.masked[token.content[0]] in '*_"“`' else token.content
    draft.take_link(token)
    draft.order.pop()
    del draft.wholes["L"]
    _take(draft, "link", trim(source, content, " \t\r\n"), whole or token.span)
    return tokens[place + 1 :]


def _italic(draft: Draft, tokens: list[Token], place: int) -> list[Token] | None:
    inner = significant(draft.source, tokens[place].content)
    if any(token.kind == "link" for token in inner):
        return None
    _take(draft, "italic", trim(draft.source, tokens[place].content), tokens[place].span)
    return tokens[place + 1 :]


def _text(draft: Draft, tokens: list[Token], place: int) -> list[Token] | None:
    """A title in plain text, up to the first token that is none of its words."""
    source = draft.source
    stop = place + 1
    while stop < len(tokens) and not _stops(draft, tokens, stop):
        stop += 1
    if stop < len(tokens) and draft.tag is None and _is_title_link(source, tokens[stop]):
        name = plain(source.cut(tokens[place].span))
        return _linked(draft, tokens, stop) if _names(name) and tokens[stop].link else None
    span = (tokens[place].span[0], tokens[stop - 1].span[1])
    title = trim(
        source, _without_final(source, span), " \t\r\n,;|" if draft.several else " \t\r\n,;:|-–—"
    )
    authors, venue = tails.tail(source, title) if draft.tag is None else (None, None)
    first = min((part[0] for part in (authors, venue) if part), default=title[1])
    title = trim(source, (title[0], first)) if first < title[1] else title
    if _is_torn(source.masked[slice(*title)]) and stop < len(tokens):
        title = trim(source, (title[0], title[1] - 1))
    if title[0] >= title[1]:
        return None
    _take(draft, "text", _without_stop(draft, title, stop < len(tokens)), title)
    for letter, part in sorted({"A": authors, "V": venue}.items(), key=lambda item: item[1] or ()):
        if part:
            (draft.take_authors if letter == "A" else draft.take_tag)(part, part)
    return tokens[stop:]


def _names(text: str) -> bool:
    """Whether a text before a linked title is a nickname: "CLIP:"."""
    words = text.casefold().split()
    return text.endswith(":") and len(words) <= TITLE and meaning.STOPS.isdisjoint(words)


def _is_torn(text: str) -> bool:
    """Whether a text ends with a mark that belongs to what follows, or whose other half is missing."""
    return text.endswith(("(", "[")) or (text.endswith('"') and text.count('"') == 1)


def _is_title_link(source: Source, token: Token) -> bool:
    """Whether a link is called as only a title is: what stands before it is none then."""
    if token.kind in {"italic", "bold"}:
        inner = significant(source, token.content)
        return len(inner) == 1 and inner[0].link is not None and _is_title_link(source, inner[0])
    text = plain(source.cut(token.content))
    long = len(text.split()) > meaning.LONGEST_LABEL or (token.kind != "link" and bool(text))
    return token.link is not None and long and not meaning.is_venue(text)


def _without_stop(draft: Draft, title: Span, followed: bool) -> Span:
    """Without the full stop between a title and what follows it in the same line."""
    is_stop = draft.source.masked[title[0] : title[1]].endswith(".") and followed
    return (title[0], title[1] - 1) if is_stop else title


def _without_final(source: Source, span: Span) -> Span:
    for ending in (FINAL, SAID_IN):
        if found := ending.search(source.masked, *span):
            span = (span[0], found.start())
    return span


def _stops(draft: Draft, tokens: Sequence[Token], place: int) -> bool:
    """Whether a plain title ends before this token."""
    source, token = draft.source, tokens[place]
    text = plain(source.cut(unwrap(source, token)))
    if token.kind == "link":
        return True
    if token.kind in {"tag", "code"} and meaning.is_promise(text):
        return True
    if token.kind in {"paren", "tag", "code"}:
        return draft.tag is None and (meaning.is_venue(text) or meaning.is_date(text))
    if token.kind in {"italic", "bold"} and not draft.several:
        before = source.masked[: token.span[0]].rstrip()[-1:]
        venue = draft.tag is None and meaning.is_venue(text)
        return venue or before in {",", ".", "|", ";", ":"} or meaning.are_names(text)
    return token.kind == "italic" and draft.tag is None and meaning.is_venue(text)
