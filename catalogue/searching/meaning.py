"""What a reader of few or no papers may have meant."""

from dataclasses import dataclass

from django.http import QueryDict

from catalogue.filters import PaperFilter
from catalogue.search import meant

FEW = 3


@dataclass(frozen=True, slots=True)
class Meant:
    """Another spelling of a search, and how many papers it finds with the same filters."""

    text: str
    count: int
    query: str


def other_spelling(chosen: PaperFilter, found: int) -> Meant | None:
    """Look for a spelling that finds more, where a search found few papers."""
    if found >= FEW or not chosen.text:
        return None
    text = meant(chosen.sought)
    if not text:
        return None
    query = chosen.query(q=text)
    count = PaperFilter(QueryDict(query.removeprefix("?")), chosen.all_papers).without().count()
    return Meant(text, count, query) if count > found else None
