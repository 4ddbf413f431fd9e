"""How many papers the list and each of its categories have, beside how many the file had."""

from collections import Counter
from collections.abc import Mapping
from functools import cached_property

from catalogue.models import Category, Entry
from catalogue.readme import headings


class Counts:
    """The papers of the list and of each category, then and now; asked of the database when first needed.

    ``then`` is what was counted when the file was imported, as `Readme` keeps it; where nothing was,
    nothing has become more or less.
    """

    def __init__(self, then: Mapping[str, int]) -> None:
        self.then = then

    @cached_property
    def _filed(self) -> list[tuple[int, int]]:
        entries = Entry.objects.exported().of_papers().order_by()
        return list(entries.values_list("category_id", "paper_id"))

    @cached_property
    def now(self) -> Counter[int]:
        """Entries by category, those of the categories below it among them."""
        parents = dict(Category.objects.values_list("pk", "parent_id").order_by())
        found: Counter[int] = Counter()
        for category, entries in Counter(category for category, _ in self._filed).items():
            above: int | None = category
            while above is not None:
                found[above] += entries
                above = parents[above]
        return found

    def more(self, category: Category) -> int:
        """How many entries more than in the file stand below a category's heading."""
        then = self.then.get(str(category.seen_at))
        return 0 if then is None else self.now.get(category.pk, 0) - then

    @property
    def entries(self) -> tuple[int, int]:
        """How many entries the file had, and the list has."""
        now = len(self._filed)
        return self.then.get("entries", now), now

    @property
    def papers(self) -> tuple[int, int]:
        """How many papers the file had, and the list has: one in two categories is one."""
        now = len({paper for _, paper in self._filed})
        return self.then.get("papers", now), now

    def are_shown_beside(self, category: Category) -> bool:
        """Whether all headings of papers beside this one show how many stand below them."""
        return category.kind == Category.Kind.TOPIC and category.parent_id in self._counted

    @cached_property
    def _counted(self) -> frozenset[int | None]:
        """The categories all of whose headings with papers have counters."""
        topics = Category.objects.topics().exclude(heading="").order_by()
        found: dict[int | None, bool] = {}
        for parent, heading in topics.values_list("parent_id", "heading"):
            title = headings.read(heading)
            found[parent] = (
                found.get(parent, True) and title is not None and title.count is not None
            )
        return frozenset(parent for parent, counted in found.items() if counted)
