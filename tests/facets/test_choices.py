"""What a facet offers: in which order, how many at once, and what is said of each value."""

import pytest

from catalogue import facets
from catalogue.models import Venue
from tests.facets.selections import chosen_of
from tests.factories import CategoryFactory, LinkFactory, PaperFactory

pytestmark = pytest.mark.django_db


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


def test_what_a_page_offers_of_a_long_facet_is_ten_values_whatever_it_counts():
    PaperFactory(authors=[f"Author {place:02}" for place in range(27)])
    for most in (facets.OFFERED, facets.MOST):
        found = {one.name: one for one in facets.count(chosen_of({}), most)}
        assert len(found["author"].offered) == 10
        assert found["author"].rest


def test_what_is_chosen_in_the_rest_is_not_put_away():
    for year in range(2000, 2020):
        PaperFactory(year=year)
    PaperFactory(year=None)
    found = facet("year", year=["2001"])
    assert [choice.value for choice in found.offered[10:]] == ["2001", "none"]


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


def test_what_is_chosen_far_down_a_large_tree_keeps_its_count():
    for number in range(facets.MOST):
        CategoryFactory(name=f"Leaf {number:02}", position=number)
    last = CategoryFactory(name="Last", position=facets.MOST)
    PaperFactory(categories=[last])
    found = facet("category", category=["last"])
    assert found.cut
    assert [choice.count for choice in found.rest if choice.value == "last"] == [1]


def test_two_links_of_a_kind_count_as_one_paper():
    paper = PaperFactory(links={"code": "https://a.example"})
    LinkFactory(paper=paper, kind="code", url="https://b.example")
    assert labels(facet("link")) == [("Code", 1, False)]


def test_facets_with_a_choice_and_the_first_two_are_open():
    PaperFactory(authors=["Ada"])
    opened = [
        one.name
        for one in facets.count(chosen_of({"author": ["ada"], "not_venue": ["x"]}))
        if one.open
    ]
    assert opened == ["category", "year", "venue", "author"]


def test_an_excluded_value_stays_in_its_place_and_shows_what_it_hides():
    for name, number in {"ICLR": 2, "ICML": 1}.items():
        for _ in range(number):
            PaperFactory(venue__name=name)
    [first, second] = facet("venue", not_venue=["icml"]).shown
    assert (first.value, first.count, first.excluded) == ("icml", 1, True)
    assert (second.value, second.count, second.excluded) == ("iclr", 2, False)


def test_papers_without_any_value_can_be_asked_for_where_there_are_some():
    PaperFactory(venue=None, links={"code": "https://x.example"}, authors=["Ada"])
    last = {one.name: one.shown[-1] for one in facets.count(chosen_of({})) if one.shown}
    nones = {name: choice.label for name, choice in last.items() if choice.value == "none"}
    assert nones == {"category": "No category", "venue": "No venue"}


def test_a_venue_says_of_what_kind_it_is():
    PaperFactory(venue__name="ICLR")
    PaperFactory(venue__name="Somewhere", venue__kind=Venue.Kind.OTHER)
    assert [choice.note for choice in facet("venue").shown] == ["conference", ""]


@pytest.mark.parametrize(
    ("name", "find", "found"),
    [
        ("author", "zolw", ["lukasz-zolw"]),
        ("author", "Żółw Ł", ["lukasz-zolw"]),
        ("venue", "neur ips", []),
        ("venue", "ips", ["neurips"]),
        ("category", "PRE-train", ["pre-training"]),
        ("year", "20", ["2020"]),
        ("link", "cod", ["code"]),
        ("status", "pub", ["published"]),
        ("author", "%", ["ada-lovelace", "lukasz-zolw"]),
    ],
)
def test_values_are_found_by_a_part_of_their_name(name, find, found):
    PaperFactory(
        year=2020,
        venue__name="NeurIPS",
        authors=["Ada Lovelace", "Łukasz Żółw"],
        links={"code": "https://x.example"},
        categories=[CategoryFactory(name="Pre-training")],
    )
    values = facets.values(chosen_of({}), name, facets.Asked(find=find, order="name"))
    assert [choice.value for choice in values[:10]] == found
    assert len(values) == len(found)


def test_an_empty_selection_says_what_to_drop():
    PaperFactory(title="Graphs", year=2020, venue__name="ICLR")
    PaperFactory(title="Graphs again", year=2020, venue__name="ICLR")
    PaperFactory(title="Images", year=2021, venue__name="MICCAI")
    chosen = chosen_of({"q": ["graphs"], "year": ["2021"], "venue": ["iclr"]})
    assert [(one.label, one.count, one.query) for one in facets.rescues(chosen)] == [
        ("2021", 2, "?q=graphs&venue=iclr")
    ]


@pytest.mark.parametrize("selection", [{}, {"venue": ["iclr"], "author": ["ada"], "q": ["a"]}])
def test_a_facet_is_counted_in_one_query_and_what_has_no_value_in_another(
    django_assert_num_queries, selection
):
    PaperFactory(venue__name="ICLR", authors=["Ada"], categories=[CategoryFactory()])
    chosen = chosen_of(selection)
    chosen.sought  # noqa: B018 -- looked up once, whatever is counted
    tree = 2  # the tree, and the version that it is kept by
    with django_assert_num_queries(6 + 5 + tree):
        facets.count(chosen)
