"""A category with all that stands below it, as the list has it."""

from dataclasses import dataclass
from functools import cached_property

from catalogue.models import Entry
from catalogue.topics import Topic, Topics


@dataclass(frozen=True, slots=True)
class Twig:
    """A category below another one, and how many papers it has with all below it."""

    topic: Topic
    count: int


class Branch:
    """The topic of this path, read in one query; ``topics`` is the whole tree."""

    def __init__(self, topics: Topics, path: str) -> None:
        self.topics = topics
        self.topic = topics.listed[path]

    @cached_property
    def _places(self) -> dict[int, list[int]]:
        return Entry.objects.papers_by_category(self.topics.below([self.topic.path]))

    @property
    def trail(self) -> list[Topic]:
        """The topics above, the outermost first."""
        return self.topics.trail(self.topic.path)[:-1]

    @property
    def papers(self) -> list[int]:
        """The keys of its papers, each where it stands first."""
        return list(dict.fromkeys(key for keys in self._places.values() for key in keys))

    @property
    def children(self) -> list[Twig]:
        """The topics right below, in the order of the list; a paper counts once in each."""
        return [
            Twig(
                child,
                len(set().union(*map(self._places.__getitem__, self.topics.below([child.path])))),
            )
            for child in self.topics.children(self.topic.path)
        ]

    @cached_property
    def _siblings(self) -> list[Topic]:
        return self.topics.children(self.topic.parent)

    @property
    def previous(self) -> Topic | None:
        place = self._siblings.index(self.topic)
        return self._siblings[place - 1] if place else None

    @property
    def next(self) -> Topic | None:
        after = self._siblings[self._siblings.index(self.topic) + 1 :]
        return after[0] if after else None
