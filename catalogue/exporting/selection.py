"""A selection of papers as documents tell it, and what is wrong with one that was asked for."""

from typing import Any

from django.db.models import Max

from catalogue.exporting.papers import records
from catalogue.filters import PaperFilter
from catalogue.formats import Selection
from catalogue.models import Readme
from catalogue.models.paper import PaperQuerySet
from catalogue.readme import Profile


def selection(
    papers: PaperQuerySet, *, page: PaperQuerySet | None = None, dated: bool = False, **said: Any
) -> Selection:
    """The papers in their order, or one ``page`` of them; ``said`` as in `Selection`."""
    return Selection(
        records(papers if page is None else page, dated=dated),
        total=papers.count(),
        updated=papers.aggregate(last=Max("updated"))["last"],
        profile=Profile.from_json(Readme.objects.without_texts().current().profile),
        **said,
    )


def complaint(chosen: PaperFilter) -> str:
    """Why nothing is exported: a file does not show, as a page does, what nobody has."""
    if not chosen.is_valid():
        return " ".join(
            f"{name}: {message}" for name, found in chosen.errors.items() for message in found
        )
    unknown = [f"{chip.facet} {chip.label}" for chip in chosen.unknown]
    return f"nothing has {', '.join(unknown)}" if unknown else ""
