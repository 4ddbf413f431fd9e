"""What each further choice would leave, and what each choice less.

The count beside a value is the number of papers that the other facets and the search leave and that
carry the value; the facet's own choice does not count.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db.models import Case, Count, Q, Value, When
from django.db.models.expressions import Combinable

from catalogue.filters import FACETS, PaperFilter, Topic
from catalogue.models import Authorship, Entry, Link

SHOWN = 10
LEEWAY = 4
MOST = 60
OPEN = 2


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet. ``within`` names the topic that a topic stands below."""

    value: str
    label: str
    count: int
    selected: bool
    depth: int = 0
    within: str = ""


@dataclass(frozen=True, slots=True)
class Facet:
    """A facet with the choices shown at once and the rest; ``cut`` where there are more still."""

    name: str
    label: str
    shown: tuple[Choice, ...]
    rest: tuple[Choice, ...]
    cut: bool
    selected: int
    open: bool

    @property
    def rest_open(self) -> bool:
        return any(choice.selected for choice in self.rest)


@dataclass(frozen=True, slots=True)
class Rescue:
    """A choice to drop where nothing is left, and how many papers that would bring back."""

    label: str
    count: int
    query: str


def count(chosen: PaperFilter) -> list[Facet]:
    """Count every facet, in the order of the page."""
    choices = {
        "category": _categories(chosen),
        "year": _years(chosen),
        "venue": _venues(chosen),
        "author": _authors(chosen),
        "link": _links(chosen),
    }
    return [
        _facet(chosen, name, choices[name], opened=place < OPEN)
        for place, name in enumerate(FACETS)
    ]


def rescues(chosen: PaperFilter) -> list[Rescue]:
    """Tell what dropping each key of the selection would bring back; the most first."""
    found = []
    for name, values in chosen.choices.items():
        left = chosen.without(name).count()
        label = " or ".join(chosen.label(name, value) for value in values)
        found.append(Rescue(label, left, chosen.query(**{name: ""})))
    return sorted((one for one in found if one.count), key=lambda one: -one.count)


def _facet(chosen: PaperFilter, name: str, counted: list[Choice], *, opened: bool) -> Facet:
    values = chosen.choices.get(name, ())
    missing = set(values) - {choice.value for choice in counted}
    absent = [
        Choice(value, chosen.label(name, value), 0, selected=True)
        for value in values
        if value in missing
    ]
    choices = [*absent, *(replace(one, selected=one.value in values) for one in counted)]
    cut = len(choices) > MOST
    del choices[MOST:]
    shown = len(choices) if len(choices) <= SHOWN + LEEWAY else SHOWN
    return Facet(
        name=name,
        label=FACETS[name],
        shown=tuple(choices[:shown]),
        rest=tuple(choices[shown:]),
        cut=cut,
        selected=len(values),
        open=opened or bool(values),
    )


def _carried(chosen: PaperFilter, name: str, key: str = "pk") -> Q:
    """Hold for rows whose paper is left by the other facets: no join, so nothing counts twice."""
    return Q(**{f"{key}__in": chosen.without(name).order_by().values("pk")})


def _selected_first(chosen: PaperFilter, name: str, key: str) -> list[Combinable]:
    if name not in chosen.choices:
        return []
    return [Case(When(**{f"{key}__in": chosen.choices[name]}, then=Value(0)), default=Value(1))]


def _choices(rows: Iterable[tuple[str, str, int]]) -> list[Choice]:
    return [Choice(value, label, number, selected=False) for value, label, number in rows]


def _years(chosen: PaperFilter) -> list[Choice]:
    rows = (
        chosen.all_papers.filter(year__isnull=False)
        .values("year")
        .annotate(number=Count("pk", filter=_carried(chosen, "year")))
        .order_by("-year")
        .values_list("year", "number")
    )
    return _choices((str(year), str(year), number) for year, number in rows)


def _venues(chosen: PaperFilter) -> list[Choice]:
    rows = (
        chosen.all_papers.filter(venue__isnull=False)
        .values("venue_id")
        .annotate(number=Count("pk", filter=_carried(chosen, "venue")))
        .order_by(
            *_selected_first(chosen, "venue", "venue__slug"), "-number", "venue__key", "venue_id"
        )
        .values_list("venue__slug", "venue__name", "number")
    )
    return _choices(rows[: MOST + 1])


def _authors(chosen: PaperFilter) -> list[Choice]:
    rows = (
        Authorship.objects.filter(_carried(chosen, "author", "paper"))
        .values("author_id")
        .annotate(number=Count("pk"))
        .order_by(
            *_selected_first(chosen, "author", "author__slug"),
            "-number",
            "author__sort_key",
            "author_id",
        )
        .values_list("author__slug", "author__name", "number")
    )
    return _choices(rows[: MOST + 1])


def _links(chosen: PaperFilter) -> list[Choice]:
    rows = (
        Link.objects.filter(paper__in=chosen.all_papers.order_by().values("pk"))
        .exclude(url="")
        .values("kind")
        .annotate(
            number=Count("paper", distinct=True, filter=_carried(chosen, "link", "paper")),
        )
        .order_by(*_selected_first(chosen, "link", "kind"), "-number", "kind")
        .values_list("kind", "number")
    )
    kinds = dict(Link.Kind.choices)
    return _choices((kind, str(kinds[kind]).capitalize(), number) for kind, number in rows)


def _categories(chosen: PaperFilter) -> list[Choice]:
    """Count each topic with those below it, a paper once however many of them it stands in."""
    places = (
        Entry.objects.filter(_carried(chosen, "category", "paper"))
        .order_by()
        .values_list("category_id", "paper_id")
    )
    papers: dict[str, set[int]] = {path: set() for path in chosen.topics.listed}
    for category, paper in places:
        for path in chosen.topics.above.get(category, ()):
            papers[path].add(paper)
    return [
        Choice(
            topic.path,
            topic.name,
            len(papers[topic.path]),
            selected=False,
            depth=topic.depth,
            within=chosen.topics.listed[topic.parent].name if topic.parent else "",
        )
        for topic in _unfolded(chosen)
    ]


def _unfolded(chosen: PaperFilter) -> list[Topic]:
    """List the whole tree where it is short; else the outermost topics and those below chosen ones."""
    topics = list(chosen.topics.listed.values())
    if len(topics) <= MOST:
        return topics
    open_paths = {""}
    for path in chosen.choices.get("category", ()):
        while path and path in chosen.topics.listed:
            open_paths.add(path)
            path = chosen.topics.listed[path].parent  # noqa: PLW2901 -- walks up the tree
    return [topic for topic in topics if topic.parent in open_paths]
