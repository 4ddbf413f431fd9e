"""Papers and facets as JSON: the same selection as the page, in the shape of exported files."""

import pytest
from django.http import QueryDict

from catalogue import facets
from catalogue.exporting.papers import records
from catalogue.filters import FACETS, PaperFilter
from catalogue.formats.shape import as_json
from catalogue.models import Paper
from tests.factories import CategoryFactory, OldSlugFactory, PaperFactory, VenueFactory
from tests.pages import full_paper

pytestmark = pytest.mark.django_db

SELECTIONS = [
    "",
    "q=second&sort=title",
    "venue=shared&not_year=2021&sort=-title",
    "author=everybody&link=code&link=none&year_min=2020&year_max=2023",
    "category=papers&status=published",
    "paper=paper-1&paper=paper-2",
    "venue=none&q=&year_min=&sort=",
]


def three_papers():
    for number in range(3):
        full_paper(
            number, slug=f"paper-{number}", venue=VenueFactory(name="Shared"), year=2020 + number
        )
    PaperFactory(slug="bare", venue=None, year=None)
    PaperFactory(draft=True, slug="draft", authors=["Hidden"], venue__name="Hidden")


@pytest.mark.parametrize("query", SELECTIONS)
def test_a_selection_has_the_papers_of_the_page_as_exported_records(client, query):
    three_papers()
    chosen = PaperFilter(QueryDict(query), Paper.objects.published())
    answer = client.get(f"/api/papers?{query}").json()
    assert answer == {
        "count": chosen.papers.count(),
        "next": None,
        "previous": None,
        "results": [as_json(record) for record in records(chosen.papers)],
    }
    assert f'data-count="{answer["count"]}"' in client.get(f"/?{query}").content.decode()


def test_pages_lead_to_each_other_by_whole_canonical_addresses(client):
    three_papers()
    first = client.get("/api/papers?sort=-year&page_size=1&q=&year_min=2020").json()
    second = client.get(first["next"]).json()
    last = client.get(second["next"]).json()
    assert first["next"] == "http://testserver/api/papers?year_min=2020&page=2&page_size=1"
    assert last["previous"] == first["next"]
    assert (first["previous"], last["next"]) == (None, None)
    slugs = [page["results"][0]["slug"] for page in (first, second, last)]
    assert slugs == ["paper-2", "paper-1", "paper-0"]


def test_a_list_has_50_results_a_page_and_100_at_most(client):
    for _ in range(101):
        PaperFactory(venue=None)
    assert len(client.get("/api/papers").json()["results"]) == 50
    assert len(client.get("/api/papers?page_size=100").json()["results"]) == 100
    assert client.get("/api/papers?page_size=101").status_code == 400


def test_a_paper_is_what_an_exported_file_has_of_it(client):
    paper = full_paper(venue__name="ICLR", year=2021)
    answer = client.get(f"/api/papers/{paper.slug}").json()
    assert answer == as_json(paper.as_record())


def test_text_that_looks_like_a_page_is_text(client):
    paper = PaperFactory(title="<script>alert(1)</script> & “ﬀ”")
    answer = client.get("/api/papers")
    assert answer.json()["results"][0]["title"] == paper.title
    assert "<" not in answer.content.decode()


@pytest.mark.parametrize("query", SELECTIONS)
def test_facets_count_what_the_page_counts(client, query):
    three_papers()
    chosen = PaperFilter(QueryDict(query), Paper.objects.published())
    answer = client.get(f"/api/facets?{query}").json()
    assert answer["count"] == chosen.papers.count()
    assert {
        facet["name"]: [(one["value"], one["count"], one["selected"]) for one in facet["choices"]]
        for facet in answer["facets"]
    } == {
        facet.name: [(one.value, one.count, one.selected) for one in (*facet.shown, *facet.rest)]
        for facet in facets.count(chosen)
    }


def test_a_facet_has_all_its_values_page_by_page(client):
    PaperFactory(authors=[f"Author {number}" for number in range(70)])
    (cut,) = [x for x in client.get("/api/facets").json()["facets"] if x["name"] == "author"]
    assert (cut["cut"], len(cut["choices"])) == (True, 60)
    whole = client.get("/api/facets/author?page_size=100&q=paper").json()
    assert (whole["count"], len(whole["results"])) == (70, 70)
    part = client.get("/api/facets/author?q=paper").json()
    assert part["next"] == "http://testserver/api/facets/author?q=paper&page=2"


@pytest.mark.parametrize("name", FACETS)
def test_every_facet_can_be_asked_for(client, name):
    three_papers()
    values = client.get(f"/api/facets/{name}").json()["results"]
    assert {"value", "label", "count", "selected", "excluded", "depth", "note"} == values[0].keys()


def test_a_former_slug_leads_to_the_paper(client):
    OldSlugFactory(slug="old", paper=PaperFactory(slug="new"))
    answer = client.get("/api/papers/old")
    assert (answer.status_code, answer["Location"]) == (301, "/api/papers/new")


def test_what_is_not_published_is_not_there(client):
    paper = PaperFactory(draft=True, categories=[CategoryFactory()])
    OldSlugFactory(slug="old", paper=paper)
    for slug in (paper.slug, "old", "nosuch"):
        assert client.get(f"/api/papers/{slug}").status_code == 404
    assert client.get("/api/papers").json()["count"] == 0
    assert client.get(f"/api/papers?paper={paper.slug}").status_code == 400


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(
    ("path", "queries"),
    [
        ("/api/papers", 9),
        (
            "/api/papers?venue=shared&author=everybody&category=papers&year=2023&link=code&q=first",
            13,
        ),
        ("/api/papers/paper-0", 7),
        ("/api/facets", 14),
        ("/api/facets/author", 3),
    ],
)
def test_an_answer_asks_as_often_however_much_it_has(
    client, django_assert_num_queries, path, queries, count
):
    for number in range(count):
        full_paper(number, slug=f"paper-{number}", venue=VenueFactory(name="Shared"), year=2023)
    with django_assert_num_queries(queries):
        assert client.get(path).status_code == 200
