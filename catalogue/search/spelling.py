"""What somebody may have meant: a query whose unknown words are spelled as the catalogue has them."""

from rapidfuzz import process
from rapidfuzz.distance import OSA

from catalogue.search.index import Index
from catalogue.search.looking import Search
from catalogue.search.query import Term
from catalogue.search.words import folded

SHORTEST = 4
REACH = 2
"""The letters by which a word may be longer or shorter than the one that is meant."""

ALIKE = 0.75
MOST_WORDS = 4


def meant(search: Search) -> str:
    """The text of the query with unknown words corrected; empty where there is nothing to correct."""
    text = search.query.text
    unknown = [term for term in search.unknown if _is_word(term, text)]
    for term in reversed(unknown[:MOST_WORDS]):
        if word := _alike(term.words[0], search.index):
            text = text[: term.start] + _head(term, text) + word + text[term.end :]
    return "" if text == search.query.text else text


def _head(term: Term, text: str) -> str:
    """The prefix as it was typed, with its colon."""
    typed = text[term.start : term.end]
    return typed[: typed.index(":") + 1] if term.field else ""


def _is_word(term: Term, text: str) -> bool:
    """Whether the term is one word of letters, and all that was typed there."""
    word = term.words[0]
    typed = text[term.start + len(_head(term, text)) : term.end]
    return word.isalpha() and len(word) >= SHORTEST and folded(typed) == (word,)


def _alike(word: str, index: Index) -> str:
    """The word of published papers that is most like this one; of equals, the most frequent."""
    known = index.near(word, REACH)
    alike = process.extract(
        word, known.keys(), scorer=OSA.normalized_similarity, score_cutoff=ALIKE, limit=10
    )
    best = max(alike, key=lambda found: (found[1], known[found[0]], found[0]), default=None)
    return best[0] if best else ""
