"""The address of a selection: what its query string has to say, and need not."""

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from catalogue.filters.sorts import RELEVANCE

if TYPE_CHECKING:
    from catalogue.filters.paper import PaperFilter

Said = dict[str, tuple[str, ...]]
"""The values of each key; none where they are as usual."""

VIEWS = ("full", "compact", "print")
"""How papers are laid out; the first where nothing or nonsense is asked for, the last on long pages."""

USUAL = {"view": VIEWS[0], "page": 1}
"""What an address need not say."""


def of(chosen: "PaperFilter") -> Said:
    """What is said of a selection as it is."""
    keys = {**chosen.choices, "sort": chosen.sort, "view": chosen.view}
    return _told(chosen, keys, has_words=bool(chosen.text))


def said(chosen: "PaperFilter", changes: dict[str, Any]) -> Said:
    """What is said of a selection with some of its keys changed, from page 1."""
    if "q" in changes:  # which order is usual depends on it
        changes = {"sort": chosen.sort} | changes
    return chosen.said | _told(chosen, changes, has_words=bool(changes.get("q", chosen.text)))


def query(said: Said) -> str:
    """Write keys and values as a query string with its "?"."""
    encoded = "&".join([_encoded(key, values) for key, values in said.items() if values])
    return f"?{encoded}" if encoded else ""


def _told(chosen: "PaperFilter", keys: Mapping[str, Any], *, has_words: bool) -> Said:
    return {key: _unusual(chosen, key, values, has_words) for key, values in keys.items()}


def _unusual(chosen: "PaperFilter", key: str, values: Any, has_words: bool) -> tuple[str, ...]:
    if not values or values == USUAL.get(key):
        return ()
    if key == "sort":
        usual = chosen.default_sort if has_words else chosen.usual_sort
        return () if values in {usual, RELEVANCE} else (values,)
    return (str(values),) if isinstance(values, str | int) else tuple(values)


@lru_cache(maxsize=2**10)
def _encoded(key: str, values: tuple[str, ...]) -> str:
    return urlencode([(key, value) for value in values], safe="/")
