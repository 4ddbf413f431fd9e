"""An answer holds until the catalogue changes, for anybody, from any page of any site."""

import pytest

from catalogue.changes import changing
from catalogue.models import Paper
from tests.factories import PaperFactory
from tests.site.addresses import FILES

pytestmark = pytest.mark.django_db

PATHS = [
    "/api/papers",
    "/api/papers?q=paper&sort=title",
    "/api/facets",
    "/api/authors",
    "/api/categories",
]


@pytest.mark.parametrize("path", PATHS)
def test_what_has_not_changed_is_not_worked_out_again(client, django_assert_num_queries, path):
    PaperFactory()
    etag = client.get(path)["ETag"]
    for known in (etag, f'"other", W/{etag}'):
        with django_assert_num_queries(1):
            answer = client.get(path, headers={"If-None-Match": known})
        assert (answer.status_code, answer.content, answer["ETag"]) == (304, b"", etag)
        assert answer["Cache-Control"] == "no-cache"
    assert client.get(path, headers={"If-None-Match": '"other"'}).status_code == 200


def test_a_change_of_the_catalogue_makes_a_new_answer(client):
    paper = PaperFactory(title="Before")
    etag = client.get("/api/papers")["ETag"]
    with changing(None, "A new title") as change:
        paper.title = "After"
        change.save(paper)
    answer = client.get("/api/papers", headers={"If-None-Match": etag})
    assert (answer.status_code, answer.json()["results"][0]["title"]) == (200, "After")
    assert answer["ETag"] != etag


def test_each_address_has_an_etag_of_its_own(client):
    PaperFactory()
    etags = [client.get(path)["ETag"] for path in (*PATHS, "/api/papers?q=paper")]
    etags += [client.get("/api/papers", headers={"host": "localhost"})["ETag"]]
    assert len(set(etags)) == len(etags)


def test_the_description_is_kept_while_it_is_the_same(client):
    for path in ("/api/openapi.json", "/api/"):
        etag = client.get(path)["ETag"]
        assert client.get(path, headers={"If-None-Match": etag}).status_code == 304


@pytest.mark.parametrize("path", [one.address for one in FILES if one.address.startswith("/api/")])
def test_any_site_may_read_and_nothing_runs(client, path):
    answer = client.get(path)
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in answer
    assert answer["Cross-Origin-Resource-Policy"] == "cross-origin"
    policy = "default-src 'none'; frame-ancestors 'none'; sandbox"
    assert answer["Content-Security-Policy"] == policy
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert not answer.cookies


def test_head_has_the_headers_of_get_and_no_body(client):
    PaperFactory()
    get, head = client.get("/api/papers"), client.head("/api/papers")
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers == get.headers


def test_a_page_for_people_may_not_be_read_by_other_sites(client):
    assert Paper.objects.count() == 0
    page = client.get("/api/")
    assert "Access-Control-Allow-Origin" not in page
    assert page["Cross-Origin-Resource-Policy"] == "same-origin"
