"""The pages of authors and venues, and their indexes."""

import pytest

from tests.factories import AuthorAliasFactory, AuthorFactory, PaperFactory, VenueFactory
from tests.pages import squeezed, text_of

pytestmark = pytest.mark.django_db


def test_an_author_is_shown_with_who_else_wrote(client):
    PaperFactory(authors=["Ada", "Bob", "Eve"])
    PaperFactory(authors=["Ada", "Eve"])
    PaperFactory(authors=["Ada", "Hidden"], draft=True)
    PaperFactory(authors=["Bob", "Stranger"])
    response = client.get("/authors/ada/")
    assert [(one.name, one.number) for one in response.context["coauthors"]] == [
        ("Eve", 2), ("Bob", 1)
    ]  # fmt: skip
    assert "Wrote with Eve 2 papers Bob 1 paper" in text_of(response)


def test_bars_lead_to_the_papers_they_count(client):
    PaperFactory(authors=["Ada"], year=2020, venue__name="ICLR")
    PaperFactory(authors=["Ada"], year=2022, venue__name="ICLR")
    page = squeezed(client.get("/authors/ada/"))
    assert page.count('href="/?author=ada&amp;year=2020"') == 2
    assert '<a href="/?author=ada&amp;venue=iclr">ICLR</a>' in page
    venue = squeezed(client.get("/venues/iclr/"))
    assert venue.count('href="/?venue=iclr&amp;year=2022"') == 2
    assert '<a href="/?venue=iclr&amp;author=ada">Ada</a>' in venue
    assert "1 paper of 2022, from ICLR" in text_of(client.get("/?year=2022&venue=iclr"))


def test_a_chart_has_no_inline_style_and_a_table_with_the_same_numbers(client):
    PaperFactory(authors=["Ada"], year=2020)
    PaperFactory(authors=["Ada"], year=2022)
    response = client.get("/authors/ada/")
    page = response.content.decode()
    assert "style=" not in page
    assert "<style" not in page
    assert "Year Papers 2020 1 2022 1" in text_of(response)


def test_the_index_of_authors_is_sorted_by_family_name_and_counts_papers(client):
    PaperFactory(authors=["Ada Zuse", "Bob Abel"])
    PaperFactory(authors=["Bob Abel"])
    PaperFactory(authors=["Hidden Hidden"], draft=True)
    response = client.get("/authors/")
    table = response.context["table"]
    assert [(one.name, one.number) for one in table.page] == [("Bob Abel", 2), ("Ada Zuse", 1)]
    assert response.context["initials"] == ["a", "z"]
    assert "2 authors" in text_of(response)


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("q=zus", ["Ada Zuse"]),
        ("q=ada+ZUSE", ["Ada Zuse"]),
        ("q=rückert", ["Daniel Rückert"]),
        ("q=ruckert", ["Daniel Rückert"]),
        ("q=countess", ["Ada Zuse"]),
        ("q=nobody", []),
        ("q=%21%21", []),
        ("letter=z", ["Ada Zuse"]),
        ("letter=Z", ["Ada Zuse"]),
        ("letter=zu", ["Daniel Rückert", "Ada Zuse"]),
        ("letter=r&q=ada", ["Ada Zuse"]),
    ],
)
def test_names_are_found_in_the_index(client, query, names):
    PaperFactory(authors=["Ada Zuse", "Daniel Rückert"])
    AuthorAliasFactory(author=AuthorFactory(name="Ada Zuse"), alias="The Countess")
    assert [one.name for one in client.get(f"/authors/?{query}").context["table"].page] == names


def test_an_index_is_paged_and_keeps_what_is_looked_for(client, monkeypatch):
    monkeypatch.setattr("catalogue.views.listing.NAMES_PER_PAGE", 2)
    PaperFactory(authors=[f"Ada {letter}" for letter in "BCD"])
    page = client.get("/authors/?q=ada").content.decode()
    assert 'href="/authors/?q=ada&amp;page=2"' in page
    assert len(client.get("/authors/?q=ada&page=2").context["table"].page) == 1
    response = client.get("/authors/?page=3")
    assert (response.status_code, "the last one is page 2" in text_of(response)) == (404, True)


def test_the_index_of_venues_tells_kind_years_and_papers(client):
    iclr = VenueFactory(name="ICLR", full_name="Learning Representations")
    PaperFactory(venue=iclr, year=2020)
    PaperFactory(venue=iclr, year=2023)
    PaperFactory(venue=VenueFactory(name="Hidden"), withdrawn=True)
    response = client.get("/venues/")
    assert "1 venue" in text_of(response)
    assert "ICLR Learning Representations conference 2020–2023 2" in text_of(response)
    assert "Hidden" not in text_of(response)


@pytest.mark.parametrize(("query", "count"), [("q=icl", 1), ("q=representations", 1), ("q=x", 0)])
def test_venues_are_found_by_either_name(client, query, count):
    PaperFactory(venue=VenueFactory(name="ICLR", full_name="Learning Representations"))
    PaperFactory(venue=VenueFactory(name="MICCAI"))
    assert client.get(f"/venues/?{query}").context["table"].paginator.count == count
