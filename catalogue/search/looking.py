"""A query looked up in an index: which words each term stands for, and how well each paper fits."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import numpy as np
from django.db.models import Case, IntegerField, Value, When
from django.db.models.expressions import Combinable, RawSQL
from numpy.typing import NDArray

from catalogue.search import dictionary
from catalogue.search.index import Index
from catalogue.search.query import Query, Term
from catalogue.search.rows import COLUMNS, Way, Ways
from catalogue.search.stemming import stem

INFLECTED = ("title", "venue", "text")
"""The columns in which *networks* finds *network*; in names, *hans* must not find *Han*."""

SHORTEST_INSIDE = 3
WORTH = dict(zip(COLUMNS, (9, 7, 6, 5), strict=True))
WORTH_INFLECTED = dict(zip(COLUMNS, (8, 0, 5, 4), strict=True))
WORTH_IN_PART = dict(zip(COLUMNS, (3, 2, 1, 0), strict=True))
WORTH_SIDE_BY_SIDE = 4
"""What a term adds to a paper's relevance by where it stands: a whole word always more than a part."""


@dataclass(frozen=True, slots=True)
class Sought:
    """A term with the ways in which it may stand: as typed, in another form, and in part."""

    term: Term
    typed: Ways
    inflected: Ways
    part: Ways

    @property
    def ways(self) -> Ways:
        """All of them; what begins like the word as typed need not be it."""
        typed = (way for way in self.typed if replace(way, prefix=True) not in self.part)
        return (*typed, *self.inflected, *self.part)


@dataclass(frozen=True, slots=True)
class Search:
    """A query that has been looked up. Its expressions narrow and order any papers by their key.

    The words of ``unknown`` terms are no words of the catalogue, though perhaps parts of some.
    """

    query: Query
    index: Index
    wanted: tuple[Sought, ...]
    unwanted: tuple[Sought, ...]
    unknown: tuple[Term, ...]

    @property
    def found(self) -> RawSQL:
        """The keys of the papers in which all wanted terms stand."""
        return self.index.every(sought.ways for sought in self.wanted)

    @property
    def excluded(self) -> RawSQL:
        return self.index.some(way for sought in self.unwanted for way in sought.ways)

    @property
    def relevance(self) -> Combinable:
        """How well a paper fits: title before authors before venue before the rest."""
        total: Combinable = Value(0, output_field=IntegerField())
        for sought in self.wanted:
            cases = (
                When(pk__in=self.index.some(ways), then=Value(worth))
                for worth, ways in _worths(sought)
            )
            total = total + Case(*cases, default=Value(0))
        if phrase := _side_by_side(self.wanted):
            there = When(pk__in=self.index.some([phrase]), then=Value(WORTH_SIDE_BY_SIDE))
            total = total + Case(there, default=Value(0))
        return total

    def hits(self, *, weighed: bool) -> "Hits":
        """Read the keys that `found` and `excluded` stand for, in one query.

        If ``weighed``, those by which `relevance` can begin are read with them: all, or of a single
        term the best ones where that costs little. Of a single term `best` and `worths` tell the rest.
        """
        wanted = [sought.ways for sought in self.wanted]
        unwanted = [way for sought in self.unwanted for way in sought.ways]
        worths = self._matches() if weighed else []
        is_begun = len(worths) == 1
        if is_begun:
            worths = [worths[0][:1]] if self.index.engine.WHOLE else []
        matches = [self.index.engine.every(wanted)] if wanted else []
        matches += [self.index.engine.some(unwanted)] if unwanted else []
        matches += [match for one in worths for _, match in one]
        keys = iter(self.index.keys(matches))
        return Hits(
            found=next(keys) if wanted else None,
            excluded=next(keys) if unwanted else None,
            worths=tuple(tuple((worth, next(keys)) for worth, _ in one) for one in worths),
            is_begun=is_begun,
        )

    def best(self, papers: NDArray[np.int64]) -> NDArray[np.int64]:
        """Read which of these papers are worth the most by a single term; maybe others, too."""
        [[(_, match), *_]] = self._matches()
        return self.index.keys([match], papers)[0]

    def worths(self, papers: NDArray[np.int64]) -> "Worths":
        """Read what these papers are worth by a single term; maybe others, too."""
        [worths] = self._matches()
        keys = self.index.keys([match for _, match in worths], papers)
        return tuple((worth, found) for (worth, _), found in zip(worths, keys, strict=True))

    def _matches(self) -> list[list[tuple[int, str]]]:
        """What a paper is worth by each part of the query that it matches, the most first."""
        worths = [list(_worths(sought)) for sought in self.wanted]
        if phrase := _side_by_side(self.wanted):
            worths.append([(WORTH_SIDE_BY_SIDE, [phrase])])
        some = self.index.engine.some
        return [[(worth, some(ways)) for worth, ways in one] for one in worths]


