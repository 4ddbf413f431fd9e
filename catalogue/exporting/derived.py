"""Lists of a part of the catalogue, or under headings of another kind, written anew in the list's style."""

from collections.abc import Iterator, Sequence
from itertools import chain

from django.utils.text import capfirst

from catalogue import names, readme
from catalogue.exporting.blocks import printed
from catalogue.exporting.layouts import LAYOUTS, Layout
from catalogue.exporting.limit import near_limit
from catalogue.exporting.markdown import Export
from catalogue.exporting.parts import HEADING, LAID, TEXT, Part
from catalogue.exporting.spacing import Spacing
from catalogue.filters import PaperFilter
from catalogue.filters.criteria import FACETS
from catalogue.models import Category, Entry, Readme
from catalogue.models.category import Path
from catalogue.readme import Profile, headings, inheriting
from catalogue.readme.inline import escape, escape_url
from catalogue.records import Notice

BY = ("category", "year", "venue")
"""What the headings of a derived list can name."""

TOP, DEEPEST = 2, 6
"""The levels of headings below the title."""

Groups = Iterator[tuple[Path, Sequence[int]]]


def derived(
    chosen: PaperFilter, by: str = "category", *, layout: Layout | None = None, shown_at: str = ""
) -> Export:
    """The chosen papers under headings that name their categories, their year or their venue.

    Below its category a paper stands where the list has it, and once in each; elsewhere in the order
    that was asked for. Without a ``layout`` it is the list's, or stacked for a list of tables. ``shown_at`` is the address of the selection, for a link to it. Raises
    ValueError if ``by`` is none of `BY`.
    """
    stored = Readme.objects.without_texts().current()
    profile = Profile.from_json(stored.profile)
    if layout is None and profile.build == "row":
        layout = LAYOUTS["stacked"]
    layout = layout or Layout(profile.style, profile.blank_lines)
    newline = stored.newline or "\n"
    groups = list(_GROUPINGS[_known(by)](chosen))
    name = Category.objects.list_name() or "Papers"
    papers = {paper for _, keys in groups for paper in keys}
    address = f"[{escape(name)}]({escape_url(shown_at)})" if shown_at else escape(name)
    said = f"{name}: {chosen.heading}" if chosen.heading else name
    counted = f"{len(papers):,} {'paper' if len(papers) == 1 else 'papers'} of {address}, by {by}."
    head = [_part(HEADING, headings.write(said, 1)), _part(TEXT, counted)]
    body = _below(groups, layout, newline)
    text = "".join(Spacing({}, newline, layout.blank_lines).join(chain(head, body)))
    content = text.encode()
    return Export(content, (*_unfiled(chosen, papers), *near_limit("The list", content)))


def _known(by: str) -> str:
    if by not in BY:
        raise ValueError(f"a list is made by {', '.join(BY)}, not by “{by}”")
    return by


def _part(kind: str, body: str) -> Part:
    return Part(kind, body, "", None)


def _below(
    groups: Sequence[tuple[Path, Sequence[int]]], layout: Layout, newline: str
) -> Iterator[Part]:
    """Each group below the headings of its path, of which those that are there are not said again."""
    records = printed(chain.from_iterable(keys for _, keys in groups))
    above: Path = ()
    for path, keys in groups:
        kept = _shared(above, path)
        for depth in range(kept, len(path)):
            yield _part(HEADING, headings.write(path[depth], min(TOP + depth, DEEPEST)))
        above, inherited = path, inheriting.from_path(path)
        lines = [*layout.header]
        for _, record in zip(keys, records, strict=False):
            lines.append(readme.write(record, layout.style, newline, inherited))
            yield _part(LAID, newline.join(lines))
            lines = []


def _shared(one: Path, other: Path) -> int:
    """How many names two paths have in common from the top; a path is never wholly that of another."""
    return next(
        (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )


def _by_category(chosen: PaperFilter) -> Groups:
    entries = Entry.objects.exported().filter(paper__in=chosen.without().values("pk"))
    below: dict[int, list[int]] = {}
    for category, paper in entries.in_order().values_list("category_id", "paper_id"):
        below.setdefault(category, []).append(paper or 0)
    paths = Category.objects.paths()
    for category in Category.objects.in_order():
        if category.pk in below:
            yield paths[category.pk], list(dict.fromkeys(below[category.pk]))


def _by_year(chosen: PaperFilter) -> Groups:
    found: dict[int, list[int]] = {}
    for paper, year in chosen.papers.values_list("pk", "year"):
        found.setdefault(year or 0, []).append(paper)
    for year in sorted(found, reverse=True):
        yield (str(year) if year else capfirst(FACETS["year"].absent),), found[year]


def _by_venue(chosen: PaperFilter) -> Groups:
    found: dict[str, list[int]] = {}
    for paper, venue in chosen.papers.values_list("pk", "venue__name"):
        found.setdefault(venue or "", []).append(paper)
    for venue in sorted(found, key=lambda name: (not name, names.fold(name), name)):
        yield (venue or capfirst(FACETS["venue"].absent),), found[venue]


_GROUPINGS = {"category": _by_category, "year": _by_year, "venue": _by_venue}


def _unfiled(chosen: PaperFilter, written: set[int]) -> Iterator[Notice]:
    for paper, title in chosen.papers.values_list("pk", "title"):
        if paper not in written:
            yield Notice(0, "not_filed", f"“{title}” stands in no category and so not in this list")
