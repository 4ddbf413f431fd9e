"""Papers that nobody wrote: one endless sequence, the same on every machine.

Its shape is that of 95,195 real conference papers: 30 venues, 39 years, categories in three levels
(7, 277, 3,147), four authors a paper of whom most have one paper and a few have hundreds, titles of
ten words. ``learning`` stands in 28 % of the papers and ``segmentation`` in 3.5 %, as they do there. A
shorter catalogue is the beginning of a longer one.
"""

import random
from array import array
from collections.abc import Iterator
from itertools import accumulate, count
from typing import NamedTuple

from catalogue.records import LinkRecord, PaperRecord
from tests.bench import vocabulary

SEED = 20_251
AREAS, LEAVES = 277, 3_147
YEARS = range(1987, 2026)
AUTHORS_A_PAPER = (0.05, 2.9, 18.4, 24.9, 21.5, 14.0, 8.6, 4.5, 2.4, 1.2, 0.6, 0.4, 0.25, 0.2, 0.1)
WORDS_A_TITLE = (2.0, 3.0, 5.0, 9.0, 13.0, 13.0, 14.0, 11.0, 9.0, 7.0, 5.0, 3.0, 2.0, 1.0)
RARE_WORDS = 30_000


class Often(NamedTuple):
    """In how many titles a word stands, and in how many abstracts below a title with and without it."""

    word: str
    title: float
    with_title: float
    without: float


OFTEN = (Often("learning", 0.152, 0.35, 0.163), Often("segmentation", 0.02, 0.5, 0.0155))


class People:
    """Who writes a paper: somebody new, or somebody known, who is the likelier the more papers he has.

    Pitman and Yor's process; its two numbers give 135,000 authors at 95,195 papers, two thirds of them with
    one and the first with two hundred.
    """

    DISCOUNT, STRENGTH = 0.62, 9_000

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.places = array("L")
        self.papers = array("L")

    def some(self, number: int) -> list[str]:
        chosen: dict[int, None] = {}
        while len(chosen) < number:
            chosen[self._one()] = None
        for person in chosen:
            self.papers[person] += 1
            self.places.append(person)
        return [name(person) for person in chosen]

    def _one(self) -> int:
        new = self.STRENGTH + self.DISCOUNT * len(self.papers)
        if self.chance.random() * (self.STRENGTH + len(self.places)) < new or not self.places:
            self.papers.append(0)
            return len(self.papers) - 1
        while True:
            person = self.places[int(self.chance.random() * len(self.places))]
            if self.chance.random() * self.papers[person] > self.DISCOUNT:
                return person


def name(person: int) -> str:
    """Name a person; no two of the first eight million are called the same."""
    given, middle, family = vocabulary.GIVEN, vocabulary.MIDDLE, vocabulary.FAMILY
    place = person * 1_000_003 % (len(given) * len(middle) * len(family))
    place, last = divmod(place, len(family))
    place, first = divmod(place, len(given))
    return f"{given[first]}{middle[place]} {family[last]}"


def tree(chance: random.Random) -> list[list[tuple[str, str, str]]]:
    """Give the paths of the leaves below each field."""
    fields: list[list[tuple[str, str, str]]] = [[] for _ in vocabulary.FIELDS]
    names = [
        f"{one} {task}".capitalize() for one in vocabulary.OBJECTS for task in vocabulary.TASKS
    ]
    chance.shuffle(names)
    for number, area in enumerate(names[:AREAS]):
        place = number % len(fields)
        leaves = LEAVES // AREAS + (number < LEAVES % AREAS)
        for leaf in chance.sample(vocabulary.METHODS, leaves):
            fields[place].append((vocabulary.FIELDS[place], area, leaf))
    return fields


def falling(number: int, rate: float) -> list[float]:
    """Weights of which each is the ``rate``-th part of the one before, added up for `choices`."""
    return list(accumulate(rate**place for place in range(number)))


def zipf(number: int, offset: float, exponent: float = 1) -> list[float]:
    return list(accumulate((place + offset) ** -exponent for place in range(number)))


class Press:
    """Prints one paper after the other."""

    def __init__(self) -> None:
        self.chance = random.Random(SEED)  # noqa: S311 -- the same papers each time
        self.people = People(self.chance)
        self.tree = tree(self.chance)
        common = self.chance.sample(vocabulary.WORDS, len(vocabulary.WORDS))
        self.words = common + self.chance.sample(vocabulary.rare(), RARE_WORDS)
        self.word_weights = zipf(len(self.words), 40, 1.3)
        self.venue_weights = falling(len(vocabulary.VENUES), 0.84)
        self.year_weights = list(accumulate(1.115**place for place in range(len(YEARS))))
        self.leaf_weights = [zipf(len(leaves), 3) for leaves in self.tree]
        self.author_weights = list(accumulate(AUTHORS_A_PAPER))
        self.length_weights = list(accumulate(WORDS_A_TITLE))

    def paper(self, number: int) -> PaperRecord:
        venue = self._one(self.venue_weights)
        field = venue % len(self.tree)
        often = [word for word in OFTEN if self.chance.random() < word.title]
        is_doi = self.chance.random() < 0.026
        return PaperRecord(
            title=self._title([word.word for word in often]),
            authors=tuple(self.people.some(self._one(self.author_weights))),
            venue=vocabulary.VENUES[venue],
            year=YEARS[self._one(self.year_weights)],
            abstract=self._abstract(often) if self.chance.random() < 0.921 else "",
            links=tuple(self._links(number, is_doi=is_doi)),
            identifiers={"doi": f"10.5555/{number}"} if is_doi else {},
            categories=(self.tree[field][self._one(self.leaf_weights[field])],),
        )

    def _one(self, weights: list[float]) -> int:
        return self.chance.choices(range(len(weights)), cum_weights=weights)[0]

    def _words(self, number: int) -> list[str]:
        return self.chance.choices(self.words, cum_weights=self.word_weights, k=number)

    def _title(self, often: list[str]) -> str:
        """Words in groups of two or three, with a linking word between them."""
        length = 2 + self._one(self.length_weights)
        words = self._words(length) + often
        self.chance.shuffle(words)
        for place in range(2 + int(self.chance.random() * 2), len(words), 4):
            words.insert(place, self.chance.choice(vocabulary.LINKING))
        return " ".join(word if word in vocabulary.LINKING else word.capitalize() for word in words)

    def _abstract(self, often: list[Often]) -> str:
        words = self._words(20 + int(self.chance.random() * 55))
        for word in OFTEN:
            if self.chance.random() < (word.with_title if word in often else word.without):
                words[int(self.chance.random() * len(words))] = word.word
        middle = len(words) // 2
        return f"We show {' '.join(words[:middle])}. In {' '.join(words[middle:])}."

    def _links(self, number: int, *, is_doi: bool) -> Iterator[LinkRecord]:
        if is_doi:
            yield LinkRecord("paper", "paper", f"https://doi.org/10.5555/{number}")
        elif self.chance.random() < 0.967:
            yield LinkRecord("paper", "paper", f"https://papers.example.org/{number}")
        if self.chance.random() < 0.07:
            yield LinkRecord("code", "code", f"https://code.example.org/{number}")


def papers() -> Iterator[PaperRecord]:
    press = Press()
    return map(press.paper, count(1))