Worths = tuple[tuple[int, NDArray[np.int64]], ...]


@dataclass(frozen=True, slots=True)
class Hits:
    """What a search finds, as keys of papers; None where it asks for no word, or excludes none.

    ``worths`` has for each part of the query what a paper is worth by it, the most first; where it
    ``is_begun``, at most the very first, and `Search.worths` all.
    """

    found: NDArray[np.int64] | None
    excluded: NDArray[np.int64] | None
    worths: tuple[Worths, ...]
    is_begun: bool

    @property
    def nbytes(self) -> int:
        """The bytes of memory that it takes, about."""
        keys = [keys for worths in self.worths for _, keys in worths]
        keys += [keys for keys in (self.found, self.excluded) if keys is not None]
        return sum((one.nbytes for one in keys), start=1000)


def _worths(sought: Sought) -> Iterator[tuple[int, list[Way]]]:
    """What a paper is worth in which a term stands in one of these ways, the most first."""
    places = [
        (worth[column], ways, column)
        for ways, worth in (
            (sought.typed, WORTH),
            (sought.inflected, WORTH_INFLECTED),
            (sought.part, WORTH_IN_PART),
        )
        for column in COLUMNS
    ]
    for worth, ways, column in sorted(places, key=lambda place: -place[0]):
        inside = [way for one in ways if (way := _within(one, column))]
        if inside and worth:
            yield worth, inside


def look_up(query: Query, index: Index) -> Search:
    """Look the words of a query up in the dictionary, with two queries of the database at most."""
    plain = [term for term in query.terms if not term.exact]
    forms = index.forms({stem(_word(term)) for term in plain})
    unknown = {
        _word(term)
        for term in plain
        if len(_word(term)) >= SHORTEST_INSIDE
        and not (term.without or term.joined)
        and stem(_word(term)) not in forms
    }
    containing = index.containing(sorted(unknown))
    terms = [_inside(term, containing) if _word(term) in unknown else term for term in query.terms]
    sought = [
        Sought(
            term,
            tuple(_typed(term)),
            tuple(_inflected(term, forms)),
            tuple(_part(term, containing)),
        )
        for term in terms
    ]
    return Search(
        replace(query, terms=tuple(terms)),
        index,
        tuple(one for one in sought if not one.term.without),
        tuple(one for one in sought if one.term.without),
        tuple(term for term in terms if not term.exact and _word(term) in unknown),
    )


def _word(term: Term) -> str:
    return term.joined or term.words[0]


def _inside(term: Term, words: Iterable[str]) -> Term:
    """Look for a word that no paper has inside of others, unless some begin with it."""
    word = term.words[0]
    begins = term.prefix and any(other.startswith(word) for other in words)
    return replace(term, inside=not begins and any(word in other for other in words))


def _typed(term: Term) -> Iterator[Way]:
    columns = (term.field,) if term.field else ()
    yield Way(term.words, columns)
    if term.joined:
        yield Way((term.joined,), columns)


def _inflected(term: Term, forms: dict[str, list[str]]) -> Iterator[Way]:
    columns = tuple(column for column in INFLECTED if not term.field or column == term.field)
    if columns and not term.exact:
        for form in forms.get(stem(_word(term)), ()):
            if form != _word(term):
                yield Way((form,), columns)


def _part(term: Term, containing: Iterable[str]) -> Iterator[Way]:
    columns = (term.field,) if term.field else ()
    if term.prefix:
        yield Way(term.words, columns, prefix=True)
        if term.joined:
            yield Way((term.joined,), columns, prefix=True)
    if term.inside:
        inside = [word for word in containing if term.words[0] in word]
        for word in inside[: dictionary.MOST_FORMS]:
            yield Way((word,), columns)


def _within(way: Way, column: str) -> Way | None:
    if way.columns and column not in way.columns:
        return None
    return replace(way, columns=(column,))


def _side_by_side(wanted: Iterable[Sought]) -> Way | None:
    """The plain words of the query as they would stand in a title that has them in this order."""
    words = [
        word
        for sought in wanted
        if sought.term.field in {"", "title"}
        for word in sought.term.words
    ]
    return Way(tuple(words), ("title",), prefix=True) if len(words) > 1 else None
