"""The order of the list, where a page shows papers as their curators have put them."""

from functools import cached_property
from typing import Any

from catalogue.filters.paper import SORTS, PaperFilter

IN_LIST = "list"


class ListFilter(PaperFilter):
    """Reads the query string of a page on which the curators' order is the usual one."""

    @cached_property
    def sort(self) -> str:
        asked = self.given.get("sort", IN_LIST)
        return asked if asked in SORTS else IN_LIST

    @property
    def is_in_list_order(self) -> bool:
        return self.sort == IN_LIST

    def query(self, **changes: Any) -> str:
        sort = changes.pop("sort", self.sort)
        rest = super().query(**changes, sort="")
        if sort == IN_LIST:
            return rest
        return f"{rest}&sort={sort}" if rest else f"?sort={sort}"
