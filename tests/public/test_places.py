"""The pages of categories and years."""

import pytest

from catalogue.models import Category
from tests.factories import CategoryFactory, EntryFactory, PaperFactory
from tests.pages import squeezed, text_of

pytestmark = pytest.mark.django_db


def titles(response):
    return [paper.title for paper in response.context["table"].papers]


@pytest.fixture
def tree():
    """A category with papers of its own and two below it, none of them in alphabetical order."""
    papers = CategoryFactory(name="Papers")
    second = CategoryFactory(name="Second", parent=papers, position=20)
    first = CategoryFactory(name="First", parent=papers, position=10)
    for number, (category, title) in enumerate(
        [(second, "A"), (first, "C"), (papers, "D"), (first, "B")]
    ):
        EntryFactory(category=category, paper=PaperFactory(title=title), position=number)
    return papers


def test_a_category_has_its_papers_in_the_order_of_the_list(client, tree):
    assert titles(client.get("/categories/papers/")) == ["D", "C", "B", "A"]


def test_the_list_can_be_sorted_and_put_back_into_order(client, tree):
    response = client.get("/categories/papers/?sort=title")
    assert titles(response) == ["A", "B", "C", "D"]
    assert '<a href="/categories/papers/" rel="nofollow">As in the list</a>' in squeezed(response)
    plain = client.get("/categories/papers/").content.decode()
    assert 'href="/categories/papers/?sort=-year"' in plain
    assert titles(client.get("/categories/papers/?sort=-year")) == ["A", "B", "C", "D"]
    assert titles(client.get("/categories/papers/?sort=nonsense")) == ["D", "C", "B", "A"]


def test_a_page_of_the_order_follows_the_one_before(client, tree, monkeypatch):
    monkeypatch.setattr("catalogue.tables.PER_PAGE", 3)
    first = client.get("/categories/papers/")
    assert titles(first) == ["D", "C", "B"]
    assert 'href="/categories/papers/?page=2"' in first.content.decode()
    assert titles(client.get("/categories/papers/?page=2")) == ["A"]
    assert titles(client.get("/categories/papers/?sort=-title&page=2")) == ["A"]
    assert client.get("/categories/papers/?page=3").status_code == 404


def test_a_paper_in_two_places_is_listed_where_it_stands_first(client, tree):
    paper = PaperFactory(title="Twice")
    for slug, position in (("second", 0), ("first", 99)):
        EntryFactory(category=Category.objects.get(slug=slug), paper=paper, position=position)
    response = client.get("/categories/papers/")
    assert titles(response) == ["D", "C", "B", "Twice", "A"]
    assert 'data-count="5"' in response.content.decode()


def test_children_are_counted_and_siblings_follow_each_other(client, tree):
    PaperFactory(draft=True, categories=[Category.objects.get(slug="first")])
    assert "First 2 papers Second 1 paper" in text_of(client.get("/categories/papers/"))
    first = client.get("/categories/papers/first/").context["branch"]
    assert (first.previous, first.next.name) == (None, "Second")
    second = client.get("/categories/papers/second/").context["branch"]
    assert (second.previous.name, second.next) == ("First", None)


def test_the_index_of_categories_has_the_tree_with_counts_and_descriptions(client, tree):
    tree.description = "All of **them**."
    tree.save()
    CategoryFactory(name="Prose", kind=Category.Kind.PROSE)
    response = client.get("/categories/")
    assert "Papers 4 papers All of them. First in Papers 2 papers" in text_of(response)
    assert "<strong>them</strong>" in response.content.decode()
    assert "Prose" not in text_of(response)


def test_a_year_has_its_papers_and_leads_to_the_years_beside_it(client, tree):
    PaperFactory(title="Old", year=2019, venue__name="ICLR")
    PaperFactory(title="Hidden", year=2021, draft=True)
    response = client.get("/years/2023/")
    assert titles(response) == ["A", "B", "C", "D"]
    assert (response.context["before"], response.context["after"]) == (2019, None)
    page = squeezed(response)
    assert 'href="/years/2019/" rel="prev"' in page
    assert 'href="/?year=2023&amp;category=papers/first"' in page
    assert "ICLR" in text_of(client.get("/years/2019/"))


@pytest.mark.parametrize("year", ["2021", "1", "99999", "9" * 30, "x"])
def test_a_year_without_papers_is_not_found(client, year):
    PaperFactory(year=2021, draft=True)
    assert client.get(f"/years/{year}/").status_code == 404
