"""Facet counts against the same counts made in plain Python, and the order and length of facets."""

from dataclasses import dataclass

import pytest
from django.db import transaction
from django.http import QueryDict
from hypothesis import given, settings, strategies as st

from catalogue import facets
from catalogue.filters import PaperFilter
from catalogue.models import Category, Paper
from tests.factories import CategoryFactory, LinkFactory, PaperFactory

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
VENUES = ["miccai", "iclr", "icml"]
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

    def carries(self, name, value):
        year_known = self.year is not None and value in YEARS
        return {
            "category": value in TOPICS
            and any(f"{path}/".startswith(f"{value}/") for path in self.categories),
            "venue": value == self.venue,
            "author": value in self.authors,
            "link": (value, "https://x.example") in self.links,
            "year": value == self.year,
            "year_min": year_known and self.year >= value,
            "year_max": year_known and self.year <= value,
            "q": value == self.word,
        }[name]


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
selections = st.fixed_dictionaries(
    {},
    optional={
        "category": some([*TREE, "nosuch"], min_size=1, max_size=3),
        "venue": some([*VENUES, "nosuch"], min_size=1, max_size=2),
        "year": some([*YEARS, "1999", "abc"], min_size=1, max_size=2),
        "author": some([*AUTHORS, "nosuch"], min_size=1, max_size=2),
        "link": some([*KINDS, "video", "nosuch"], min_size=1, max_size=2),
        "year_min": some([*YEARS, "x"], min_size=1, max_size=1),
        "year_max": some(YEARS, min_size=1, max_size=1),
        "q": some([*WORDS, "absent"], min_size=1, max_size=1),
    },
)
singles = st.sampled_from(["category", "venue", "year", "author", "link"]).flatmap(
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
            **{"venue__name": sketch.venue} if sketch.venue else {"venue": None},
        )


def chosen_of(selection):
    query = QueryDict(mutable=True)
    for name, values in selection.items():
        query.setlist(name, values)
    return PaperFilter(query, Paper.objects.published())


def brute_force(catalogue, selection):
    """Every facet's values with their counts, as its definition says."""
    public = [sketch for sketch in catalogue if sketch.state == "published"]
    known = {
        "category": set(TOPICS),
        "year": {sketch.year for sketch in public if sketch.year},
        "venue": {sketch.venue for sketch in public if sketch.venue},
        "author": set(AUTHORS),
        "link": {kind for sketch in public for kind, url in sketch.links if url},
    }
    counts = {}
    for name, values in known.items():
        others = {key: asked for key, asked in selection.items() if key != name}
        left = [
            sketch
            for sketch in public
            if all(any(sketch.carries(key, one) for one in asked) for key, asked in others.items())
        ]
        chosen = set(selection.get(name, ()))
        counted = {
            value: sum(one.carries(name, value) for one in left) for value in values | chosen
        }
        counts[name] = {
            value: number
            for value, number in counted.items()
            if number or value in chosen or name != "author"
        }
    return counts


def counted(chosen):
    return {
        facet.name: {choice.value: choice.count for choice in (*facet.shown, *facet.rest)}
        for facet in facets.count(chosen)
    }


@settings(max_examples=60)
@given(st.lists(sketches, max_size=7), st.lists(selections | singles, min_size=1, max_size=6))
def test_every_count_is_that_of_brute_force(catalogue, asked):
    with transaction.atomic():
        draw_up(catalogue)
        for selection in asked:
            chosen = chosen_of(selection)
            assert counted(chosen) == brute_force(catalogue, selection)
            whole = [
                sketch
                for sketch in catalogue
                if sketch.state == "published"
                and all(any(map(sketch.carries, [k] * len(v), v)) for k, v in selection.items())
            ]
            assert chosen.papers.count() == len(whole)
        transaction.set_rollback(True)


def labels(facet):
    return [(choice.label, choice.count, choice.selected) for choice in facet.shown]


def facet(name, **selection):
    chosen = chosen_of(selection)
    return next(one for one in facets.count(chosen) if one.name == name)


