"""What ends a title in plain text: names and a venue, behind the last of its own words."""

import re
from collections.abc import Sequence

from catalogue.readme import meaning
from catalogue.readme.draft import trim
from catalogue.readme.entry import Span
from catalogue.readme.inline import plain
from catalogue.readme.scanning import Source

CUTS = re.compile(r"(?P<comma>,\s)|\.\s+|\s*[|;]\s*|\s[-–—]\s")

LAST_PIECES, MOST_PIECES = 4, 60
"""Pieces of a text that may be a venue and its date; that may be names."""


def tail(source: Source, span: Span) -> tuple[Span | None, Span | None]:
    """Names and venue that end a text, in either order; None for what is not there.

    As in "…, Ada Lovelace et al., NeurIPS 2017" and "…. NeurIPS 2017. Ada Lovelace et al."
    """
    cuts = list(CUTS.finditer(source.masked, *span))
    venue = _last_venue(source, span, cuts)
    end = trim(source, (span[0], venue[0]))[1] if venue else span[1]
    before = [cut for cut in cuts if cut.end() < end]
    people = _names_before(source, span, end, before, cited=venue is not None)
    if venue is None and people is not None:
        rest = trim(source, (span[0], people[0]))
        venue = _last_venue(source, rest, [cut for cut in cuts if cut.end() < rest[1]])
    return people, venue


def _last_venue(source: Source, span: Span, cuts: Sequence[re.Match[str]]) -> Span | None:
    """The venue that ends a text, with its year."""
    venue: Span | None = None
    edge = span[1]
    for cut in reversed(cuts[-LAST_PIECES:]):
        piece = trim(source, (cut.end(), edge))
        text = plain(source.cut(piece))
        if venue is None and meaning.is_date(text):
            edge = cut.start()
            continue
        bare_year = venue is None or meaning.YEAR.fullmatch(source.cut(venue))
        if not bare_year or not meaning.is_venue(text):
            break
        venue, edge = (piece[0], (venue or piece)[1]), cut.start()
    return venue


def _names_before(
    source: Source, span: Span, end: int, cuts: Sequence[re.Match[str]], *, cited: bool
) -> Span | None:
    """The names that end here, piece by piece from the last; they begin after a cut.

    Two are enough before a venue (``cited``); elsewhere what stands between commas may be a title's.
    """
    start, edge, strong = end, end, cited
    for cut in reversed(cuts[-MOST_PIECES:]):
        text = plain(source.cut((cut.end(), edge)))
        edge = cut.start()
        if meaning.are_names(text, 1) or meaning.OTHERS.fullmatch(f" {text}"):
            start, strong = cut.end(), cited or not cut["comma"]
        elif not meaning.SURNAME.fullmatch(text):
            break
        if not cut["comma"]:
            break
    text = plain(source.cut((start, end)))
    least = 2 if strong or meaning.OTHERS.search(text) else 3
    return trim(source, (start, end)) if meaning.are_names(text, least) else None
