"""The categories of records: found by their path, made where they are missing."""

from collections.abc import Iterable

from django.conf import settings
from django.db.models import Max

from catalogue import filing
from catalogue.changes import Change
from catalogue.models import Category, Entry, Paper
from catalogue.models.category import Path

STEP = 1024


class Homes:
    """Paths of categories as they are, and as they become while records are filed."""

    def __init__(self, change: Change) -> None:
        self.change = change
        rows = {row.pk: row for row in Category.objects.in_order()}
        paths = Category.objects.paths()
        self.by_path: dict[Path, Category] = {paths[pk]: rows[pk] for pk in reversed(rows)}
        top = Category.objects.top()
        if top is not None:
            self.by_path[()] = top

    def of(self, paths: Iterable[Path]) -> list[Category]:
        return [self.home(path) for path in paths]

    def home(self, path: Path) -> Category:
        if path not in self.by_path:
            self.by_path[path] = (
                filing.add_category(self.change, self.home(path[:-1]), path[-1])
                if path
                else self._title()
            )
        return self.by_path[path]

    def _title(self) -> Category:
        """A catalogue that never saw a README gets the title of one."""
        root = Category(kind=Category.Kind.ROOT, level=0)
        self.change.save(root)
        name = settings.SITE_NAME or "Awesome papers"
        title = Category(kind=Category.Kind.TITLE, parent=root, name=name, slug="title", level=1)
        self.change.save(title)
        return title

    def file_all(self, filings: Iterable[tuple[Paper, Category]]) -> None:
        """File new papers at the end of their categories, in one go."""
        last = dict(Entry.objects.order_by().values_list("category").annotate(Max("position")))
        rows = []
        homes: dict[int, Category] = {}
        for paper, home in filings:
            last[home.pk] = last.get(home.pk, 0) + STEP
            rows.append(Entry(category=home, paper=paper, position=last[home.pk]))
            homes[home.pk] = home
        self.change.create_all(Entry, rows)
        for home in homes.values():
            filing.mark_as_topic(self.change, home)

    def refile(self, paper: Paper, paths: Iterable[Path]) -> None:
        """Let the paper stand in these categories and in no other."""
        homes = self.of(paths)
        for entry in paper.entries.select_related("category"):
            if entry.category not in homes:
                filing.unfile(self.change, entry)
        for home in homes:
            filing.file_paper(self.change, paper, home)
