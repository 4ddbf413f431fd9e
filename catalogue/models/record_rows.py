"""Papers as records, straight from the rows of five tables.

For a hundred thousand papers the objects of the models would cost ten times the queries. What
`Paper.as_record` says of one paper, this says of many; a test holds the two together.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.db.models import Model
from django.db.models.expressions import RawSQL

from catalogue.models.among import among
from catalogue.models.author import Authorship
from catalogue.models.category import Category, Path
from catalogue.models.entry import Entry
from catalogue.models.identifier import Identifier
from catalogue.models.link import Link
from catalogue.models.paper import Paper
from catalogue.models.venue import Venue
from catalogue.records import LinkRecord, PaperRecord, Standing

PRINTED = ("pk", "title", "venue_printed", "year", "note")
SAID = ("abstract", "slug", "venue__kind")
DATES = ("added", "updated")

Rows = dict[int, list[tuple[Any, ...]]]
"""Rows of a table by their paper, in order."""


def as_printed(papers: Collection[int], using: str = "default") -> dict[int, PaperRecord]:
    """What a README prints of these papers, by their keys."""
    chosen = among(papers, using)
    authors, links = _authors(chosen, using), _links(chosen, using)
    return {
        pk: PaperRecord(title, _names(authors, pk), venue, year, note, "", _led(links, pk))
        for pk, title, venue, year, note in _papers(chosen, using, PRINTED)
    }


def as_records(
    papers: Collection[int],
    paths: Mapping[int, Path] | None = None,
    *,
    dated: bool = False,
    using: str = "default",
) -> dict[int, PaperRecord]:
    """These papers by their keys; only those asked for as ``dated`` come with their standing.

    ``paths`` are `CategoryQuerySet.paths`, if at hand.
    """
    if paths is None:
        paths = Category.objects.using(using).paths()
    chosen = among(papers, using)
    authors, links = _authors(chosen, using), _links(chosen, using)
    own = _rows(Identifier, chosen, using, "scheme", "value")
    filed = _rows(Entry, chosen, using, "position", "pk", "category_id")
    fields = (*PRINTED, *SAID, *(DATES if dated else ()))
    return {
        pk: PaperRecord(
            title=title,
            authors=_names(authors, pk),
            venue=venue,
            year=year,
            note=note,
            abstract=abstract,
            links=_led(links, pk),
            identifiers={scheme: value for _, scheme, value in own.get(pk, ())},
            categories=tuple(dict.fromkeys([paths[home] for _, _, _, home in filed.get(pk, ())])),
            slug=slug,
            venue_kind=kind if kind and kind != Venue.Kind.OTHER else "",
            standing=Standing(pk, *dates) if dates else None,
        )
        for pk, title, venue, year, note, abstract, slug, kind, *dates in _papers(
            chosen, using, fields
        )
    }


def _papers(papers: RawSQL, using: str, fields: tuple[str, ...]) -> Iterable[tuple[Any, ...]]:
    return Paper.objects.using(using).order_by().filter(pk__in=papers).values_list(*fields)


def _authors(papers: RawSQL, using: str) -> Rows:
    return _rows(Authorship, papers, using, "position", "pk", "printed")


def _names(authors: Rows, paper: int) -> tuple[str, ...]:
    return tuple([name for _, _, _, name in authors.get(paper, ())])


def _links(papers: RawSQL, using: str) -> Rows:
    return _rows(Link, papers, using, "position", "pk", "kind", "label", "url")


def _led(links: Rows, paper: int) -> tuple[LinkRecord, ...]:
    return tuple([LinkRecord(kind, label, url) for *_, kind, label, url in links.get(paper, ())])


def _rows(model: type[Model], papers: RawSQL, using: str, *fields: str) -> Rows:
    """The rows of each of these papers, in the order of their fields."""
    rows = model._default_manager.using(using).order_by().filter(paper__in=papers)
    found: Rows = {}
    for row in sorted(rows.values_list("paper_id", *fields)):
        found.setdefault(row[0], []).append(row)
    return found
