"""Where there is no answer, a problem says why; it never is a page for people, nor silence."""

import pytest
from django.test import Client

from catalogue.api import parameters
from catalogue.api.middleware import HEADERS
from tests.factories import PaperFactory
from tests.pages import full_paper
from tests.site.hostile import SOME

pytestmark = pytest.mark.django_db

LISTS = [
    "/api/papers",
    "/api/facets",
    "/api/facets/venue",
    "/api/authors",
    "/api/venues",
    "/api/categories",
]


def problem(answer):
    """Read a problem, and check what every problem has."""
    found = answer.json()
    assert answer["Content-Type"] == "application/problem+json"
    assert found.keys() == {"type", "title", "status", "detail", "errors"}
    assert found["status"] == answer.status_code
    assert answer.headers.items() >= HEADERS.items()
    assert "ETag" not in answer
    return found


@pytest.mark.parametrize(
    ("query", "errors"),
    [
        ("venu=iclr", {("venu", "iclr")}),
        ("venu=a&colour=red&colour=blue", {("venu", "a"), ("colour", "red"), ("colour", "blue")}),
        ("q=a&q=b", {("q", "a"), ("q", "b")}),
        ("venue=nosuch&venue=none&year=soon", {("venue", "nosuch"), ("year", "soon")}),
        ("not_author=nobody", {("not_author", "nobody")}),
        (
            "category=x/y&link=gold&status=lost",
            {("category", "x/y"), ("link", "gold"), ("status", "lost")},
        ),
        ("paper=nosuch", {("paper", "nosuch")}),
        ("year_min=MMXX&year_max=%EF%BC%92", {("year_min", "MMXX"), ("year_max", "２")}),
        ("sort=colour", {("sort", "colour")}),
        ("view=large", {("view", "large")}),
        ("page=0", {("page", "0")}),
        ("page=", {("page", "")}),
        ("page_size=1.5", {("page_size", "1.5")}),
        ("page_size=101", {("page_size", "101")}),
    ],
)
@pytest.mark.parametrize("path", ["/api/papers", "/api/facets", "/api/facets/venue"])
def test_what_is_not_known_is_named(client, path, query, errors):
    PaperFactory()
    found = problem(client.get(f"{path}?{query}"))
    assert (found["status"], found["type"]) == (400, "/api/#bad-request")
    assert {(one["parameter"], one["value"]) for one in found["errors"]} == errors
    assert all(one["detail"] for one in found["errors"])


def test_more_values_than_are_taken_are_refused(client):
    query = "&".join(f"year={year}" for year in range(2000, 2021))
    found = problem(client.get(f"/api/papers?{query}"))
    assert found["detail"] == "At fault: year."
    assert found["errors"][0]["detail"] == "At most 20 values can be chosen at once."
    assert len(found["errors"]) == 21


@pytest.mark.parametrize("path", [LISTS[-1], "/api/papers/x", "/api/authors/x"])
def test_a_parameter_that_an_endpoint_does_not_take_is_refused(client, path):
    found = problem(client.get(f"{path}?q=x"))
    assert (found["status"], found["errors"][0]["parameter"]) == (400, "q")


@pytest.mark.parametrize("letter", ["ab", "%20", "%C3%9F"])
def test_a_letter_is_one_letter(client, letter):
    assert problem(client.get(f"/api/authors?letter={letter}"))["status"] == 400


@pytest.mark.parametrize("path", [path for path in LISTS if path != "/api/facets"])
def test_a_page_beyond_the_end_is_not_found(client, path):
    PaperFactory(authors=["Ada"])
    found = problem(client.get(f"{path}?page=2"))
    assert (found["status"], found["detail"]) == (
        404,
        "There is no page 2; the last one is page 1.",
    )


@pytest.mark.parametrize(
    "path",
    [
        "/api/nowhere",
        "/api/papers/",
        "/api/papers/x/y",
        "/api/facets/colour",
        "/api/openapi",
        "/api//",
    ],
)
def test_what_is_not_there_is_a_problem_too(client, path):
    assert problem(client.get(path))["type"] == "/api/#not-found"


@pytest.mark.parametrize(
    "method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "NONSENSE"]
)
@pytest.mark.parametrize("path", [*LISTS, "/api/", "/api/openapi.json", "/api/nowhere"])
def test_the_api_is_only_read(client, method, path):
    answer = client.generic(method, path)
    assert problem(answer)["type"] == "/api/#method-not-allowed"
    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD")


def test_what_is_refused_before_the_api_is_a_problem_too(client):
    assert problem(client.get("/api/papers?q=%00"))["detail"] == "Invalid bytes in the address."
    assert problem(client.get(f"/api/papers?q={'x' * 5000}"))["status"] == 414


def test_a_fault_of_our_own_is_a_problem_without_a_word_of_the_code(settings, monkeypatch):
    monkeypatch.setattr("catalogue.api.papers.named", None)
    answer = Client(raise_request_exception=False).get("/api/papers/x")
    found = problem(answer)
    assert (found["status"], found["type"]) == (500, "about:blank")
    assert "NoneType" not in answer.content.decode()


def test_pages_for_people_stay_pages(client):
    assert client.get("/nowhere")["Content-Type"].startswith("text/html")
    assert client.get("/api")["Location"] == "/api/"


@pytest.mark.parametrize("name", parameters.SELECTION)
def test_no_string_in_any_parameter_is_a_server_error(name):
    full_paper(slug="a-full-paper", venue__name="ICLR")
    client = Client(raise_request_exception=False)
    answers = {
        text: client.get("/api/papers", QUERY_STRING=f"{name}={text}").status_code for text in SOME
    }
    assert {
        text: status for text, status in answers.items() if status not in {200, 400, 404, 414}
    } == {}


@pytest.mark.parametrize("path", [f"{path}/" for path in (*LISTS, "/api/openapi.json", "/api")])
def test_no_string_in_a_path_is_a_server_error(path):
    client = Client(raise_request_exception=False)
    answers = {text: client.get(f"{path}{text.partition('?')[0]}").status_code for text in SOME}
    assert {text: status for text, status in answers.items() if status >= 500} == {}
