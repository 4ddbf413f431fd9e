"""The choices of the facets that are listed whole, from the numbers of papers."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from catalogue.facets.choices import Asked, Choice
from catalogue.filters import STATUSES, PaperFilter
from catalogue.models import Link
from catalogue.topics import Topic

UNFOLDED = 60
"""The most topics of a tree that is shown whole."""


def years(numbers: Iterable[tuple[str, int]], asked: Asked) -> list[Choice]:
    """List the years as they come; where it is not by name, those without a paper at the end."""
    found = [Choice(year, year, number) for year, number in numbers if asked.fits(year)]
    if asked.order == "name":
        return found
    return [one for one in found if one.count] + [one for one in found if not one.count]


def links(numbers: Iterable[tuple[str, int]], asked: Asked) -> list[Choice]:
    """List the kinds of links as they come."""
    kinds = dict(Link.Kind.choices)
    found = [Choice(kind, str(kinds[kind]).capitalize(), number) for kind, number in numbers]
    return [choice for choice in found if asked.fits(choice.label)]


def statuses(numbers: Mapping[str, int], asked: Asked) -> list[Choice]:
    found = [Choice(name, label.capitalize(), numbers[name]) for name, label in STATUSES.items()]
    return [choice for choice in found if asked.fits(choice.label)]


def categories(chosen: PaperFilter, number: Callable[[str], int], asked: Asked) -> list[Choice]:
    """List the topics in the order of the list, or by their ``number`` of papers."""
    topics = chosen.topics.listed
    found = [
        Choice(
            topic.path,
            topic.name,
            number(topic.path),
            depth=topic.depth,
            within=topics[topic.parent].name if topic.parent else "",
        )
        for topic in _unfolded(chosen, asked)
        if asked.fits(topic.name)
    ]
    if asked.whole and asked.order == "count":
        found.sort(key=lambda choice: -choice.count)
    return found


def _unfolded(chosen: PaperFilter, asked: Asked) -> Iterator[Topic]:
    """List the whole tree where it is short; else the outermost topics and those below chosen ones."""
    topics = chosen.topics
    if asked.whole or len(topics.listed) <= UNFOLDED:
        yield from topics.listed.values()
        return
    open_paths: set[str] = set()
    for path in chosen.choices.get("category", ()) + chosen.choices.get("not_category", ()):
        if path in topics.listed:
            open_paths.update(topic.path for topic in topics.trail(path))
    waiting = topics.children("")[::-1]
    while waiting:
        topic = waiting.pop()
        yield topic
        if topic.path in open_paths:
            waiting += topics.children(topic.path)[::-1]
