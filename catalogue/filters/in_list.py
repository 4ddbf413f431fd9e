"""The order of the list, where a page shows papers as their curators have put them."""

from catalogue.filters.paper import PaperFilter
from catalogue.models.paper import PaperQuerySet

IN_LIST = "list"


class ListFilter(PaperFilter):
    """Reads the query string of a page on which the curators' order is the usual one."""

    usual_sort = IN_LIST

    @property
    def is_in_list_order(self) -> bool:
        return self.sort == IN_LIST

    @property
    def papers(self) -> PaperQuerySet:
        """The papers; what order the list has is known from its entries."""
        return self.without() if self.is_in_list_order else super().papers
