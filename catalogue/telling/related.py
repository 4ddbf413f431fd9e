"""What to read next: the papers around one in the list, and those that have something in common with it.

Candidates come from indexes, a bounded number from each: papers by the same authors, the nearest in the
category, and those with a rare word of the title in theirs. Only these are compared, by what a reader can
check: shared authors, the category, and words, of which the rarer ones among the candidates weigh more.
"""

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import Count, F

from catalogue import names
from catalogue.models import Authorship, Entry, Paper
from catalogue.topics import Topic, Topics

MOST = 6
POOL = 150
MOST_ALIKE = 500
"""How many papers are shown, how many are looked at from each side, and how many may hold a rare word."""

WORDS_TOLD = 3
LEAST_WEIGHT = math.log(2)
"""How many words are told as a reason, and none that every second candidate has."""

WEIGHT_OF_AUTHOR = 3.0
MOST_AUTHORS = 3
WEIGHT_OF_CATEGORY = 1.0
WEIGHT_OF_ABSTRACT = 0.4
"""A word of the other's title counts in full where it is in this title, less in the abstract."""

STOP_WORDS = """
    able about after all also and any are based been being between both but can does each for from had
    has have how however into its many more most not novel one only other our over paper propose proposed
    show such than that the their them then there these they this those through toward towards two under
    use used using via was well were what when where which while who why will with within without you
"""
STOPPED = frozenset(STOP_WORDS.split())
SHORTEST = 3


@dataclass(frozen=True, slots=True)
class Related:
    """A paper and why it is shown, in words."""

    paper: Paper
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a paper stands in the list, and the public papers before and after it there."""

    trail: list[Topic]
    previous: Paper | None
    next: Paper | None

    @property
    def topic(self) -> Topic:
        return self.trail[-1]


def places(entries: Collection[Entry], topics: Topics) -> list[Place]:
    """Tell where in the list these entries (`with_neighbours`) stand, in the list's order; one query."""
    beside = Paper.objects.in_bulk(
        {key for entry in entries for key in (entry.previous_id, entry.next_id) if key}
    )
    order = {category: number for number, category in enumerate(topics.above)}
    return [
        Place(
            topics.trail(topics.above[entry.category_id][-1]),
            beside.get(entry.previous_id),
            beside.get(entry.next_id),
        )
        for entry in sorted(entries, key=lambda one: (order[one.category_id], one.position, one.pk))
        if topics.above[entry.category_id]
    ]


def to(paper: Paper, entries: Collection[Entry]) -> list[Related]:
    """Find the papers most related to this one, which stands in the list with these entries."""
    shared = _by_authors(paper)
    nearby = _by_place(paper, entries)
    alike = _by_words(paper)
    pool = alike | nearby | {key: title for key, (_, title) in shared.items()}
    filed = _filed_with(entries, shared.keys() | alike.keys()) | nearby.keys()
    weights = _weights(paper, pool.values())
    found = []
    for key, title in pool.items():
        authors = shared[key][0] if key in shared else 0
        told = {word: weights[stem] for stem, word in words(title).items() if stem in weights}
        score = sum(told.values()) + WEIGHT_OF_AUTHOR * min(authors, MOST_AUTHORS)
        score += WEIGHT_OF_CATEGORY * (key in filed)
        found.append((-score, -key, _why(authors, told, same_category=key in filed)))
    best = sorted(found)[:MOST]
    papers = Paper.objects.published().for_citing().in_bulk([-key for _, key, _ in best])
    return [Related(papers[-key], why) for _, key, why in best if -key in papers]


def _by_authors(paper: Paper) -> dict[int, tuple[int, str]]:
    """Give the papers by the same authors: how many they share, and the title."""
    authors = [place.author_id for place in paper.authorships.all()]
    rows = (
        Authorship.objects.public()
        .filter(author__in=authors)
        .exclude(paper=paper)
        .values("paper_id", title=F("paper__title"))
        .annotate(number=Count("pk"))
        .order_by("-number", "-paper_id")
        .values_list("paper_id", "number", "title")
    )
    return {key: (number, title) for key, number, title in rows[:POOL]}


def _by_place(paper: Paper, entries: Collection[Entry]) -> dict[int, str]:
    """Give the titles of the papers that stand nearest in the first of the categories."""
    if not entries:
        return {}
    first = min(entries, key=lambda entry: entry.pk)
    rows = Entry.objects.nearest(first).exclude(paper=paper).values_list("paper_id", "paper__title")
    return dict(rows[:POOL])


def _by_words(paper: Paper) -> dict[int, str]:
    """Give the titles of papers that share a rare word with the title."""
    alike = Paper.objects.published().titled_alike(words(paper.title).values(), MOST_ALIKE)
    rows = alike.exclude(pk=paper.pk).order_by("-pk").values_list("pk", "title")
    return dict(rows[:POOL])


def _filed_with(entries: Collection[Entry], papers: Iterable[int]) -> set[int]:
    """Tell which of the papers stand in one of the categories."""
    categories = [entry.category_id for entry in entries]
    filed = Entry.objects.public().filter(category__in=categories, paper__in=list(papers))
    return set(filed.values_list("paper_id", flat=True))


def words(text: str) -> dict[str, str]:
    """Give the words of a text that say what it is about, by what they share with their plurals."""
    found = [word for word in names.fold(text).split() if len(word) >= SHORTEST]
    telling = [word for word in found if word not in STOPPED and not word.isdigit()]
    return {re.sub(r"(?<=\w{3}[^s])s$", "", word): word for word in telling}


def _weights(paper: Paper, titles: Iterable[str]) -> dict[str, float]:
    """Weigh each word of the paper that other titles have: the rarer among them, the more."""
    titles = list(titles)
    having = Counter(stem for title in titles for stem in words(title))
    own, abstract = words(paper.title), words(paper.abstract)
    return {
        stem: math.log((len(titles) + 1) / number) * (1 if stem in own else WEIGHT_OF_ABSTRACT)
        for stem, number in having.items()
        if stem in own or stem in abstract
    }


def _why(authors: int, told: dict[str, float], *, same_category: bool) -> tuple[str, ...]:
    reasons = []
    if authors:
        reasons.append(f"{authors} shared author{'' if authors == 1 else 's'}")
    if same_category:
        reasons.append("same category")
    telling = [word for word, weight in told.items() if weight >= LEAST_WEIGHT]
    if telling:
        rarest = sorted(telling, key=lambda word: (-told[word], word))[:WORDS_TOLD]
        reasons.append(f"also about {', '.join(rarest)}")
    return tuple(reasons)
