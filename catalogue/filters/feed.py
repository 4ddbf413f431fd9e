"""The order of a feed."""

from catalogue.filters.paper import PaperFilter

NEWEST = "-added"


class FeedFilter(PaperFilter):
    """Reads the query string of a feed: what was added last comes first, searched for or not."""

    usual_sort = default_sort = NEWEST
