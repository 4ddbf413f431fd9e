"""The tree of topics: the categories that have papers, and are facets and pages."""

from collections.abc import Collection
from dataclasses import dataclass

from catalogue import keeping
from catalogue.models import Category

Row = tuple[int, str, str, str]


@dataclass(frozen=True, slots=True)
class Topic:
    """A category that readers can choose. ``path`` is its path of slugs, ``parent`` the topic above."""

    pk: int
    path: str
    name: str
    depth: int
    parent: str


class Topics:
    """The tree of topics in the order of the list, read in one query.

    ``listed`` has every topic by its path; ``above`` for every category the paths of the topics it
    stands in, outermost first, its own included.
    """

    def __init__(self) -> None:
        self.listed: dict[str, Topic] = {}
        self.above: dict[int, tuple[str, ...]] = {}
        self._children: dict[str, list[Topic]] = {}
        children: dict[int | None, list[Row]] = {}
        rows = Category.objects.order_by("position", "pk").values_list(
            "parent_id", "pk", "kind", "name", "slug"
        )
        for parent, pk, kind, name, slug in rows:
            children.setdefault(parent, []).append((pk, kind, name, slug))
        waiting: list[tuple[Row, str, tuple[str, ...]]]
        waiting = [(row, "", ()) for row in reversed(children.get(None, []))]
        while waiting:
            (pk, kind, name, slug), path, above = waiting.pop()
            if kind not in {Category.Kind.ROOT, Category.Kind.TITLE}:
                path = f"{path}/{slug}" if path else slug
            if kind == Category.Kind.TOPIC:
                outer = above[-1] if above else ""
                self._list(Topic(pk, path, name, len(above), outer))
                above = (*above, path)
            self.above[pk] = above
            waiting += [(row, path, above) for row in reversed(children.get(pk, []))]

    def _list(self, topic: Topic) -> None:
        if topic.path not in self.listed:
            self.listed[topic.path] = topic
            self._children.setdefault(topic.parent, []).append(topic)

    def below(self, paths: Collection[str]) -> list[int]:
        """List the categories that stand in one of these topics."""
        wanted = set(paths)
        return [pk for pk, above in self.above.items() if not wanted.isdisjoint(above)]

    def children(self, path: str) -> list[Topic]:
        """List the topics directly below one; below ``""`` the outermost."""
        return self._children.get(path, [])

    def trail(self, path: str) -> list[Topic]:
        """List the topics from the outermost to this one."""
        topic = self.listed[path]
        return [self.listed[above] for above in self.above[topic.pk]]

    def trails(self, categories: Collection[int]) -> list[list[Topic]]:
        """Give the trail of each category that stands in a topic, each once."""
        innermost = [self.above[pk][-1] for pk in categories if self.above.get(pk)]
        return [self.trail(path) for path in dict.fromkeys(innermost)]


current = keeping.kept(Topics)
