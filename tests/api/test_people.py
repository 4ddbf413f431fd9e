"""Authors, venues and categories as JSON."""

import pytest

from catalogue.models import Category
from tests.factories import (
    AuthorAliasFactory,
    AuthorFactory,
    CategoryFactory,
    OldSlugFactory,
    PaperFactory,
    TitleFactory,
    VenueAliasFactory,
    VenueFactory,
)

pytestmark = pytest.mark.django_db


def test_an_author_comes_with_spellings_and_the_number_of_listed_papers(client):
    ada = AuthorFactory(
        name="Ada Lovelace", orcid="0000-0002-1825-0097", homepage="https://a.example"
    )
    AuthorAliasFactory(author=ada, alias="A. Lovelace")
    PaperFactory(authors=["Ada Lovelace", "Alan Turing"])
    PaperFactory(authors=["Ada Lovelace"])
    PaperFactory(authors=["Ada Lovelace", "Hidden"], draft=True)
    expected = {
        "name": "Ada Lovelace",
        "slug": "ada-lovelace",
        "paper_count": 2,
        "url": "http://testserver/authors/ada-lovelace/",
        "also_written_as": ["A. Lovelace"],
        "homepage": "https://a.example",
        "orcid": "0000-0002-1825-0097",
    }
    assert client.get("/api/authors/ada-lovelace").json() == expected
    answer = client.get("/api/authors").json()
    assert (answer["count"], answer["results"][0]) == (2, expected)
    assert client.get("/api/authors/hidden").status_code == 404


def test_a_venue_comes_with_spellings_and_the_number_of_listed_papers(client):
    venue = VenueFactory(name="ICLR", full_name="Learning", homepage="https://i.example")
    VenueAliasFactory(venue=venue, alias="Int. Conf.")
    PaperFactory(venue=venue)
    PaperFactory(venue=venue)
    PaperFactory(venue__name="Hidden", draft=True)
    expected = {
        "name": "ICLR",
        "slug": "iclr",
        "paper_count": 2,
        "url": "http://testserver/venues/iclr/",
        "also_written_as": ["Int. Conf."],
        "homepage": "https://i.example",
        "full_name": "Learning",
        "kind": "conference",
    }
    assert client.get("/api/venues/iclr").json() == expected
    assert client.get("/api/venues").json()["results"] == [expected]
    assert client.get("/api/venues/hidden").status_code == 404


def test_authors_and_venues_are_found_by_a_part_of_their_names(client):
    PaperFactory(authors=["Ada Lovelace", "Alan Turing"], venue__name="ICLR")
    PaperFactory(authors=["Grace Hopper"], venue__name="MICCAI")

    def found(address):
        return [one["name"] for one in client.get(address).json()["results"]]

    assert found("/api/authors?q=love") == ["Ada Lovelace"]
    assert found("/api/authors?letter=T&q=") == ["Alan Turing"]
    assert found("/api/venues?q=icc") == ["MICCAI"]
    assert "q=a&page=2" in client.get("/api/authors?q=a&page_size=1").json()["next"]


def test_categories_are_a_tree_written_flat(client):
    title = TitleFactory()
    papers = CategoryFactory(name="Papers", parent=title)
    below = CategoryFactory(name="Pre-training", parent=papers)
    CategoryFactory(name="Updates", kind=Category.Kind.PROSE)
    PaperFactory(categories=[below, papers])
    PaperFactory(categories=[papers])
    expected = {
        "name": "Pre-training",
        "slug": "papers/pre-training",
        "paper_count": 1,
        "url": "http://testserver/categories/papers/pre-training/",
        "path": ["Papers", "Pre-training"],
        "parent": "papers",
        "depth": 1,
    }
    answer = client.get("/api/categories").json()
    assert [(one["slug"], one["parent"], one["paper_count"]) for one in answer["results"]] == [
        ("papers", None, 2),
        ("papers/pre-training", "papers", 1),
    ]
    assert answer["results"][1] == expected
    assert client.get("/api/categories/papers/pre-training").json() == expected
    assert client.get("/api/categories/papers%2Fpre-training").json() == expected
    assert client.get("/api/categories/updates").status_code == 404


def test_former_slugs_lead_to_where_things_stand_now(client):
    place = CategoryFactory(name="Place", parent=CategoryFactory(name="Papers"))
    paper = PaperFactory(authors=["Ada"], categories=[place])
    targets = {"author": paper.authors.get(), "venue": paper.venue, "category": place}
    slugs = {"author": "ada", "venue": paper.venue.slug, "category": "papers/place"}
    for kind, target in targets.items():
        OldSlugFactory(kind=kind, slug="old", **{kind: target})
        plural = {"category": "categories"}.get(kind, f"{kind}s")
        answer = client.get(f"/api/{plural}/old")
        assert (answer.status_code, answer["Location"]) == (301, f"/api/{plural}/{slugs[kind]}")


@pytest.mark.parametrize("kind", ["author", "venue", "category"])
def test_a_former_slug_of_what_is_not_listed_leads_nowhere(client, kind):
    hidden = {
        "author": AuthorFactory(),
        "venue": VenueFactory(),
        "category": CategoryFactory(kind=Category.Kind.PROSE),
    }
    OldSlugFactory(kind=kind, slug="old", **{kind: hidden[kind]})
    plural = {"category": "categories"}.get(kind, f"{kind}s")
    assert client.get(f"/api/{plural}/old").status_code == 404


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(
    ("path", "queries"),
    [
        ("/api/authors", 4),
        ("/api/authors/author-0", 3),
        ("/api/venues", 4),
        ("/api/venues/venue-0", 3),
        ("/api/categories", 4),
        ("/api/categories/topic-0", 4),
    ],
)
def test_an_answer_asks_as_often_however_much_it_has(
    client, django_assert_num_queries, path, queries, count
):
    for number in range(count):
        author, venue = AuthorFactory(name=f"Author {number}"), VenueFactory(name=f"Venue {number}")
        PaperFactory(
            authors=[author.name], venue=venue, categories=[CategoryFactory(slug=f"topic-{number}")]
        )
        AuthorAliasFactory(author=author)
        VenueAliasFactory(venue=venue)
    with django_assert_num_queries(queries):
        assert client.get(path).status_code == 200
