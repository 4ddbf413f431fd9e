"""The list of papers, and what every public page keeps to."""

import gzip
import re

import pytest
from django.utils.html import escape

from catalogue.models import Category, Paper
from catalogue.tables import PER_PAGE
from tests.factories import AuthorFactory, CategoryFactory, PaperFactory, TitleFactory, VenueFactory
from tests.pages import HOSTILE, found, full_paper, listed, squeezed, text_of

pytestmark = pytest.mark.django_db


def test_the_list_says_how_many_papers_it_shows(client):
    for _ in range(30):
        PaperFactory()
    response = client.get("/")
    assert "30 papers" in text_of(response)
    assert 'data-count="30"' in response.content.decode()


def test_the_site_is_called_as_the_settings_say_else_as_the_list(client, settings):
    assert "<span>Awesome catalogue</span>" in client.get("/").content.decode()
    TitleFactory(name="`Awesome Things`")
    assert "<span>Awesome Things</span>" in client.get("/").content.decode()
    settings.SITE_NAME = "Our own"
    assert "<span>Our own</span>" in client.get("/").content.decode()


@pytest.mark.parametrize("contact", ["mail@example.org", "https://example.org/contact"])
def test_the_footer_says_where_the_site_is_and_whom_to_write_to(client, settings, contact):
    settings.CONTACT, settings.SITE_URL = contact, "https://papers.example.org"
    page = client.get("/").content.decode()
    link = contact if "/" in contact else f"mailto:{contact}"
    assert f'<a href="{link}">Contact</a>' in page
    assert '<a href="https://papers.example.org">' in page


@pytest.mark.parametrize("page", ["0", "-1", "", "1.5", "last", "%EF%BC%91", "9" * 30, "3"])
def test_a_page_that_is_none_is_not_found(client, page):
    for _ in range(PER_PAGE + 1):
        PaperFactory(venue=None)
    response = client.get(f"/?page={page}")
    assert (response.status_code, "the last one is page 2" in text_of(response)) == (404, True)


def test_pages_follow_each_other_and_keep_the_selection(client):
    for number in range(PER_PAGE + 1):
        PaperFactory(title=f"Graph {number:02}", venue=None)
    page = client.get("/?q=graph&sort=title&colour=red").content.decode()
    assert 'href="/?q=graph&amp;sort=title&amp;page=2"' in page
    assert "colour=" not in page
    second = client.get("/?q=graph&sort=title&page=2")
    assert (len(listed(second)), f"Graph {PER_PAGE}" in text_of(second)) == (1, True)


def test_an_empty_list_has_a_first_page(client):
    response = client.get("/?page=1")
    assert (response.status_code, "There are no papers here yet." in text_of(response)) == (
        200,
        True,
    )


@pytest.mark.parametrize(
    "query",
    ["year=abc", "venue=nosuch", "category=x/y", "author=%F0%9F%98%80", "link=x", "year_min=x"],
)
def test_an_unknown_value_is_a_chip_that_can_be_removed(client, query):
    PaperFactory()
    response = client.get(f"/?{query}")
    assert 'data-count="0"' in response.content.decode()
    assert "(unknown)" in text_of(response)
    assert '<a class="chip unknown" href="/" rel="nofollow">' in squeezed(response)


def test_more_than_twenty_values_are_refused(client):
    response = client.get("/?" + "&".join(f"year={year}" for year in range(2000, 2021)))
    assert (response.status_code, "At most twenty" in text_of(response)) == (400, True)


def test_a_search_without_words_asks_for_one(client):
    PaperFactory()
    response = client.get("/?q=%22%22")
    assert (found(response), "Type a word" in text_of(response)) == (
        0,
        True,
    )


def test_an_empty_result_says_what_to_drop(client):
    PaperFactory(year=2020, venue__name="ICLR")
    PaperFactory(year=2021, venue__name="MICCAI")
    assert "Without 2021: 1 paper" in text_of(client.get("/?venue=iclr&year=2021"))


def test_the_address_is_canonical_and_deep_selections_are_not_indexed(client, settings):
    settings.SITE_URL = "https://papers.example.org"
    shallow = client.get("/?page=1&colour=red&year=2020&sort=-year").content.decode()
    assert 'href="https://papers.example.org/?year=2020"' in shallow
    assert "noindex" not in shallow
    deep = client.get("/?year=2020&year=2021&venue=x").content.decode()
    assert '<meta name="robots" content="noindex">' in deep


