"""Papers as records, for every exchange format."""

from collections.abc import Iterator

from catalogue.models import Category, Paper
from catalogue.models.paper import PaperQuerySet
from catalogue.records import PaperRecord

BATCH = 1000


def records(papers: PaperQuerySet) -> Iterator[PaperRecord]:
    """The papers as records, in the order of the queryset, a batch at a time."""
    paths = Category.objects.paths()
    keys = list(papers.values_list("pk", flat=True))
    for start in range(0, len(keys), BATCH):
        part = keys[start : start + BATCH]
        found = {paper.pk: paper for paper in Paper.objects.filter(pk__in=part).for_records()}
        for key in part:
            yield found[key].as_record(paths)
