"""Edits of whole entries, headings and texts, and several at once."""

from catalogue.readme import Heading, headings, split_tail
from catalogue.readme.meaning import YEAR
from tests.importing.replays.page import NOTHING, RIVERS, changed, kind


@kind
def entry_added_after_another(page):
    place = page.pick(page.entries, page.inside)
    page.texts[place] += page.fresh(place)
    return (1, 0, 0, 0), [("paper", "add", "")]


@kind
def entry_added_first(page):
    place = page.pick(page.stacked, lambda p: p - 1 in page.headings)
    page.texts[place] = page.fresh(place) + page.texts[place]
    return (1, 0, 0, 0), [("paper", "add", "")]


@kind
def two_entries_added_together(page):
    place = page.pick(page.entries, page.inside)
    page.texts[place] += page.fresh(place) + page.fresh(place, RIVERS)
    return (2, 0, 0, 0), [("paper", "add", "")] * 2


@kind
def two_entries_added_apart(page):
    place = page.pick(page.entries, page.inside)
    page.texts[place] += page.fresh(place)
    other = page.pick(page.entries, lambda p: page.inside(p) and abs(p - place) > 1)
    page.texts[other] += page.fresh(other, RIVERS)
    return (2, 0, 0, 0), [("paper", "add", "")] * 2


@kind
def entry_removed(page):
    page.texts[page.pick(page.entries, page.inside)] = ""
    return (0, 0, 0, 1), [("paper", "remove", "")]


@kind
def two_entries_removed(page):
    first = page.pick(page.entries, page.inside)
    second = page.pick(page.entries, lambda p: page.inside(p) and abs(p - first) > 1)
    page.texts[first] = page.texts[second] = ""
    return (0, 0, 0, 2), [("paper", "remove", "")] * 2


@kind
def entry_replaced(page):
    place = page.pick(page.entries, page.inside)
    authors = page.record(place).authors
    other = page.pick(
        page.entries, lambda p: page.inside(p) and authors[:1] != page.record(p).authors[:1]
    )
    page.texts[place] = page.fresh(other)
    return (1, 0, 0, 1), [("paper", "add", ""), ("paper", "remove", "")]


@kind
def neighbours_swapped(page):
    place = page.pick(page.entries, lambda p: page.inside(p) and page.inside(p + 1))
    page.texts[place : place + 2] = reversed(page.texts[place : place + 2])
    return (0, 0, 1, 0), [("paper", "move", "")]


@kind
def entry_moved_down(page):
    place = page.pick(page.entries, lambda p: all(page.inside(p + n) for n in range(4)))
    page.texts[place + 3] += page.texts[place]
    page.texts[place] = ""
    return (0, 0, 1, 0), [("paper", "move", "")]


@kind
def entry_moved_below_another_heading(page):
    place = page.pick(page.entries, page.inside)
    own = max(p for p, one in enumerate(page.pieces[:place]) if isinstance(one.node, Heading))
    first = page.pick(page.stacked, lambda p: p - 1 in page.headings and p - 1 != own)
    page.texts[first] = page.texts[place] + page.texts[first]
    page.texts[place] = ""
    return (0, 0, 1, 0), [("paper", "move", "")]


@kind
def entry_moved_and_retitled(page):
    place = page.pick(
        page.entries,
        lambda p: (
            all(page.inside(p + n) for n in range(4))
            and page.record(p).title in page.texts[p]
            and page.record(p).identifiers
        ),
    )
    title = page.record(place).title
    page.swap(place, title, f"{title} and Beyond")
    page.texts[place + 3] += page.texts[place]
    page.texts[place] = ""
    return (0, 1, 1, 0), [("paper", "change", "title"), ("paper", "move", "")]


@kind
def heading_renamed(page):
    """One that names a year gives it to the papers below, so they would change with it."""
    place = page.pick(
        page.headings,
        lambda p: p + 1 in page.entry_places and not YEAR.search(page.pieces[p].node.name),
    )
    name = page.pieces[place].node.name
    page.texts[place] = headings.rename(page.texts[place], f"{name} Anew")
    return NOTHING, [("heading", "change", "name")]


@kind
def heading_named_otherwise(page):
    place = page.pick(page.headings, lambda p: p + 1 in page.stacked)
    page.texts[place] = headings.rename(page.texts[place], "Something Else")
    return NOTHING, [("heading", "change", "name")]


@kind
def heading_closed_by_marks(page):
    place = page.pick(page.headings, lambda p: page.texts[p].startswith("#"))
    body, tail = split_tail(page.texts[place])
    page.texts[place] = f"{body} ##{tail}"
    return NOTHING, [("heading", "change", "wording")]


@kind
def heading_added_empty(page):
    page.texts[-1] = page.texts[-1].rstrip("\n") + "\n"
    page.texts.append("\n## Yet To Come\n")
    return NOTHING, [("heading", "add", "")]


@kind
def category_added_with_an_entry(page):
    place = page.pick(page.headings, lambda p: p - 1 in page.stacked)
    mark = "#" * page.pieces[place].node.level
    page.texts[place] = f"{mark} Newcomers\n\n{page.fresh(place - 1)}{page.texts[place]}"
    return (1, 0, 0, 0), [("heading", "add", ""), ("paper", "add", "")]


@kind
def prose_changed(page):
    body, tail = split_tail(page.texts[place := page.pick(page.prose)])
    page.texts[place] = f"{body} And more.{tail}"
    return NOTHING, [("text", "change", "wording")]


@kind
def prose_added(page):
    place = page.pick(page.headings, lambda p: p + 1 in page.stacked)
    page.texts[place] += "A word on what stands below.\n\n"
    return NOTHING, [("text", "add", "")]


@kind
def blank_line_added(page):
    """Not in a table, which ends there."""
    place = page.pick(page.entries, lambda p: page.inside(p) and not page.texts[p].startswith("|"))
    page.texts[place] += "\n"
    return NOTHING, [("paper", "change", "spacing")]


@kind
def last_newline_toggled(page):
    last = page.texts[-1]
    page.texts[-1] = last.rstrip("\n") if last.endswith("\n") else f"{last}\n"
    return NOTHING, [(page.about(-1), "change", "spacing")]


@kind
def several_fields_at_once(page):
    place = page.pick(
        page.stacked,
        lambda p: (
            f"[**{page.record(p).venue} {page.record(p).year}**]" in page.texts[p]
            and page.record(p).title in page.texts[p]
        ),
    )
    title = page.record(place).title
    page.swap(place, title, f"{title} and Beyond")
    page.swap(place, f" {page.record(place).year}**]", " 2017**]")
    return changed("title", "year")


@kind
def added_renamed_and_removed_at_once(page):
    place = page.pick(page.entries, page.inside)
    page.texts[place] += page.fresh(place)
    gone = page.pick(page.entries, lambda p: page.inside(p) and abs(p - place) > 1)
    page.texts[gone] = ""
    heading_renamed(page)
    told = [("paper", "add", ""), ("paper", "remove", ""), ("heading", "change", "name")]
    return (1, 0, 0, 1), told
