"""The one reader of a query string: which papers somebody asked for, and in what order."""

from catalogue.filters.paper import DEFAULT_SORT, FACETS, SORTS, Chip, PaperFilter
from catalogue.filters.topics import Topic, Topics

__all__ = ["DEFAULT_SORT", "FACETS", "SORTS", "Chip", "PaperFilter", "Topic", "Topics"]
