"""The fields of an entry: what each token of its segments means."""

import re
from collections.abc import Sequence

from catalogue.readme import meaning, tags, tails, titles
from catalogue.readme.draft import WORD, Draft, significant, trim, unwrap
from catalogue.readme.entry import Span
from catalogue.readme.inline import plain
from catalogue.readme.scanning import Source, Token
from catalogue.readme.segments import Segment

BY = re.compile(r"by:?\s+(?=\w)", re.IGNORECASE)
NAME_WORDS, VENUE_WORDS = 6, 4
"""Words of a name, and of a venue that is known by its place, at most."""


def read(source: Source, segments: Sequence[Segment], author_slot: int) -> Draft | None:
    """Give the tokens of the segments to fields; None where there is no title."""
    draft = Draft(source, len(segments) > 1, author_slot)
    following = titles.read(draft, segments[0])
    if following is None:
        return None
    rest(draft, following)
    for number, segment in enumerate(segments[1:], start=1):
        draft.order.append("/")
        before = segments[number - 1].span[1]
        found = {letter for letter in "TVA" if letter in draft.wholes}, len(draft.links)
        _read_line(draft, segment, number)
        _note_line(draft, found, (before, segment.span[1]))
    return draft


def _note_line(draft: Draft, before: tuple[set[str], int], reach: Span) -> None:
    """A field that has a line of its own goes with that line."""
    found, links = before
    new = {letter for letter in "TVA" if letter in draft.wholes} - found
    if len(draft.links) > links:
        new.add("L")
    if len(new) == 1 and (new != {"L"} or not links):
        draft.lines[new.pop()] = reach
    else:
        draft.lines.pop("L", None) if "L" in new else None


def _read_line(draft: Draft, segment: Segment, number: int) -> None:
    """A line below the head: what its key says, names, a venue, links."""
    keyed = meaning.keyed(draft.source.cut(segment.span))
    if keyed:
        _read_keyed(draft, segment.span, keyed)
        return
    tokens = significant(draft.source, segment.span)
    linked = any(token.kind == "link" for token in tokens)
    if not linked and draft.authors is None and _is_author_line(draft, segment, tokens, number):
        draft.take_authors(_inner(draft, tokens, segment.span), segment.span)
        return
    rest(draft, tokens, least=1)


def _read_keyed(draft: Draft, span: Span, keyed: re.Match[str]) -> None:
    """A line such as "Code: [official](…)"."""
    key = keyed["key"].casefold()
    value = (span[0] + keyed.end(), span[1])
    letter = meaning.KEY_OF.get(key, "")
    if letter == "A" and draft.authors is None:
        draft.take_authors(value, value)
    elif (
        letter in {"V", "Y"}
        and draft.tag is None
        and (key != "intro" or _tells_venue(draft, value))
    ):
        draft.take_tag(value, value)
    for token in significant(draft.source, value):
        draft.take_link(token, key if meaning.is_label(key) else "")


def _tells_venue(draft: Draft, value: Span) -> bool:
    return meaning.is_venue(plain(draft.source.cut(value)))


def _is_author_line(draft: Draft, segment: Segment, tokens: Sequence[Token], number: int) -> bool:
    text = plain(draft.source.cut(segment.span))
    if meaning.are_names(text, 1):
        return True
    italic = len(tokens) == 1 and tokens[0].kind == "italic"
    if italic:
        return draft.tag is not None or not meaning.is_venue(text)
    in_slot = number == draft.author_slot and segment.kind != "soft"
    is_text = all(token.kind in {"text", "bold"} for token in tokens)
    short = all(len(part.split()) <= NAME_WORDS for part in text.split(","))
    is_tag = meaning.is_venue(text) or text == tags.NO_DATE
    return in_slot and is_text and short and not is_tag and bool(WORD.search(text))


def _inner(draft: Draft, tokens: Sequence[Token], span: Span) -> Span:
    """The line without the marks around all of it."""
    alone = len(tokens) == 1 and tokens[0].kind in {"italic", "bold", "paren", "tag"}
    return tokens[0].content if alone else trim(draft.source, span)


def rest(draft: Draft, tokens: Sequence[Token], least: int = 2) -> None:
    """What follows the title: links, a venue, a date, names; the words of other text are counted.

    ``least`` names make a text one of names.
    """
    for token in tokens:
        if token.link is not None:
            text = plain(draft.source.cut(token.content))
            if draft.tag is None and meaning.YEAR.search(text) and meaning.is_venue(text):
                draft.take_tag(token.content, token.content)
            draft.take_link(token)
        elif token.kind != "quote":
            _classify(draft, token, least)


def _classify(draft: Draft, token: Token, least: int) -> None:
    source = draft.source
    content = _content(source, token)
    text = plain(source.cut(content))
    whole = content if token.kind == "text" else token.span
    if token.kind in {"tag", "code"} and meaning.is_promise(text):
        draft.take_promise(token, content)
    elif meaning.is_date(text) or (draft.tag is not None and meaning.YEAR.fullmatch(text)):
        if meaning.YEAR.search(text) and draft.date is None:
            draft.date = content
    elif _split(draft, content):
        pass
    elif draft.tag is None and _may_be_venue(draft, token, text):
        draft.take_tag(content, whole)
    elif draft.authors is None and _may_be_names(draft, token, text, least):
        draft.take_authors(token.content if token.kind == "italic" else content, whole)
    elif token.kind == "text":
        draft.loose += len(text.split())


def _content(source: Source, token: Token) -> Span:
    """What a token says, without the "by" before names."""
    start, end = trim(source, unwrap(source, token) if token.kind != "text" else token.content)
    by = BY.match(source.masked, start, end)
    return by.end() if by else start, end


def _may_be_venue(draft: Draft, token: Token, text: str) -> bool:
    """A venue by its words; or what stands in brackets behind a date."""
    if meaning.is_venue(text):
        return True
    return token.kind == "tag" and draft.date is not None and len(text.split()) <= VENUE_WORDS


def _may_be_names(draft: Draft, token: Token, text: str, least: int) -> bool:
    if token.kind == "italic":
        return draft.tag is not None or meaning.are_names(text, 1)
    return meaning.are_names(text, least)


def _split(draft: Draft, content: Span) -> bool:
    """Names and a venue in one stretch of text: "Lovelace et al., NeurIPS 2017"."""
    if draft.tag is not None or draft.authors is not None:
        return False
    people, venue = _cited(draft, content)
    if venue is None or not meaning.are_names(plain(draft.source.cut(people))):
        return False
    draft.take_authors(people, people)
    draft.take_tag(venue, venue)
    return True


def _cited(draft: Draft, content: Span) -> tuple[Span, Span | None]:
    found = meaning.CITED.fullmatch(draft.source.masked, *content)
    if found:
        return found.span("names"), found.span("rest")
    _, venue = tails.tail(draft.source, content)
    return trim(draft.source, (content[0], venue[0])) if venue else content, venue
