"""Edits that work on any list, each with the counts of the import and the proposals it must be told as.

An edit is a function of a ``Page`` that picks what it edits by the page's dice, changes ``texts`` and
answers the counts (added, changed, moved, removed) and the proposals (about, kind, field).
"""

import random
from collections import Counter
from collections.abc import Callable

from catalogue.readme import EntryBlock, Heading, parse, pieces, split_tail

Told = tuple[tuple[int, int, int, int], list[tuple[str, str, str]]]
NOTHING = (0, 0, 0, 0)
KINDS: dict[str, Callable[["Page"], Told]] = {}


EDITS = "A Wholly Invented Study of Replayed Edits"
RIVERS = "Imaginary Rivers and Their Uncharted Mouths"


class DoesNotApply(Exception):
    """The list has nothing that this edit could be done to."""


class Page:
    """A list cut into pieces, and what can be picked among them."""

    def __init__(self, text: str, seed: int) -> None:
        self.dice = random.Random(seed)  # noqa: S311 -- any picks do, the same each time
        self.pieces = pieces(parse(text))
        self.texts = [piece.node.text for piece in self.pieces]
        nodes = [piece.node for piece in self.pieces]
        titles = Counter(n.reading.record.title for n in nodes if isinstance(n, EntryBlock))
        self.entries = [
            place
            for place, node in enumerate(nodes)
            if isinstance(node, EntryBlock) and titles[node.reading.record.title] == 1
        ]
        self.entry_places = set(self.entries)
        self.stacked = [p for p in self.entries if self.texts[p].startswith("[**")]
        names = Counter(node.name for node in nodes if isinstance(node, Heading))
        self.headings = [
            place
            for place, node in enumerate(nodes)
            if isinstance(node, Heading) and node.level > 1 and names[node.name] == 1
        ]
        self.prose = [
            place
            for place, node in enumerate(nodes)
            if not isinstance(node, EntryBlock | Heading)
            and node.text[:1].isalpha()
            and len(node.text) > 20
        ]

    def pick(self, pool, test=lambda place: True):
        fitting = [place for place in pool if test(place)]
        if not fitting:
            raise DoesNotApply
        return self.dice.choice(fitting)

    def record(self, place):
        return self.pieces[place].node.reading.record

    def swap(self, place, old, new):
        assert old in self.texts[place], (old, self.texts[place])
        self.texts[place] = self.texts[place].replace(old, new, 1)

    def inside(self, place):
        """That an entry stands between its like: so it can go without another's gap changing."""
        around = [place - 1, place, place + 1]
        if not self.entry_places.issuperset(around):
            return False
        texts = [self.texts[p] for p in around]
        alike = (
            len({split_tail(text)[1] for text in texts}) == len({text[0] for text in texts}) == 1
        )
        return alike and self.record(place).title in texts[1]

    def fresh(self, place, title=EDITS):
        """A paper that is in no list, written as the one that stands here."""
        old = self.record(place).title
        return self.texts[place].replace(old, title, 1).replace("://", "://fresh.")

    def about(self, place):
        node = self.pieces[place].node
        if isinstance(node, EntryBlock):
            return "paper"
        return "heading" if isinstance(node, Heading) else "text"

    @property
    def text(self):
        return "".join(self.texts)


def kind(edit):
    KINDS[edit.__name__] = edit
    return edit


def changed(*fields):
    return (0, 1, 0, 0), [("paper", "change", name) for name in fields]
