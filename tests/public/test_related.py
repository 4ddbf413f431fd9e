"""What is related to a paper, and why."""

import pytest

from catalogue.telling import related
from tests.factories import CategoryFactory, PaperFactory

pytestmark = pytest.mark.django_db


def found(paper):
    """Give the related papers' titles with the reasons."""
    entries = list(paper.entries.with_neighbours())
    return [(one.paper.title, one.why) for one in related.to(paper, entries)]


def test_shared_authors_count_most_then_rare_words():
    place = CategoryFactory()
    paper = PaperFactory(title="Contrastive retrieval", authors=["Ada", "Bob"], categories=[place])
    PaperFactory(title="Something else", categories=[place])
    PaperFactory(title="On retrieval of images", categories=[place])
    PaperFactory(title="Quite another thing", authors=["Bob", "Ada", "Eve"])
    assert found(paper) == [
        ("Quite another thing", ("2 shared authors",)),
        ("On retrieval of images", ("same category", "also about retrieval")),
        ("Something else", ("same category",)),
    ]


def test_one_author_who_is_shared_is_called_one():
    paper = PaperFactory(title="First", authors=["Ada"])
    PaperFactory(title="Second", authors=["Ada"])
    assert found(paper) == [("Second", ("1 shared author",))]


def test_a_word_of_the_abstract_counts_where_the_other_title_has_it():
    place = CategoryFactory()
    paper = PaperFactory(title="Ours", abstract="We segment retinas.", categories=[place])
    for number in range(9):
        PaperFactory(title=f"Unlike {number}", categories=[place])
    PaperFactory(title="The retina", categories=[place])
    assert found(paper)[0] == ("The retina", ("same category", "also about retina"))


def test_a_rare_word_relates_papers_that_nothing_else_does():
    paper = PaperFactory(title="Placenta analysis")
    PaperFactory(title="Robust placenta")
    PaperFactory(title="Something else")
    assert found(paper) == [("Robust placenta", ("also about placenta",))]


def test_a_word_of_too_many_papers_relates_none(monkeypatch):
    monkeypatch.setattr(related, "MOST_ALIKE", 2)
    paper = PaperFactory(title="Common ground")
    for number in range(2):
        PaperFactory(title=f"Common {number}")
    assert found(paper) == []


def test_what_is_alike_comes_in_the_same_order_every_time_and_is_bounded():
    place = CategoryFactory()
    paper = PaperFactory(categories=[place])
    for _ in range(related.MOST + 2):
        PaperFactory(categories=[place])
    assert found(paper) == found(paper)
    assert len(found(paper)) == related.MOST


@pytest.mark.parametrize("state", ["draft", "withdrawn"])
def test_what_is_not_public_is_never_related(state):
    place = CategoryFactory()
    paper = PaperFactory(title="Graphs", authors=["Ada"], categories=[place])
    PaperFactory(title="Graphs too", authors=["Ada"], categories=[place], state=state)
    assert found(paper) == []


def test_a_paper_on_its_own_has_no_related_ones():
    assert found(PaperFactory()) == []


def test_words_are_told_apart_from_those_that_say_nothing():
    assert list(related.words("Using the Images for Bus-Networks, 2023").values()) == [
        "images", "bus", "networks"
    ]  # fmt: skip
    assert related.words("Image and images") == {"image": "images"}
