"""The categories of records: found by their path, made where they are missing."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import Max

from catalogue import filing
from catalogue.changes import Change
from catalogue.importing.report import Refused
from catalogue.models import Category, Entry, Paper
from catalogue.models.category import Path
from catalogue.records import Notice

STEP = 1024


class Homes:
    """Paths of categories as they are, and as they become while records are filed."""

    def __init__(self, change: Change) -> None:
        self.change = change
        rows = {row.pk: row for row in Category.objects.in_order()}
        paths = Category.objects.paths()
        self.by_path: dict[Path, Category] = {paths[pk]: rows[pk] for pk in reversed(rows)}
        self.below: dict[int | None, list[Category]] = defaultdict(list)
        for row in rows.values():
            self.below[row.parent_id].append(row)
        top = Category.objects.top()
        if top is not None:
            self.by_path[()] = top
        self.last: dict[int, int] = {}

    def of(self, paths: Iterable[Path]) -> list[Category]:
        return [self.by_path[path] for path in paths]

    def make(self, wanted: Iterable[tuple[Path, int]]) -> None:
        """Make the categories that are missing; each path comes with its line. Raises Refused."""
        lines: dict[Path, int] = {}
        for path, line in wanted:
            if path not in self.by_path:
                for depth in range(len(path) + 1):
                    lines.setdefault(path[:depth], line)
        missing = [path for path in lines if path not in self.by_path]
        for depth in sorted({len(path) for path in missing}):
            self._make_level([path for path in missing if len(path) == depth], lines)

    def _make_level(self, paths: Sequence[Path], lines: Mapping[Path, int]) -> None:
        made: list[Category] = []
        for path in paths:
            if not path:
                self.by_path[()] = self._title()
                continue
            parent = self.by_path[path[:-1]]
            siblings = self.below[parent.pk]
            try:
                row = filing.new_category(parent, siblings, path[-1])
            except ValidationError as error:
                raise Refused(Notice(lines[path], "too_deep", " ".join(error.messages))) from error
            siblings.append(row)
            made.append(row)
            self.by_path[path] = row
        self.change.create_all(Category, made)

    def _title(self) -> Category:
        """A catalogue that never saw a README gets the title of one."""
        root = Category(kind=Category.Kind.ROOT, level=0)
        self.change.save(root)
        name = settings.SITE_NAME or "Awesome papers"
        title = Category(kind=Category.Kind.TITLE, parent=root, name=name, slug="title", level=1)
        self.change.save(title)
        return title

    def file_new(self, filings: Iterable[tuple[int, Category]]) -> None:
        """File new papers at the end of their categories, in one go."""
        if not self.last:
            last = Entry.objects.order_by().values_list("category").annotate(Max("position"))
            self.last = dict(last)
        rows = []
        homes: dict[int, Category] = {}
        for paper, home in filings:
            self.last[home.pk] = self.last.get(home.pk, 0) + STEP
            rows.append((home.pk, paper, self.last[home.pk]))
            homes[home.pk] = home
        self.change.insert(Entry, ("category_id", "paper_id", "position"), rows)
        for home in homes.values():
            filing.mark_as_topic(self.change, home)

    def refile(self, paper: Paper, homes: Sequence[Category]) -> None:
        """Let the paper stand in these categories and in no other."""
        for entry in paper.entries.select_related("category"):
            if entry.category not in homes:
                filing.unfile(self.change, entry)
        for home in homes:
            filing.file_paper(self.change, paper, home)
        self.last = {}
