"""Deeds on whole papers: shown or not, and how names are printed on them."""

from collections.abc import Collection, Iterable

from catalogue.changes import Change
from catalogue.filing.entries import unfile
from catalogue.models import Author, Paper, Venue


def withdraw(change: Change, papers: Iterable[Paper]) -> None:
    """Take papers out of the list and off the site; nothing about them is lost."""
    _set_state(change, papers, Paper.State.WITHDRAWN)


def publish(change: Change, papers: Iterable[Paper]) -> None:
    _set_state(change, papers, Paper.State.PUBLISHED)


def _set_state(change: Change, papers: Iterable[Paper], state: Paper.State) -> None:
    for paper in papers:
        if paper.state != state:
            paper.state = state
            change.save(paper)


def erase(change: Change, paper: Paper) -> None:
    """Delete a paper for good; the history alone remembers it."""
    for entry in paper.entries.all():
        unfile(change, entry)
    change.delete(paper)


def reprint(change: Change, named: Author | Venue, spellings: Collection[str]) -> None:
    """Print the name as it is now on the papers that print it in one of these spellings."""
    if isinstance(named, Venue):
        for paper in named.papers.filter(venue_printed__in=spellings):
            paper.venue_printed = named.name
            change.save(paper)
        return
    for place in named.authorships.filter(printed__in=spellings).select_related("paper"):
        place.printed = named.name
        change.save(place)
        change.save(place.paper)  # whoever has the paper open has not seen this
