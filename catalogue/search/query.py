"""What readers may type into the search field, read into plain values.

Words and ``"exact phrases"``, each perhaps after ``-`` (without it) and after ``title:``,
``author:``, ``venue:`` or ``abstract:``; ``year:2020``, ``year:2020..2023``, ``year:2020..`` and
``year:..2023``. Any text at all can be read, and what is read has letters and digits only.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from catalogue import names
from catalogue.search.words import COMPOUND, folded, joined

MOST_WORDS = 16
SHORTEST_PREFIX = 3

FIELDS = {"title": "title", "author": "authors", "venue": "venue", "abstract": "text"}
"""The prefixes of the query language, and what each is called in the index."""

TOKEN = re.compile(
    rf"""(?P<minus>-)?(?:(?P<name>{"|".join(FIELDS)}|year):)?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))""",
    re.IGNORECASE,
)
QUOTES = dict.fromkeys(map(ord, "“”„‟«»＂"), '"')
YEARS = re.compile(r"([1-9][0-9]{3})|([1-9][0-9]{3})?\.\.([1-9][0-9]{3})?")
EDGE = re.compile(r"^\W+|\W+$")


@dataclass(frozen=True, slots=True)
class Term:
    """One word, or several that stand side by side, as folded words.

    ``exact`` words were in quotation marks; ``prefix`` is the beginning of a word, and ``inside`` any
    part of one. ``joined`` is what a compound such as *pre-training* is as one word. ``start`` and
    ``end`` say where it stands in the text of the query.
    """

    words: tuple[str, ...]
    field: str = ""
    without: bool = False
    exact: bool = False
    prefix: bool = False
    inside: bool = False
    joined: str = ""
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Years:
    """A range of years, open where an end is missing."""

    first: int | None
    last: int | None
    without: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    text: str = ""
    terms: tuple[Term, ...] = ()
    years: tuple[Years, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.terms or self.years)

    @property
    def wanted(self) -> tuple[Term, ...]:
        return tuple(term for term in self.terms if not term.without)

    @property
    def unwanted(self) -> tuple[Term, ...]:
        return tuple(term for term in self.terms if term.without)


def parse(text: str) -> Query:
    """Read what somebody typed. At most sixteen words count."""
    text = names.clean(text)
    terms: list[Term] = []
    years: list[Years] = []
    left, complete = MOST_WORDS, True
    for found in TOKEN.finditer(text.translate(QUOTES)):
        if span := _years(found):
            years.append(span)
            continue
        for term in _terms(found):
            complete = len(term.words) <= left
            if left:
                terms.append(replace(term, words=term.words[:left]))
            left = max(left - len(term.words), 0)
    if terms and complete:
        terms[-1] = _begun(terms[-1], text)
    return Query(text, tuple(terms), tuple(years))


def _years(found: re.Match[str]) -> Years | None:
    span = YEARS.fullmatch(found["word"] or "")
    if (found["name"] or "").lower() != "year" or span is None or span[0] == "..":
        return None
    year, first, last = (int(part) if part else None for part in span.groups())
    return Years(year or first, year or last, without=bool(found["minus"]))


def _terms(found: re.Match[str]) -> Iterator[Term]:
    """The terms of a token: a phrase or a compound is one, ``foo:bar`` two."""
    name, start, end = (found["name"] or "").lower(), found.start(), found.end()
    term = Term((), FIELDS.get(name, ""), bool(found["minus"]), start=start, end=end)
    if found["phrase"] is not None:
        if words := tuple(folded(found["phrase"])):
            yield replace(term, words=words, exact=True)
        return
    typed = found["word"]
    words = tuple(folded(f"{name} {typed}" if name == "year" else typed))
    starred = typed.endswith("*") and bool(words) and len(words[-1]) > 1
    if len(words) > 1 and COMPOUND.fullmatch(EDGE.sub("", typed)):
        yield replace(term, words=words, joined=joined(typed), prefix=starred)
        return
    for place, word in enumerate(words, start=1):
        yield replace(term, words=(word,), prefix=starred and place == len(words))


def _begun(term: Term, text: str) -> Term:
    """Take the last word for the beginning of one, as it may still be being typed."""
    typing = term.end == len(text) and not (term.exact or term.without)
    return replace(term, prefix=term.prefix or (typing and len(term.words[-1]) >= SHORTEST_PREFIX))
