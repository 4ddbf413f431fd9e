"""The one reader of a query string: which papers somebody asked for, and in what order.

Pages, downloads, feeds and commands all read ``q``, ``category``, ``venue``, ``year``, ``year_min``,
``year_max``, ``author``, ``link``, ``sort`` and ``page`` through `PaperFilter`. Several values of one
key widen the selection, several keys narrow it. What is not known matches nothing and is shown.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Self, cast
from urllib.parse import urlencode

import django_filters
from django.db.models import Exists, F, OuterRef
from django.http import QueryDict

from catalogue import names
from catalogue.filters.fields import TidyFilter, ValuesFilter, is_year
from catalogue.filters.topics import Topics
from catalogue.models import Author, Authorship, Entry, Link, Venue
from catalogue.models.paper import PaperQuerySet

MOST_WORDS = 16

FACETS = {
    "category": "Category",
    "year": "Year",
    "venue": "Venue",
    "author": "Author",
    "link": "Available",
}
"""The keys of which several values may be chosen, with their names, in the order of the page."""

RANGE = {"year_min": ("Year", "from {}"), "year_max": ("Year", "to {}")}

WORDS = {
    "category": "in {}",
    "venue": "from {}",
    "year": "of {}",
    "year_min": "since {}",
    "year_max": "until {}",
    "author": "by {}",
    "link": "with {}",
    "q": "matching {}",
}
"""How each key is put in words."""

NEWEST = (F("year").desc(nulls_last=True), "title_key", "pk")

SORTS: dict[str, tuple[Any, ...]] = {
    "-year": NEWEST,
    "year": (F("year").asc(nulls_last=True), "title_key", "pk"),
    "title": ("title_key", "pk"),
    "-title": ("-title_key", "-pk"),
    "venue": (F("venue__key").asc(nulls_last=True), *NEWEST),
    "-venue": (F("venue__key").desc(nulls_last=True), *NEWEST),
}
"""The orders of papers; the first is taken where nothing or nonsense is asked for."""

DEFAULT_SORT = "-year"


@dataclass(frozen=True, slots=True)
class Chip:
    """An active choice. ``query`` is the query string without it."""

    name: str
    facet: str
    label: str
    known: bool
    query: str


class PaperFilter(django_filters.FilterSet):
    """The papers that a query string asks for, out of those at hand.

    It is not valid only where a key has too many values; then no paper is chosen.
    """

    q = TidyFilter(method="holding_words")
    category = ValuesFilter(method="in_categories")
    venue = ValuesFilter(method="from_venues")
    year = ValuesFilter(method="of_years")
    year_min = TidyFilter(method="since")
    year_max = TidyFilter(method="until")
    author = ValuesFilter(method="by_authors")
    link = ValuesFilter(method="with_links")

    def __init__(self, data: QueryDict | dict[str, Any], papers: PaperQuerySet) -> None:
        super().__init__(data, papers)
        self.given = data
        self.all_papers = papers

    @classmethod
    def of_page(cls, data: QueryDict, papers: PaperQuerySet) -> Self:
        """Read order and page alone, for a page whose path says which papers it lists."""
        kept = QueryDict(mutable=True)
        for key in ("sort", "page"):
            kept.setlistdefault(key, data.getlist(key))
        return cls(kept, papers)

    # What was asked for

    @cached_property
    def choices(self) -> dict[str, tuple[str, ...]]:
        """Every key that narrows the selection, with its values."""
        found = self.form.cleaned_data if self.is_valid() else {}
        return {
            name: tuple(value) if isinstance(value, list) else (value,)
            for name, value in found.items()
            if value
        }

    @property
    def text(self) -> str:
        """The words searched for, as typed."""
        return self.choices.get("q", ("",))[0]

    @property
    def wordless(self) -> bool:
        """Whether a search was asked for in which there is no word."""
        return bool(self.text) and not names.fold(self.text).split()

    @cached_property
    def sort(self) -> str:
        asked = self.given.get("sort", DEFAULT_SORT)
        return asked if asked in SORTS else DEFAULT_SORT

    @cached_property
    def page(self) -> int:
        """The number of the page; 0 where what was given is none."""
        asked = self.given.get("page", "1")
        return int(asked) if re.fullmatch("[1-9][0-9]{0,5}", asked) else 0

    # The papers

    @property
    def papers(self) -> PaperQuerySet:
        return self.without().order_by(*SORTS[self.sort])

    def without(self, *skipped: str) -> PaperQuerySet:
        """Narrow the papers by all choices but these."""
        if not self.is_valid():
            return self.all_papers.none()
        papers = self.all_papers
        for name, value in self.form.cleaned_data.items():
            if name not in skipped:
                papers = cast(PaperQuerySet, self.filters[name].filter(papers, value))
        return papers

    def holding_words(self, papers: PaperQuerySet, name: str, text: str) -> PaperQuerySet:
        words = list(dict.fromkeys(names.fold(text).split()))
        return papers.matching(" ".join(words[:MOST_WORDS])) if words else papers.none()

    def in_categories(self, papers: PaperQuerySet, name: str, paths: list[str]) -> PaperQuerySet:
        categories = self.topics.below(paths)
        entries = Entry.objects.of_papers().filter(category_id__in=categories)
        return papers.filter(pk__in=entries.values("paper_id"))

    def from_venues(self, papers: PaperQuerySet, name: str, slugs: list[str]) -> PaperQuerySet:
        return papers.filter(venue__slug__in=slugs)

    def of_years(self, papers: PaperQuerySet, name: str, years: list[str]) -> PaperQuerySet:
        return papers.filter(year__in=[int(year) for year in years if is_year(year)])

    def since(self, papers: PaperQuerySet, name: str, year: str) -> PaperQuerySet:
        return papers.filter(year__gte=int(year)) if is_year(year) else papers.none()

    def until(self, papers: PaperQuerySet, name: str, year: str) -> PaperQuerySet:
        return papers.filter(year__lte=int(year)) if is_year(year) else papers.none()

    def by_authors(self, papers: PaperQuerySet, name: str, slugs: list[str]) -> PaperQuerySet:
        places = Authorship.objects.filter(author__slug__in=slugs)
        return papers.filter(pk__in=places.values("paper_id"))

    def with_links(self, papers: PaperQuerySet, name: str, kinds: list[str]) -> PaperQuerySet:
        links = Link.objects.filter(kind__in=kinds).exclude(url="")
        return papers.filter(pk__in=links.values("paper_id"))

    # What it is called

    @cached_property
    def topics(self) -> Topics:
        return Topics()

    @cached_property
    def labels(self) -> dict[str, dict[str, str]]:
        """What is known of the chosen values: by key, from value to the name that people read."""
        return {name: self._labels(name, values) for name, values in self.choices.items()}

    def _labels(self, name: str, values: Iterable[str]) -> dict[str, str]:
        match name:
            case "category":
                listed = self.topics.listed
                return {path: listed[path].name for path in values if path in listed}
            case "venue":
                papers = self.all_papers.filter(venue=OuterRef("pk"))
                venues = Venue.objects.filter(Exists(papers), slug__in=values)
                return dict(venues.values_list("slug", "name"))
            case "author":
                papers = self.all_papers.filter(authors=OuterRef("pk"))
                authors = Author.objects.filter(Exists(papers), slug__in=values)
                return dict(authors.values_list("slug", "name"))
            case "link":
                kinds = dict(Link.Kind.choices)
                return {kind: str(kinds[kind]).capitalize() for kind in values if kind in kinds}
            case "q":
                return {text: f"“{text}”" for text in values}
            case _:
                return {year: year for year in values if is_year(year)}

    def label(self, name: str, value: str) -> str:
        return self.labels.get(name, {}).get(value, value)

    @cached_property
    def chips(self) -> list[Chip]:
        """The active choices, but for the words searched for."""
        return [
            self._chip(name, value)
            for name in (*FACETS, *RANGE)
            for value in self.choices.get(name, ())
        ]

    def _chip(self, name: str, value: str) -> Chip:
        facet, form = RANGE[name] if name in RANGE else (FACETS[name], "{}")
        left = [other for other in self.choices[name] if other != value]
        return Chip(
            name=name,
            facet=facet,
            label=form.format(self.label(name, value)),
            known=value in self.labels[name],
            query=self.query(**{name: left}),
        )

    @property
    def heading(self) -> str:
        """The selection in words, to stand after the number of papers."""
        parts = []
        for name, form in WORDS.items():
            labels = [self.label(name, value) for value in self.choices.get(name, ())]
            if labels:
                parts.append(form.format(" or ".join(labels)))
        return ", ".join(parts)

    # Its address

    def query(self, **changes: Any) -> str:
        """Write this selection, with some keys changed and from page 1, as a query string with its "?"."""
        keys: dict[str, Any] = {**self.choices, "sort": self.sort, "page": 1} | changes
        if keys["sort"] == DEFAULT_SORT:
            keys["sort"] = ""
        if keys["page"] == 1:
            keys["page"] = ""
        encoded = urlencode({key: keys[key] for key in keys if keys[key]}, doseq=True, safe="/")
        return f"?{encoded}" if encoded else ""

    @property
    def cleared(self) -> str:
        """The query string without any filter; words and order stay."""
        return self.query(**dict.fromkeys((*FACETS, *RANGE)))