def test_the_column_that_sorts_says_so_and_turns_round(client):
    PaperFactory()
    page = squeezed(client.get("/?sort=title&q=paper"))
    assert 'class="title" aria-sort="ascending"><a href="/?q=paper&amp;sort=-title"' in page
    assert page.count("aria-sort") == 1
    assert 'class="year"><a href="/?q=paper&amp;sort=-year" rel="nofollow">Year</a>' in page


def test_form_and_search_are_one_and_keep_the_order(client):
    PaperFactory()
    page = squeezed(client.get("/?sort=title&q=paper"))
    assert '<input type="hidden" name="sort" value="title">' in page
    assert re.search('name="q" value="paper"[^>]*form="filters"', page)


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
@pytest.mark.parametrize("path", ["/", "/papers/x/", "/authors/x/", "/venues/x/", "/categories/x/"])
def test_pages_are_only_read(client, method, path):
    assert getattr(client, method)(path).status_code == 405


def test_the_stylesheet_stays_small(settings):
    sheet = settings.BASE_DIR / "static/catalogue/site.css"
    assert len(gzip.compress(sheet.read_bytes())) <= 12_000


# Hostile text


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_of_a_paper_is_only_text(client, text):
    venue = VenueFactory(name=f"{text} v", slug="venue", full_name=text)
    place = CategoryFactory(name=text, slug="place")
    author = AuthorFactory(name=text, slug="author")
    paper = PaperFactory(
        title=text, venue=venue, authors=[text], note=text, abstract=text, remark=text,
        categories=[place], links={"code": f"https://x.example/{text}"},
    )  # fmt: skip
    for path in ("/", *(one.get_absolute_url() for one in (paper, author, venue, place))):
        page = client.get(path).content.decode()
        assert escape(text) in page
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert "</title><b>" not in page


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("key", ["q", "venue", "year", "category", "author", "link", "year_min"])
def test_hostile_text_of_an_address_is_only_text(client, key, text):
    response = client.get("/", {key: text, "sort": text, "colour": text})
    page = response.content.decode()
    assert response.status_code == 200
    assert escape(" ".join(text.split())) in page
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "</title><b>" not in page


@pytest.mark.parametrize(
    "text", ["'; drop table x", "(" * 1000, "a " * 1500, "NEAR(a b)", "\\", "%"]
)
def test_no_search_breaks_the_list(client, text):
    PaperFactory()
    assert client.get("/", {"q": text}).status_code == 200


# What is not public


@pytest.mark.parametrize("state", [Paper.State.DRAFT, Paper.State.WITHDRAWN])
def test_drafts_and_withdrawn_papers_are_seen_nowhere(client, state):
    PaperFactory(title="Public", categories=[CategoryFactory(name="Place")])
    paper = PaperFactory(
        title="Hidden", state=state, authors=["Hidden Author"], venue__name="Hidden Venue",
        categories=[Category.objects.get(slug="place")], links={"demo": "https://hidden.example"},
    )  # fmt: skip
    for path in ("/", "/?q=hidden", "/categories/place/"):
        response = client.get(path)
        assert "Hidden" not in text_of(response).replace("Hidden facts", "")
        assert found(response) == (0 if "hidden" in path else 1)
    for path in (paper.get_absolute_url(), "/authors/hidden-author/", "/venues/hidden-venue/"):
        assert client.get(path).status_code == 404


# The number of queries


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(
    ("path", "queries"),
    [
        ("/", 22),
        ("/?venue=shared&author=everybody&category=papers&year=2023&link=code&q=first", 21),
        ("/?sort=venue", 22),
    ],
)
def test_a_list_asks_as_often_however_much_it_shows(
    client, django_assert_num_queries, path, queries, count
):
    for number in range(count):
        full_paper(number, venue=VenueFactory(name="Shared"), year=2023)
    with django_assert_num_queries(queries):
        response = client.get(path)
    assert found(response) == count


def test_a_page_to_print_has_all_papers_of_a_selection(client):
    for _ in range(PER_PAGE + 1):
        PaperFactory()
    assert len(listed(client.get("/"))) == PER_PAGE
    response = client.get("/?view=print")
    assert len(listed(response)) == PER_PAGE + 1
    assert "Next page" not in text_of(response)


def test_a_feed_reader_finds_the_feed_of_a_selection(client):
    PaperFactory(venue__name="ICLR")
    page = squeezed(client.get("/?venue=iclr"))
    assert (
        'type="application/atom+xml" title="1 paper from ICLR" href="/papers.atom?venue=iclr"'
        in page
    )
