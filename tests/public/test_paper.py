"""The page of a paper: where it stands, and what is around it."""

import pytest

from catalogue.models import Paper
from tests.factories import CategoryFactory, EntryFactory, PaperFactory
from tests.pages import full_paper, squeezed, text_of

pytestmark = pytest.mark.django_db


def around(response):
    return [(place.topic.name, place.previous, place.next) for place in response.context["places"]]


def test_the_papers_before_and_after_are_those_of_the_list(client):
    place = CategoryFactory(name="Place")
    first, middle, last = (PaperFactory(title=title) for title in "CAB")
    for position, paper in ((30, last), (10, first), (20, middle)):
        EntryFactory(category=place, paper=paper, position=position)
    assert around(client.get(middle.get_absolute_url())) == [("Place", first, last)]
    assert around(client.get(first.get_absolute_url())) == [("Place", None, middle)]
    page = squeezed(client.get(middle.get_absolute_url()))
    assert 'rel="prev"><small>Before</small>C</a>' in page
    assert 'rel="next"><small>After</small>B</a>' in page
    assert 'href="/categories/place/"' in page


def test_of_equal_places_the_older_entry_stands_first(client):
    place = CategoryFactory()
    papers = [PaperFactory() for _ in range(3)]
    for paper in papers:
        EntryFactory(category=place, paper=paper, position=7)
    assert around(client.get(papers[1].get_absolute_url()))[0][1:] == (papers[0], papers[2])


def test_what_stands_between_and_is_not_public_is_passed_over(client):
    place = CategoryFactory()
    first = PaperFactory(categories=[place])
    PaperFactory(title="Hidden", categories=[place], draft=True)
    EntryFactory(category=place, text="Words in between.")
    PaperFactory(title="Hidden", categories=[place], withdrawn=True)
    last = PaperFactory(categories=[place])
    response = client.get(first.get_absolute_url())
    assert around(response)[0][1:] == (None, last)
    assert "Hidden" not in text_of(response)


def test_a_paper_has_neighbours_in_each_of_its_categories_in_the_order_of_the_list(client):
    later, earlier = CategoryFactory(name="Later"), CategoryFactory(name="Earlier")
    earlier.position, later.position = 1, 2
    earlier.save()
    later.save()
    beside = PaperFactory(categories=[later])
    paper = PaperFactory(categories=[later, earlier])
    assert around(client.get(paper.get_absolute_url())) == [
        ("Earlier", None, None), ("Later", beside, None)
    ]  # fmt: skip


def test_related_papers_say_why_they_are_shown(client):
    paper = PaperFactory(title="Graphs", authors=["Ada"])
    PaperFactory(title="Sets", authors=["Ada"], year=2020, venue__name="ICLR")
    shown = text_of(client.get(paper.get_absolute_url()))
    assert "Sets Ada ICLR 2020 1 shared author" in shown


def test_a_paper_tells_when_it_was_added_and_updated(client):
    paper = PaperFactory()
    shown = text_of(client.get(paper.get_absolute_url()))
    assert "Added 1 April 2024 Updated" in shown
    Paper.objects.update(updated=paper.added)
    PaperFactory()  # so that the page is made anew
    assert "Updated" not in text_of(client.get(paper.get_absolute_url()))


@pytest.mark.parametrize("count", [1, 3])
def test_related_papers_and_neighbours_take_as_many_queries_whatever_their_number(
    client, django_assert_num_queries, count
):
    place = CategoryFactory()
    paper = full_paper(99)
    EntryFactory(paper=paper, category=place)
    for number in range(count):
        other = full_paper(number)
        EntryFactory(paper=other, category=place)
    with django_assert_num_queries(18):
        response = client.get(paper.get_absolute_url())
    assert len(response.context["related"]) == count
