"""A paper as the index holds it."""

from dataclasses import dataclass
from functools import cached_property

from catalogue.search.words import Worded, indexed

TABLE = "catalogue_search"
COLUMNS = ("title", "authors", "venue", "text")


@dataclass(frozen=True)
class Row:
    """The texts of a paper by column, as printed; only a published one lends words to the public."""

    paper: int
    published: bool
    title: tuple[str, ...]
    authors: tuple[str, ...] = ()
    venue: tuple[str, ...] = ()
    text: tuple[str, ...] = ()

    @property
    def columns(self) -> tuple[list[str], ...]:
        """The words of each column in order, with gaps."""
        return tuple(field.order for field in self._fields)

    @cached_property
    def words(self) -> set[str]:
        return set().union(*(field.words for field in self._fields))

    @cached_property
    def shown(self) -> set[str]:
        """The words that readers can see printed."""
        if not self.published:
            return set()
        return set().union(*(field.printed for field in self._fields))

    @cached_property
    def _fields(self) -> list[Worded]:
        return [indexed(texts) for texts in (self.title, self.authors, self.venue, self.text)]


@dataclass(frozen=True, slots=True)
class Kept:
    """What a row in the index has given to the dictionary."""

    words: frozenset[str]
    shown: frozenset[str]


@dataclass(frozen=True, slots=True)
class Way:
    """A way in which a term may stand in a row: words side by side, in some columns or in any."""

    words: tuple[str, ...]
    columns: tuple[str, ...] = ()
    prefix: bool = False


Ways = tuple[Way, ...]
"""Any of them."""
