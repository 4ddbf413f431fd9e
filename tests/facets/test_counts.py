"""Facet counts against the same counts made in plain Python."""

from collections import Counter
from dataclasses import dataclass

import pytest
from django.core.paginator import Paginator
from django.db import transaction
from hypothesis import given, settings, strategies as st

from catalogue import facets
from catalogue.models import Category, Venue
from tests.facets.selections import chosen_of, over_columns
from tests.factories import CategoryFactory, PaperFactory, VenueFactory

pytestmark = pytest.mark.django_db

TREE = {
    "papers": (None, Category.Kind.TOPIC),
    "papers/nested": ("papers", Category.Kind.TOPIC),
    "papers/nested/deep": ("papers/nested", Category.Kind.TOPIC),
    "papers/aside": ("papers", Category.Kind.PROSE),
    "surveys": (None, Category.Kind.TOPIC),
    "updates": (None, Category.Kind.PROSE),
}
TOPICS = [path for path, (_, kind) in TREE.items() if kind == Category.Kind.TOPIC]
VENUES = ["miccai", "iclr", "arxiv"]
AUTHORS = ["ada", "ben", "eva", "tom"]
KINDS = ["paper", "code", "data"]
YEARS = ["2020", "2021", "2022"]
WORDS = ["graph", "image"]


@dataclass(frozen=True)
class Sketch:
    """A paper as plain data."""

    word: str
    year: str | None
    venue: str | None
    authors: tuple[str, ...]
    categories: tuple[str, ...]
    links: tuple[tuple[str, str], ...]
    state: str

    def values(self, name):
        """Give what the paper has of a facet; ``none`` where that is nothing."""
        found = {
            "category": {
                topic
                for topic in TOPICS
                if any(f"{path}/".startswith(f"{topic}/") for path in self.categories)
            },
            "year": {self.year} - {None},
            "venue": {self.venue} - {None},
            "author": set(self.authors),
            "link": {kind for kind, url in self.links if url},
        }
        if name == "status":
            return {"preprint" if self.venue == "arxiv" else "published"} if self.venue else set()
        return found[name] or {"none"}

    def fits(self, key, asked):
        if key == "q":
            return self.word in asked
        if key in {"year_min", "year_max"}:
            [end] = asked
            known = self.year is not None and end in YEARS
            return known and (self.year >= end if key == "year_min" else self.year <= end)
        carried = not self.values(key.removeprefix("not_")).isdisjoint(asked)
        return carried is not key.startswith("not_")


def some(values, **sizes):
    return st.lists(st.sampled_from(values), unique=True, **sizes).map(tuple)


sketches = st.builds(
    Sketch,
    word=st.sampled_from(WORDS),
    year=st.sampled_from([None, *YEARS]),
    venue=st.sampled_from([None, *VENUES]),
    authors=some(AUTHORS, max_size=3),
    categories=some(list(TREE), max_size=3),
    links=st.lists(
        st.tuples(st.sampled_from(KINDS), st.sampled_from(["", "https://x.example"])),
        unique_by=lambda link: link[0],
        max_size=3,
    ).map(tuple),
    state=st.sampled_from(["published", "published", "published", "draft", "withdrawn"]),
)
ASKED = {
    "category": some([*TREE, "none", "nosuch"], min_size=1, max_size=3),
    "venue": some([*VENUES, "none", "nosuch"], min_size=1, max_size=2),
    "year": some([*YEARS, "1999", "none", "abc"], min_size=1, max_size=2),
    "author": some([*AUTHORS, "none", "nosuch"], min_size=1, max_size=2),
    "link": some([*KINDS, "video", "none", "nosuch"], min_size=1, max_size=2),
    "status": some(["preprint", "published", "none"], min_size=1, max_size=2),
}
OWN = {"year": {"year", "not_year", "year_min", "year_max"}}
selections = st.fixed_dictionaries(
    {},
    optional=ASKED
    | {f"not_{name}": values for name, values in ASKED.items()}
    | {
        "year_min": some([*YEARS, "x"], min_size=1, max_size=1),
        "year_max": some(YEARS, min_size=1, max_size=1),
        "q": some([*WORDS, "absent"], min_size=1, max_size=1),
    },
)
singles = st.sampled_from(list(ASKED)).flatmap(
    lambda name: selections.map(lambda asked: {key: asked[key] for key in asked if key == name})
)


def draw_up(catalogue):
    made = {}
    for path, (parent, kind) in TREE.items():
        place = {"parent": made[parent]} if parent else {}
        made[path] = CategoryFactory(name=path.rpartition("/")[2], kind=kind, **place)
    for sketch in catalogue:
        PaperFactory(
            title=sketch.word,
            year=sketch.year and int(sketch.year),
            state=sketch.state,
            authors=sketch.authors,
            links=dict(sketch.links),
            categories=[made[path] for path in sketch.categories],
            venue=made_venue(sketch.venue),
        )


def made_venue(name):
    kind = Venue.Kind.PREPRINT if name == "arxiv" else Venue.Kind.CONFERENCE
    return name and VenueFactory(name=name, kind=kind)


def left_by(catalogue, selection):
    return [
        sketch
        for sketch in catalogue
        if sketch.state == "published"
        and all(sketch.fits(key, asked) for key, asked in selection.items())
    ]


def brute_force(catalogue, selection):
    """Every facet's values with their counts, as its definition says."""
    public = left_by(catalogue, {})
    always = {
        "category": set(TOPICS),
        "year": {sketch.year for sketch in public if sketch.year},
        "venue": {sketch.venue for sketch in public if sketch.venue},
        "link": {kind for sketch in public for kind, url in sketch.links if url},
        "status": {"preprint", "published"},
        "author": set(),
    }
    counts = {}
    for name, values in always.items():
        own = OWN.get(name, {name, f"not_{name}"})
        left = left_by(catalogue, {key: selection[key] for key in selection.keys() - own})
        asked = {*selection.get(name, ()), *selection.get(f"not_{name}", ())}
        carried = Counter(value for sketch in left for value in sketch.values(name))
        counts[name] = {value: carried[value] for value in values | asked | carried.keys()}
    return counts


def counted(chosen):
    return {
        facet.name: {choice.value: choice.count for choice in (*facet.shown, *facet.rest)}
        for facet in facets.count(chosen)
    }


@settings(max_examples=settings.default.max_examples * 2 // 5)
@given(st.lists(sketches, max_size=7), st.lists(selections | singles, min_size=1, max_size=6))
def test_every_count_is_that_of_brute_force(catalogue, asked):
    with transaction.atomic():
        draw_up(catalogue)
        for selection in asked:
            expected = brute_force(catalogue, selection)
            for chosen in (chosen_of(selection), over_columns(selection)):
                assert counted(chosen) == expected
                assert chosen.count_without() == len(left_by(catalogue, selection))
                assert paged(chosen) == {
                    name: {value: number for value, number in values.items() if number}
                    for name, values in expected.items()
                }
        transaction.set_rollback(True)


def paged(chosen):
    """Read every value off the pages of each facet, all of them."""
    found = {}
    for name in facets.FACETS:
        values = facets.values(chosen, name, facets.Asked(order="name"))
        pages = Paginator(values, 2)
        choices = [*(one for page in pages for one in page), *facets.none(chosen, name)]
        found[name] = {one.value: one.count for one in choices if one.count}
    return found
