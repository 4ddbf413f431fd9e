"""What crawlers are told."""

from xml.etree import ElementTree

import pytest

from catalogue.models import Paper
from catalogue.telling import sitemap
from tests.factories import CategoryFactory, PaperFactory
from tests.pages import full_paper

pytestmark = pytest.mark.django_db

SITE = "https://papers.example.org"
SCHEMA = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture(autouse=True)
def site(settings):
    settings.SITE_URL = SITE


def read(response):
    """Give the addresses of a sitemap with the time of change, or nothing."""
    assert response["Content-Type"] == "application/xml"
    entries = ElementTree.fromstring(response.content)  # noqa: S314 -- our own
    return {one.findtext(f"{SCHEMA}loc"): one.findtext(f"{SCHEMA}lastmod") for one in entries}


def test_a_sitemap_has_every_page_once_and_each_can_be_read(client):
    paper = full_paper(year=2021, venue__name="ICLR")
    pages = read(client.get("/sitemap.xml"))
    assert pages[SITE + paper.get_absolute_url()] == (Paper.objects.get().updated.isoformat())
    for address in ("/", "/about/", "/years/2021/", "/venues/iclr/", "/authors/everybody/"):
        assert pages[SITE + address] is None
    for address in pages:
        assert client.get(address.removeprefix(SITE)).status_code == 200


@pytest.mark.parametrize("state", ["draft", "withdrawn"])
def test_what_is_not_public_is_in_no_sitemap(client, state):
    bare = read(client.get("/sitemap.xml"))
    PaperFactory(authors=["Hidden"], year=1999, state=state)
    assert read(client.get("/sitemap.xml")) == bare


def test_many_pages_are_parted_into_files(client, monkeypatch):
    CategoryFactory()
    papers = [PaperFactory(authors=["Ada"]) for _ in range(8)]
    whole = read(client.get("/sitemap.xml"))
    monkeypatch.setattr(sitemap, "MOST", 3)
    files = read(client.get("/sitemap.xml?parted"))
    assert f"{SITE}/sitemap-papers-3.xml" in files
    parts = [read(client.get(address.removeprefix(SITE))) for address in files]
    assert max(map(len, parts)) == 3
    assert {address for part in parts for address in part} == set(whole)
    assert {SITE + paper.get_absolute_url() for paper in papers} <= set(whole)


@pytest.mark.parametrize(
    "name", ["papers-2", "papers-0", "nosuch-1", "papers-99999999999999999999"]
)
def test_a_part_that_is_none_is_not_found(client, name):
    PaperFactory()
    assert client.get(f"/sitemap-{name}.xml").status_code == 404


def test_robots_are_shown_the_sitemap_and_kept_from_combinations(client):
    response = client.get("/robots.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    lines = response.content.decode().splitlines()
    assert f"Sitemap: {SITE}/sitemap.xml" in lines
    assert "Disallow: /admin/" in lines
    assert "Disallow: /*?*not_" in lines
