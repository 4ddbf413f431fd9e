"""The description is true and whole, and the page made from it shows it all."""

import pytest

from catalogue.api import shapes
from catalogue.api.parameters import SELECTION, SURNAMES, TOLD
from catalogue.filters import NOT, PaperFilter
from catalogue.formats.shape import READERS
from catalogue.models import Paper
from tests.factories import PaperFactory
from tests.pages import full_paper, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def description(client):
    full_paper(venue__name="ICLR", year=2021, slug="a-full-paper")
    return client.get("/api/openapi.json").json()


def operations(description):
    return {path: methods["get"] for path, methods in description["paths"].items()}


def test_every_key_of_a_selection_is_a_parameter_that_is_told(description):
    named = [one["name"] for one in operations(description)["/api/papers"]["parameters"]]
    assert named == [*PaperFilter.base_filters, "sort", "view", "page", "page_size"]
    assert {name.removeprefix(NOT) for name in SELECTION | SURNAMES} == TOLD.keys()


def test_every_parameter_has_a_description_and_an_example(description):
    for operation in operations(description).values():
        for one in operation["parameters"]:
            assert one["description"], one["name"]
            assert one["example"], one["name"]


def test_every_example_finds_something(client, description):
    for path, operation in operations(description).items():
        for one in operation["parameters"]:
            if one["in"] == "path":
                path = path.replace(f"{{{one['name']}}}", one["example"])  # noqa: PLW2901
        query = {
            one["name"]: one["example"]
            for one in operation["parameters"]
            if one["in"] == "query" and not one["name"].startswith(NOT)
        }
        assert client.get(path, query).status_code == 200, path


def test_every_operation_tells_all_its_answers(description):
    for path, operation in operations(description).items():
        expected = {"200", "304", "400", "405", "414"}
        expected |= {"404"} if path != "/api/facets" else set()
        expected |= {"301"} if "{" in path and "facets" not in path else set()
        assert set(operation["responses"]) == expected
        for status, response in operation["responses"].items():
            errors = {"application/problem+json"} if status >= "400" else set()
            content = {"application/json"} if status == "200" else errors
            assert set(response.get("content", ())) == content
        assert operation["description"]


def test_a_paper_has_the_fields_of_a_record():
    assert list(shapes.Paper.model_fields) == list(READERS)


def test_the_description_of_an_empty_catalogue_has_no_examples_of_slugs(client):
    description = client.get("/api/openapi.json").json()
    examples = {
        one["name"]: "example" in one
        for one in operations(description)["/api/papers"]["parameters"]
    }
    assert [name for name, there in examples.items() if not there] == [
        "q", "category", "not_category", "venue", "not_venue", "author", "not_author", "paper",
    ]  # fmt: skip
    assert "{slug}" in client.get("/api/").content.decode()


def test_the_page_shows_every_endpoint_parameter_and_problem(client, description):
    page = text_of(client.get("/api/"))
    for path, operation in operations(description).items():
        assert path in page
        for one in operation["parameters"]:
            assert one["name"] in page
    for anchor in ("bad-request", "not-found", "method-not-allowed", "address-too-long"):
        assert f'id="{anchor}"' in client.get("/api/").content.decode()


def test_the_page_shows_answers_as_they_are(client, description):
    page = text_of(client.get("/api/"))
    assert 'curl "http://testserver/api/papers?author=first-0"' in page
    assert '"paper_count": 1' in page
    assert "Unknown parameter; known are q, category" in page
    Paper.objects.update(title="<script>alert(1)</script>")
    assert "<script>alert" not in client.get("/api/").content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_asks_as_often_however_much_there_is(client, django_assert_num_queries, count):
    for number in range(count):
        full_paper(number, year=2023)
    with django_assert_num_queries(53):
        client.get("/api/")


def test_a_catalogue_of_one_bare_paper_is_described(client):
    PaperFactory(title="!", venue=None, year=None)
    assert client.get("/api/").status_code == 200