def test_selected_values_come_first_then_the_frequent_then_by_name():
    for name, number in {"Zeta": 2, "Beta": 1, "Alpha": 1, "Gamma": 3}.items():
        for _ in range(number):
            PaperFactory(venue__name=name, authors=[f"{name} Author"])
    expected = [("Beta", 1, True), ("Gamma", 3, False), ("Zeta", 2, False), ("Alpha", 1, False)]
    assert labels(facet("venue", venue=["beta"])) == expected
    assert labels(facet("author", author=["beta-author"])) == [
        (f"{name} Author", number, selected) for name, number, selected in expected
    ]


def test_years_stand_newest_first_and_categories_as_in_the_list():
    second = CategoryFactory(name="Second", position=2)
    first = CategoryFactory(name="First", position=1)
    below = CategoryFactory(name="Below", parent=second, position=1)
    for year, place in ((2020, below), (2022, first), (2021, second), (2020, second)):
        PaperFactory(year=year, categories=[place])
    assert [label for label, _, _ in labels(facet("year", year=["2020"]))] == [
        "2022",
        "2021",
        "2020",
    ]
    tree = facet("category", category=["second"]).shown
    assert [(choice.label, choice.depth, choice.within) for choice in tree] == [
        ("First", 0, ""),
        ("Second", 0, ""),
        ("Below", 1, "Second"),
    ]


@pytest.mark.parametrize(
    ("number", "shown", "rest", "cut"), [(14, 14, 0, False), (15, 10, 5, False), (70, 10, 50, True)]
)
def test_long_facets_show_ten_and_put_the_rest_away(number, shown, rest, cut):
    PaperFactory(authors=[f"Author {place:02}" for place in range(number)])
    found = facet("author")
    assert (len(found.shown), len(found.rest), found.cut) == (shown, rest, cut)
    assert not found.rest_open


def test_what_is_chosen_in_the_rest_is_not_put_away():
    for year in range(2000, 2020):
        PaperFactory(year=year)
    assert facet("year", year=["2001"]).rest_open


def test_a_large_tree_unfolds_below_what_is_chosen():
    top = CategoryFactory(name="Top")
    inner = CategoryFactory(name="Inner", parent=top)
    for number in range(facets.MOST):
        CategoryFactory(name=f"Leaf {number:02}", parent=inner)
    other = CategoryFactory(name="Other")
    PaperFactory(categories=[inner, other])
    assert [choice.value for choice in facet("category").shown] == ["top", "other"]
    unfolded = facet("category", category=["top"])
    assert [choice.value for choice in unfolded.shown] == ["top", "top/inner", "other"]
    assert [choice.count for choice in unfolded.shown] == [1, 1, 1]


def test_two_links_of_a_kind_count_as_one_paper():
    paper = PaperFactory(links={"code": "https://a.example"})
    LinkFactory(paper=paper, kind="code", url="https://b.example")
    assert labels(facet("link")) == [("Code", 1, False)]


def test_facets_with_a_choice_and_the_first_two_are_open():
    PaperFactory(authors=["Ada"])
    opened = {one.name: one.open for one in facets.count(chosen_of({"author": ["ada"]}))}
    assert opened == {"category": True, "year": True, "venue": False, "author": True, "link": False}


def test_an_empty_selection_says_what_to_drop():
    PaperFactory(title="Graphs", year=2020, venue__name="ICLR")
    PaperFactory(title="Graphs again", year=2020, venue__name="ICLR")
    PaperFactory(title="Images", year=2021, venue__name="MICCAI")
    chosen = chosen_of({"q": ["graphs"], "year": ["2021"], "venue": ["iclr"]})
    assert [(one.label, one.count, one.query) for one in facets.rescues(chosen)] == [
        ("2021", 2, "?q=graphs&venue=iclr")
    ]


@pytest.mark.parametrize("selection", [{}, {"venue": ["iclr"], "author": ["ada"], "q": ["a"]}])
def test_each_facet_is_counted_in_one_query(django_assert_num_queries, selection):
    PaperFactory(venue__name="ICLR", authors=["Ada"], categories=[CategoryFactory()])
    chosen = chosen_of(selection)
    tree = 1
    with django_assert_num_queries(5 + tree):
        facets.count(chosen)
