"""The one reader of a query string: which papers somebody asked for, and in what order."""

from catalogue.filters.address import VIEWS
from catalogue.filters.criteria import FACETS, STATUSES, Criterion
from catalogue.filters.feed import FeedFilter
from catalogue.filters.in_list import IN_LIST, ListFilter
from catalogue.filters.indexes import NameFilter
from catalogue.filters.paper import PaperFilter
from catalogue.filters.sorts import DEFAULT_SORT, RELEVANCE, SORTS
from catalogue.filters.wording import NOT, RANGE, Chip

__all__ = [
    "DEFAULT_SORT",
    "FACETS",
    "IN_LIST",
    "NOT",
    "RANGE",
    "RELEVANCE",
    "SORTS",
    "STATUSES",
    "VIEWS",
    "Chip",
    "Criterion",
    "FeedFilter",
    "ListFilter",
    "NameFilter",
    "PaperFilter",
]
