"""The pages of one paper, author, venue or category."""

import pytest

from catalogue.models import Category
from tests.factories import (
    AuthorAliasFactory,
    AuthorFactory,
    CategoryFactory,
    OldSlugFactory,
    PaperFactory,
    VenueAliasFactory,
    VenueFactory,
)
from tests.pages import full_paper, text_of

pytestmark = pytest.mark.django_db


def test_a_paper_is_shown_with_everything_known(client):
    paper = full_paper(venue__name="ICLR", year=2021)
    place = paper.authorships.first()
    place.printed = "F. 0"
    place.save()
    response = client.get(paper.get_absolute_url())
    shown = text_of(response)
    for text in (
        paper.title, "First 0 printed as F. 0", "Second 0", "Everybody", "ICLR", "2021", "Oral",
        "It is shown.", "10.1000/0", "2301.00000", "code.example", "promised, not there yet",
        "1 April 2024", "Papers",
    ):  # fmt: skip
        assert text in shown
    page = response.content.decode()
    assert "<strong>this</strong>" in page
    assert 'href="https://doi.org/10.1000/0"' in page
    body = page[page.index("<body>") :]
    assert body.index("First 0") < body.index("Second 0") < body.index("Everybody")
    assert page.count('<nav class="trail"') == 2


def test_a_paper_of_which_only_the_title_is_known_is_shown(client):
    paper = PaperFactory(title="Alone", year=None, venue=None)
    assert "<h1>Alone</h1>" in client.get(paper.get_absolute_url()).content.decode()


def test_an_address_without_a_readable_host_is_shown_whole(client):
    paper = PaperFactory(links={"code": "https://[broken"})
    assert "https://[broken" in text_of(client.get(paper.get_absolute_url()))


def test_an_author_is_shown_with_papers_and_spellings(client):
    PaperFactory(authors=["Ada Lovelace"])
    author = AuthorFactory(name="Ada Lovelace")
    author.orcid, author.homepage = "0000-0001-2345-6789", "https://ada.example"
    author.save()
    AuthorAliasFactory(author=author, alias="A. Lovelace")
    shown = text_of(client.get(author.get_absolute_url()))
    for text in ("Also written as A. Lovelace", "0000-0001-2345-6789", "ada.example", "1 paper"):
        assert text in shown


def test_a_venue_is_shown_with_papers_and_spellings(client):
    venue = VenueFactory(name="ICLR", full_name="Learning", homepage="https://iclr.example")
    VenueAliasFactory(venue=venue, alias="Int. Conf.")
    PaperFactory(venue=venue)
    shown = text_of(client.get(venue.get_absolute_url()))
    for text in ("Conference", "ICLR", "Learning", "Also written as Int. Conf.", "iclr.example"):
        assert text in shown


def test_a_category_is_shown_with_what_stands_below_it(client):
    papers = CategoryFactory(name="Papers", description="All of **them**.")
    below = CategoryFactory(name="Below", parent=papers)
    PaperFactory(title="Deep", categories=[below, papers])
    page = client.get(papers.get_absolute_url()).content.decode()
    assert "<strong>them</strong>" in page
    assert 'href="/categories/papers/below/"' in page
    assert 'data-count="1"' in page
    assert "Papers" in text_of(client.get("/categories/papers/below/"))


def test_an_empty_category_is_shown_and_prose_is_not(client):
    CategoryFactory(name="Empty")
    CategoryFactory(name="Updates", kind=Category.Kind.PROSE)
    assert "no papers here yet" in text_of(client.get("/categories/empty/"))
    assert client.get("/categories/updates/").status_code == 404


def test_what_is_not_there_is_not_found(client):
    for path in ("/papers/x/", "/authors/x/", "/venues/x/", "/categories/x/y/", "/nosuch"):
        response = client.get(path)
        assert (response.status_code, "Not found" in text_of(response)) == (404, True)


def test_former_slugs_lead_to_where_things_stand_now(client):
    paper = PaperFactory(authors=["Ada"], categories=[CategoryFactory(name="Place")])
    author, place = paper.authors.get(), Category.objects.get(slug="place")
    for kind, target in (
        ("paper", paper), ("author", author), ("venue", paper.venue), ("category", place)
    ):  # fmt: skip
        OldSlugFactory(kind=kind, slug="old", **{kind: target})
        plural = {"category": "categories"}.get(kind, f"{kind}s")
        response = client.get(f"/{plural}/old/")
        assert (response.status_code, response.url) == (301, target.get_absolute_url())


def test_a_former_slug_does_not_give_a_hidden_paper_away(client):
    OldSlugFactory(slug="old", paper=PaperFactory(draft=True))
    assert client.get("/papers/old/").status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_a_paper_asks_as_often_however_much_it_shows(client, django_assert_num_queries, count):
    paper = PaperFactory(
        authors=[f"Author {number}" for number in range(count)],
        links=dict.fromkeys(("paper", "code", "data")[:count], "https://x.example"),
        identifiers=dict.fromkeys(("doi", "arxiv", "acl")[:count], "1"),
        categories=[CategoryFactory() for _ in range(count)],
    )
    with django_assert_num_queries(13):
        client.get(paper.get_absolute_url())
