"""Papers as records, for every exchange format."""

from collections.abc import Iterator

from catalogue.models import Category, as_records
from catalogue.models.paper import PaperQuerySet
from catalogue.records import PaperRecord
from catalogue.uncollected import uncollected

BATCH = 1000


def records(papers: PaperQuerySet, *, dated: bool = False) -> Iterator[PaperRecord]:
    """The papers as records, in the order of the queryset, a batch at a time."""
    paths = Category.objects.paths()
    keys = list(papers.values_list("pk", flat=True))
    for start in range(0, len(keys), BATCH):
        part = keys[start : start + BATCH]
        with uncollected():
            found = as_records(part, paths, dated=dated)
        yield from (found[key] for key in part if key in found)
