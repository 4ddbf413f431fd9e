from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

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
    """The tree of topics in the order of the list, read in one query when it is first asked for."""

    @cached_property
    def _read(self) -> tuple[dict[str, Topic], dict[int, tuple[str, ...]]]:
        listed: dict[str, Topic] = {}
        above_all: dict[int, tuple[str, ...]] = {}
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
                listed.setdefault(path, Topic(pk, path, name, len(above), outer))
                above = (*above, path)
            above_all[pk] = above
            waiting += [(row, path, above) for row in reversed(children.get(pk, []))]
        return listed, above_all

    @property
    def listed(self) -> dict[str, Topic]:
        """Every topic by its path, in the order of the list."""
        return self._read[0]

    @property
    def above(self) -> dict[int, tuple[str, ...]]:
        """For every category the paths of the topics it stands in, outermost first, its own included."""
        return self._read[1]

    def below(self, paths: Collection[str]) -> list[int]:
        """List the categories that stand in one of these topics."""
        wanted = set(paths)
        return [pk for pk, above in self.above.items() if not wanted.isdisjoint(above)]

    def children(self, path: str) -> list[Topic]:
        return [topic for topic in self.listed.values() if topic.parent == path]

    def trail(self, path: str) -> list[Topic]:
        """List the topics from the outermost to this one."""
        topic = self.listed[path]
        return [self.listed[above] for above in self.above[topic.pk]]

    def trails(self, categories: Collection[int]) -> list[list[Topic]]:
        """Give the trail of each category that stands in a topic, each once."""
        innermost = [self.above[pk][-1] for pk in categories if self.above.get(pk)]
        return [self.trail(path) for path in dict.fromkeys(innermost)]
