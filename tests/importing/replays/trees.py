"""Edits of the tree: categories split, merged, put on another level and in another order."""

from catalogue.readme import EntryBlock, Heading, inheriting
from catalogue.readme.entry import Inherited
from tests.importing.replays.page import NOTHING, kind


def below(page, heading):
    """The places of the pieces right below a heading, up to the next one."""
    place = heading + 1
    while place < len(page.pieces) and not isinstance(page.pieces[place].node, Heading):
        place += 1
    return range(heading + 1, place)


def entries_below(page, heading):
    return [place for place in below(page, heading) if place in page.entry_places]


def of_entries(page, heading):
    """Whether entries that are no rows stand below a heading, two at least."""
    places = entries_below(page, heading)
    return len(places) > 1 and not any("|" in page.texts[place][:3] for place in places)


def followed_by_its_like(page, heading):
    """Whether the next heading is on the same level and has entries alone, too."""
    after = below(page, heading).stop
    if after not in page.headings or not of_entries(page, after) or not of_entries(page, heading):
        return False
    return page.pieces[after].node.level == page.pieces[heading].node.level


def is_marked(page, heading):
    """Whether a heading is one of marks, from which papers have no year or venue."""
    name = page.pieces[heading].node.name
    return page.texts[heading].startswith("##") and inheriting.from_path([name]) == Inherited()


def neighbours(page):
    """The places of two headings of one level that follow each other."""
    heading = page.pick(
        page.headings, lambda p: is_marked(page, p) and followed_by_its_like(page, p)
    )
    return heading, below(page, heading).stop


@kind
def category_split(page):
    heading = page.pick(page.headings, lambda p: is_marked(page, p) and of_entries(page, p))
    places = entries_below(page, heading)
    middle = places[len(places) // 2]
    page.texts[middle] = (
        f"{'#' * page.pieces[heading].node.level} The Other Half\n\n" + page.texts[middle]
    )
    moved = len([place for place in places if place >= middle])
    return (0, 0, moved, 0), [("heading", "add", "")] + [("paper", "move", "")] * moved


@kind
def categories_merged(page):
    _, after = neighbours(page)
    page.texts[after] = ""
    moved = sum(isinstance(page.pieces[p].node, EntryBlock) for p in below(page, after))
    return (0, 0, moved, 0), [("heading", "remove", "")] + [("paper", "move", "")] * moved


@kind
def heading_put_one_level_deeper(page):
    _, after = neighbours(page)
    page.texts[after] = "#" + page.texts[after]
    return NOTHING, [("heading", "move", "")]


@kind
def categories_swapped(page):
    heading, after = neighbours(page)
    end = below(page, after).stop
    first, second = page.texts[heading:after], page.texts[after:end]
    page.texts[heading:end] = second + first
    return NOTHING, [("heading", "move", "")]
