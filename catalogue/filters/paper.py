"""The one reader of a query string: which papers somebody asked for, and in what order.

Pages, downloads, feeds and commands all read ``q``, ``year_min``, ``year_max``, ``paper``, ``sort``,
``page``, each facet, and ``not_`` before a facet through `PaperFilter`. Several values of one key widen
the selection, several keys narrow it; ``none`` asks for papers without any value of a facet. What is
not known matches nothing and is shown.
"""

import re
from functools import cached_property
from typing import Any, Self, cast

import django_filters
from django.db.models import QuerySet
from django.http import QueryDict

from catalogue import columns, topics
from catalogue.filters import address, wording
from catalogue.filters.address import VIEWS
from catalogue.filters.criteria import FACETS
from catalogue.filters.fields import MOST_PAPERS, TidyFilter, ValuesFilter, is_year, read_values
from catalogue.filters.narrowing import Narrowing, Ordered
from catalogue.filters.sorts import DEFAULT_SORT, RELEVANCE, SORTS
from catalogue.filters.wording import NOT, Chip
from catalogue.models import Paper
from catalogue.models.paper import PaperQuerySet
from catalogue.records import NONE
from catalogue.search import Query, Search
from catalogue.topics import Topics

PUBLISHED = Paper.objects.published()
"""What every page begins with: to copy it is quicker than to say it anew."""


class FacetFilter(ValuesFilter):
    """Narrow by a facet: to papers that carry one of the values, or to those that carry none of them."""

    parent: "PaperFilter"
    field_name: str

    def filter(self, qs: QuerySet[Any], value: list[str]) -> QuerySet[Any]:
        if not value:
            return qs
        condition = FACETS[self.field_name].condition(value, self.parent.topics)
        return qs.exclude(condition) if self.exclude else qs.filter(condition)


