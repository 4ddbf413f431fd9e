"""Whole pages are kept for visitors, until the next write and not a request longer."""

import gzip

import pytest

from catalogue import pages
from catalogue.changes import changing
from catalogue.models import Edition
from tests.factories import PaperFactory, UserFactory
from tests.pages import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def paper():
    return PaperFactory(title="Before")


@pytest.mark.parametrize(
    "address", ["/", "/?q=before", "/statistics/", "/api/papers", "/sitemap.xml"]
)
def test_the_second_visitor_costs_one_query(client, paper, django_assert_num_queries, address):
    first = client.get(address)
    with django_assert_num_queries(1):
        second = client.get(address)
    assert (second.status_code, second.content) == (200, first.content)
    assert dict(second.headers) == dict(first.headers)


def test_a_page_is_made_anew_after_a_write(client, paper):
    assert "Before" in text_of(client.get("/"))
    with changing(None, "rename") as change:
        paper.title = "After"
        change.save(paper)
    assert "After" in text_of(client.get("/"))


def test_who_has_seen_the_page_is_told_that_it_still_holds(client, paper):
    etag = client.get("/").headers["ETag"]
    for known in (etag, etag.removeprefix("W/"), f'"other", {etag}', "*"):
        again = client.get("/", headers={"If-None-Match": known})
        assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", etag)
    PaperFactory()
    assert client.get("/", headers={"If-None-Match": etag}).status_code == 200


def test_what_the_answer_depends_on_is_kept_apart(client, paper, settings):
    plain = client.get("/")
    packed = client.get("/", headers={"Accept-Encoding": "gzip"})
    assert gzip.decompress(packed.content) == plain.content
    assert "Accept-Encoding" in plain.headers["Vary"]
    assert client.get("/?q=nothing").content != plain.content
    settings.ALLOWED_HOSTS = ["testserver", "other.example"]
    assert "http://testserver/" in client.get("/robots.txt").content.decode()
    other = client.get("/robots.txt", headers={"Host": "other.example"})
    assert "http://other.example/" in other.content.decode()
    assert client.get("/", headers={"Host": "evil.example"}).status_code == 400
    assert client.get("/", secure=True).headers["ETag"] != plain.headers["ETag"]


def test_the_head_of_a_page_is_that_of_the_page(client, paper):
    head = client.head("/")
    assert (head.status_code, head.content) == (200, b"")
    body = client.get("/")
    assert body.content
    assert head.headers["ETag"] == body.headers["ETag"]


def test_a_curator_gets_every_page_fresh(client, paper):
    client.get("/")
    client.force_login(UserFactory(is_superuser=True))
    fresh = client.get("/")
    assert "ETag" not in fresh.headers
    assert "Before" in text_of(fresh)


def test_nothing_but_a_page_that_was_found_is_kept(client, paper):
    for address, status in (("/papers/nosuch/", 404), ("/?page=0", 404), ("/statistics", 301)):
        for _ in range(2):
            response = client.get(address)
            assert (response.status_code, "ETag" in response.headers) == (status, False)


def test_nothing_is_kept_before_the_first_write(client, paper):
    Edition.objects.all().delete()
    assert "ETag" not in client.get("/").headers


def test_a_large_answer_is_not_kept(client, paper, monkeypatch):
    monkeypatch.setattr(pages, "LARGEST", 100)
    assert "ETag" not in client.get("/").headers
