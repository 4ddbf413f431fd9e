"""Edits within one entry."""

from catalogue.readme import split_tail
from tests.importing.replays.page import NOTHING, changed, kind


def with_title(page):
    return page.pick(page.entries, lambda p: page.record(p).title in page.texts[p])


@kind
def title_extended(page):
    place = with_title(page)
    title = page.record(place).title
    page.swap(place, title, f"{title} and Beyond")
    return changed("title")


@kind
def title_letter_mended(page):
    place = page.pick(page.entries, lambda p: page.record(p).title in page.texts[p])
    title = page.record(place).title
    page.swap(place, title, title[:-1] + ("z" if title[-1] != "z" else "y"))
    return changed("title")


@kind
def title_replaced(page):
    place = page.pick(
        page.entries, lambda p: page.record(p).title in page.texts[p] and page.record(p).identifiers
    )
    page.swap(place, page.record(place).title, "Quite Another Name Altogether")
    return changed("title")


def with_authors(page):
    return page.pick(
        page.entries,
        lambda p: (
            len(page.record(p).authors) > 1 and page.texts[p].count(page.record(p).authors[0]) == 1
        ),
    )


@kind
def author_name_mended(page):
    place = with_authors(page)
    page.swap(place, page.record(place).authors[0], "Grace Brewster Hopper")
    return changed("authors")


@kind
def author_added(page):
    place = with_authors(page)
    first = page.record(place).authors[0]
    page.swap(place, first, f"Grace Brewster Hopper, {first}")
    return changed("authors")


@kind
def author_removed(page):
    place = page.pick(
        page.entries,
        lambda p: (
            len(page.record(p).authors) > 2 and f"{page.record(p).authors[0]}, " in page.texts[p]
        ),
    )
    page.swap(place, f"{page.record(place).authors[0]}, ", "")
    return changed("authors")


@kind
def authors_in_another_order(page):
    place = page.pick(
        page.entries,
        lambda p: (
            len(page.record(p).authors) > 2
            and ", ".join(page.record(p).authors[:2]) in page.texts[p]
        ),
    )
    first, second = page.record(place).authors[:2]
    page.swap(place, f"{first}, {second}", f"{second}, {first}")
    return changed("authors")


def labelled(page):
    return page.pick(
        page.stacked,
        lambda p: f"[**{page.record(p).venue} {page.record(p).year}**]" in page.texts[p],
    )


@kind
def year_mended(page):
    place = labelled(page)
    page.swap(place, f" {page.record(place).year}**]", " 2017**]")
    return changed("year")


@kind
def venue_mended(page):
    place = labelled(page)
    page.swap(place, f"[**{page.record(place).venue} ", "[**COLM ")
    return changed("venue")


@kind
def preprint_gets_a_venue(page):
    place = page.pick(page.stacked, lambda p: page.texts[p].lower().startswith("[**arxiv 20"))
    old = page.texts[place][: page.texts[place].index("]") + 1]
    page.swap(place, old, "[**COLM 2031**]")
    return changed("venue", "year")


@kind
def note_added(page):
    place = labelled(page)
    year = page.record(place).year
    page.swap(place, f"{year}**]", f"{year} Oral**]")
    return changed("note")


def linked(page):
    return page.pick(page.stacked, lambda p: page.texts[p].rstrip("\n").endswith(")]"))


@kind
def link_added(page):
    place = linked(page)
    body, tail = split_tail(page.texts[place])
    page.texts[place] = f"{body} [[slides](https://slides.example/one)]{tail}"
    return changed("links")


@kind
def link_mended(page):
    place = page.pick(page.entries, lambda p: "https://github.com/" in page.texts[p])
    page.swap(place, "https://github.com/", "https://github.com/elsewhere-")
    return changed("links")


@kind
def link_label_changed(page):
    place = page.pick(page.stacked, lambda p: page.texts[p].count("[[code](") == 1)
    page.swap(place, "[[code](", "[[github](")
    return changed("links")


@kind
def link_removed(page):
    place = page.pick(
        page.stacked, lambda p: " [[code](" in page.texts[p].rstrip("\n").splitlines()[-1]
    )
    old = page.texts[place]
    start = old.index(" [[code](")
    page.texts[place] = old[:start] + old[old.index(")]", start) + 2 :]
    return changed("links")


@kind
def breaks_respaced(page):
    place = page.pick(page.stacked, lambda p: " \\\n" in page.texts[p])
    page.swap(place, " \\\n", "\\\n")
    return NOTHING, [("paper", "change", "wording")]