class PaperFilter(django_filters.FilterSet):
    """The papers that a query string asks for, out of ``papers``; of all that are published if not given.

    It is not valid only where a key has too many values; then no paper is chosen.
    """

    usual_sort = DEFAULT_SORT

    q = TidyFilter(method="holding_words")
    category = FacetFilter("category")
    not_category = FacetFilter("category", exclude=True)
    year = FacetFilter("year")
    not_year = FacetFilter("year", exclude=True)
    year_min = TidyFilter(method="since")
    year_max = TidyFilter(method="until")
    venue = FacetFilter("venue")
    not_venue = FacetFilter("venue", exclude=True)
    status = FacetFilter("status")
    not_status = FacetFilter("status", exclude=True)
    author = FacetFilter("author")
    not_author = FacetFilter("author", exclude=True)
    link = FacetFilter("link")
    not_link = FacetFilter("link", exclude=True)
    paper = ValuesFilter(method="picked", most=MOST_PAPERS)

    def __init__(
        self, data: QueryDict | dict[str, Any], papers: PaperQuerySet | None = None
    ) -> None:
        self.among = papers
        self.given = data
        self.columns = columns.current() if papers is None else None

    @classmethod
    def of_page(cls, data: QueryDict, papers: PaperQuerySet) -> Self:
        """Read order and page alone, for a page whose path says which papers it lists."""
        kept = QueryDict(mutable=True)
        for key in ("sort", "view", "page"):
            kept.setlistdefault(key, data.getlist(key))
        return cls(kept, papers)

    @cached_property
    def all_papers(self) -> PaperQuerySet:
        return PUBLISHED.all() if self.among is None else self.among

    @cached_property
    def filters(self) -> dict[str, django_filters.Filter]:  # type: ignore[override]
        """The filters in SQL, which are copied for a selection only where it is asked."""
        super().__init__(self.given, self.all_papers)
        return cast(dict[str, django_filters.Filter], vars(self)["filters"])

    # What was asked for

    @cached_property
    def _values(self) -> dict[str, Any] | None:
        return read_values(type(self), self.given)

    def is_valid(self) -> bool:
        return self._values is not None

    @cached_property
    def choices(self) -> dict[str, tuple[str, ...]]:
        """Every key that narrows the selection, with its values."""
        return {
            name: tuple(value) if isinstance(value, list) else (value,)
            for name, value in (self._values or {}).items()
            if value
        }

    @property
    def is_everything(self) -> bool:
        return self.among is None and not self.choices and self.is_valid()

    @property
    def text(self) -> str:
        """The words searched for, as typed."""
        return self.choices.get("q", ("",))[0]

    @cached_property
    def sought(self) -> Search:
        """The words, looked up in the index."""
        return self.all_papers.look_up(self.text)

    @property
    def search(self) -> Query:
        """What the words ask for."""
        return self.sought.query

    @property
    def wordless(self) -> bool:
        """Whether a search was asked for in which there is no word."""
        return bool(self.text) and not self.search

    @property
    def default_sort(self) -> str:
        return RELEVANCE if self.text and self.sought.wanted else self.usual_sort

    @property
    def sorts(self) -> list[str]:
        """The orders that can be asked for; relevance is one where there are words."""
        return list(dict.fromkeys((self.default_sort, *SORTS)))

    @cached_property
    def sort(self) -> str:
        asked = self.given.get("sort", "")
        return asked if asked in self.sorts else self.default_sort

    @cached_property
    def view(self) -> str:
        asked = self.given.get("view", "")
        return asked if asked in VIEWS else VIEWS[0]

    @cached_property
    def page(self) -> int:
        """The number of the page; 0 where what was given is none."""
        asked = self.given.get("page", "1")
        return int(asked) if re.fullmatch("[1-9][0-9]{0,5}", asked) else 0

    # The papers

    @property
    def papers(self) -> PaperQuerySet:
        papers = self.without()
        if self.sort == RELEVANCE:
            return papers.by_relevance(self.sought)
        return papers.order_by(*SORTS[self.sort])

    @cached_property
    def narrowing(self) -> Narrowing | None:
        """The selection over the columns, where they are at hand."""
        if self.columns is None or not self.is_valid():
            return None
        return Narrowing(self, self.columns)

    @property
    def keys(self) -> "Ordered | QuerySet[Paper, int]":
        """The keys of the papers in the order asked for."""
        return self.narrowing.keys if self.narrowing else self.papers.values_list("pk", flat=True)

    def without(self, *skipped: str) -> PaperQuerySet:
        """Narrow the papers by all choices but these."""
        if self._values is None:
            return self.all_papers.none()
        papers = self.all_papers
        for name, value in self._values.items():
            if value and name not in skipped:
                papers = cast(PaperQuerySet, self.filters[name].filter(papers, value))
        return papers

    def count_without(self, *skipped: str) -> int:
        if self.narrowing is not None:
            return self.narrowing.count(*skipped)
        return self.without(*skipped).count()

    def holding_words(self, papers: PaperQuerySet, name: str, text: str) -> PaperQuerySet:
        return papers.matching(self.sought) if text else papers

    def beside(self, facet: str) -> PaperQuerySet:
        """Narrow the papers by all choices but the facet's own."""
        return self.without(*wording.own(facet))

    def since(self, papers: PaperQuerySet, name: str, year: str) -> PaperQuerySet:
        return papers.filter(year__gte=int(year)) if is_year(year) else papers.none()

    def until(self, papers: PaperQuerySet, name: str, year: str) -> PaperQuerySet:
        return papers.filter(year__lte=int(year)) if is_year(year) else papers.none()

    def picked(self, papers: PaperQuerySet, name: str, slugs: list[str]) -> PaperQuerySet:
        return papers.filter(slug__in=slugs) if slugs else papers

    @property
    def picked_keys(self) -> list[int]:
        picked = self.all_papers.filter(slug__in=self.choices.get("paper", ())).order_by()
        return list(picked.values_list("pk", flat=True))

    # What it is called

    @cached_property
    def topics(self) -> Topics:
        return topics.current()

    @cached_property
    def labels(self) -> dict[str, dict[str, str]]:
        """What is known of the chosen values: by key, from value to the name that people read."""
        return {name: self._labels(name, values) for name, values in self.choices.items()}

    def _labels(self, name: str, values: tuple[str, ...]) -> dict[str, str]:
        facet = FACETS.get(name.removeprefix(NOT))
        column = self.columns and self.columns.facets.get(name.removeprefix(NOT))
        if column and column.names_rows:
            absent = {NONE: facet.absent} if facet and facet.absent else {}
            return column.labels(values) | {one: absent[one] for one in values if one in absent}
        if facet is not None:
            return facet.known(values, self.all_papers, self.topics)
        if name == "paper":
            found = self.all_papers.filter(slug__in=values)
            return dict(found.order_by().values_list("slug", "title"))
        if name == "q":
            return {text: f"“{text}”" for text in values}
        return {year: year for year in values if is_year(year)}

    def label(self, name: str, value: str) -> str:
        return self.labels.get(name, {}).get(value, value)

    @cached_property
    def chips(self) -> list[Chip]:
        """The active choices, but for the words searched for."""
        return wording.chips(self)

    @property
    def unknown(self) -> list[Chip]:
        """The choices that no paper could carry: a page shows them, a download refuses."""
        return [chip for chip in self.chips if not chip.known]

    @cached_property
    def heading(self) -> str:
        """The selection in words, to stand after the number of papers."""
        return wording.heading(self)

    # Its address

    def fields(self, **changes: Any) -> list[tuple[str, str]]:
        """Write this selection, with some keys changed and from page 1, as names and values of a form."""
        said = address.said(self, changes)
        return [(key, value) for key, values in said.items() for value in values]

    def query(self, **changes: Any) -> str:
        """Write `fields` as a query string with its "?"."""
        return address.query(address.said(self, changes))

    @cached_property
    def said(self) -> dict[str, tuple[str, ...]]:
        """What an address says of this selection as it is."""
        return address.of(self)

    @property
    def cleared(self) -> str:
        """The query string without any filter; words and order stay."""
        return self.query(**{name: "" for name in self.choices if name != "q"})
