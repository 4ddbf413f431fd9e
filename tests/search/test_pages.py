"""What visitors see of the search."""

import html
import json
import re
from xml.etree import ElementTree

import pytest
from django.http import QueryDict

from catalogue.filters import PaperFilter
from catalogue.models import Paper
from catalogue.searching import other_spelling
from tests.factories import PaperFactory
from tests.pages import HOSTILE, found, full_paper, squeezed, text_of

pytestmark = pytest.mark.django_db

HOSTILE_QUERIES = [
    '"', '""', '"abc', "(", ")", "*", "*abc", "AND", "a AND", "NOT a", "NEAR(", "NEAR(a b, x)", "nosuch:a",
    "- a", "a-b", "state-of-the-art", "C++", "10.1000/5", "x.y", "it's", "^", "rank:1", "{", "}", ":a", "@a",
    "?", " ", "(" * 1000, "a OR " * 400, "'; drop table", "a " * 1000, "title:", 'title:"', "-", "--", "-*",
    "year:", "year:..", "year:9999..0000", "year:99999", "\\", "%", "_", "'", "a:*", "a:b:c", "!", "a & b",
    "a | b", "<->", "a <-> b", ":*", "'a':*", "é" * 600, "\u202eabc", "\u200b", "😀" * 50, "𝔘", "½", "\ud83d",
    *HOSTILE,
]  # fmt: skip


def asked(query):
    return PaperFilter(QueryDict(query), Paper.objects.published())


@pytest.mark.parametrize("text", HOSTILE_QUERIES)
@pytest.mark.parametrize("path", ["/", "/suggest"])
def test_no_query_breaks_a_page(client, path, text):
    full_paper(title="A state-of-the-art graph")
    response = client.get(path, {"q": text.encode(errors="replace").decode()})
    assert response.status_code == 200
    assert "<script>alert" not in response.content.decode() or path == "/suggest"


def test_what_fits_best_comes_first_unless_another_order_is_asked_for(client):
    PaperFactory(title="Trees", slug="abstract", abstract="Of graphs.", year=2024)
    PaperFactory(title="Graphs", slug="title", year=2020)
    assert [paper.slug for paper in asked("q=graphs").papers] == ["title", "abstract"]
    assert [paper.slug for paper in asked("q=graphs&sort=-year").papers] == ["abstract", "title"]


@pytest.mark.parametrize(
    ("query", "sort", "canonical"),
    [
        ("q=graph", "relevance", "?q=graph"),
        ("q=graph&sort=relevance", "relevance", "?q=graph"),
        ("q=graph&sort=-year", "-year", "?q=graph&sort=-year"),
        ("q=graph&sort=nosuch", "relevance", "?q=graph"),
        ("sort=relevance", "-year", ""),
        ("q=year:2020", "-year", "?q=year%3A2020"),
        ("q=-graph", "-year", "?q=-graph"),
        ("q=***", "-year", "?q=%2A%2A%2A"),
    ],
)
def test_relevance_is_the_order_where_there_are_words_and_only_there(query, sort, canonical):
    chosen = asked(query)
    assert (chosen.sort, chosen.query()) == (sort, canonical)
    assert ("relevance" in chosen.sorts) == (sort == "relevance" or "q=graph" in query)
    assert chosen.query(q="") == ""


def test_hits_are_marked_in_the_title_and_in_a_passage_of_the_abstract(client):
    PaperFactory(title="Graph <b>nets</b>", abstract="First. A network of graphs. Last.")
    page = squeezed(client.get("/?q=graph+network"))
    assert "<mark>Graph</mark>&lt;b&gt;" in page
    assert "A<mark>network</mark>of<mark>graphs</mark>. Last." in page
    assert "<mark>" not in client.get("/").content.decode()


# Did you mean


@pytest.fixture
def shelf():
    for number in range(12):
        PaperFactory(title=f"Retinal segmentation {number}", slug=f"s{number}", year=2020)
    PaperFactory(title="A matter of secrets", draft=True)


@pytest.mark.usefixtures("shelf")
@pytest.mark.parametrize(
    ("typed", "corrected"),
    [
        ("segmentaton", "segmentation"),
        ("esgmentation", "segmentation"),
        ("zegmentation", "segmentation"),
        ("Retinal  segmentaton", "Retinal segmentation"),
        ("title:segmentaton year:2020", "title:segmentation year:2020"),
        ("retnial -nothing segmentaton", "retinal -nothing segmentation"),
    ],
)
def test_another_spelling_is_offered_where_few_papers_are_found(client, typed, corrected):
    response = client.get("/", {"q": typed})
    assert f"Did you mean {corrected} (12 papers)?" in text_of(response)
    [address] = re.findall(r'Did you mean<a href="([^"]+)"', squeezed(response))
    assert found(client.get(html.unescape(address))) == 12


@pytest.mark.usefixtures("shelf")
@pytest.mark.parametrize(
    "query",
    [
        "q=retinal",
        "q=segmentaton&year=1999",
        "q=%22segmentaton%22",
        "q=xyzzy",
        "q=secret",
        "q=***",
        "",
        "year=1",
    ],
)
def test_no_other_spelling_is_offered_where_none_finds_more(query):
    chosen = asked(query)
    assert other_spelling(chosen, chosen.papers.count()) is None


@pytest.mark.usefixtures("shelf")
def test_a_word_of_a_draft_is_never_offered():
    chosen = asked("q=secrats")
    assert other_spelling(chosen, 0) is None


# Suggestions and OpenSearch


def suggested(client, text):
    response = client.get("/suggest", {"q": text})
    assert response.headers["Content-Type"] == "application/x-suggestions+json"
    query, *columns = json.loads(response.content)
    assert query == text
    return list(zip(*columns, strict=True))


def test_words_authors_venues_and_titles_are_suggested(client):
    PaperFactory(title="Medical graphs", slug="it", authors=["Daniel Medwin"], venue__name="MedIA")
    assert suggested(client, "Med") == [
        ("medical", "word", ""),
        ("medwin", "word", ""),
        ("Daniel Medwin", "author", "http://testserver/authors/daniel-medwin/"),
        ("MedIA", "venue", "http://testserver/venues/media/"),
        ("Medical graphs", "paper", "http://testserver/papers/it/"),
    ]
    assert suggested(client, "dan med") == [
        ("Daniel Medwin", "author", "http://testserver/authors/daniel-medwin/")
    ]
    assert suggested(client, "graphs med") == [
        ("Medical graphs", "paper", "http://testserver/papers/it/")
    ]
    assert suggested(client, "nothing med") == []


def test_nothing_of_a_draft_is_suggested(client):
    PaperFactory(title="Secrets", draft=True, authors=["Secret Person"], venue__name="Secret venue")
    assert suggested(client, "secr") == []


@pytest.mark.parametrize("text", ["", "  ", "***", "-x", "year:2020"])
def test_what_has_no_word_has_no_suggestions(client, text):
    full_paper()
    assert suggested(client, text) == []


@pytest.mark.parametrize("count", [1, 3])
def test_suggestions_take_as_many_queries_however_many_there_are(
    client, django_assert_num_queries, count
):
    for number in range(count):
        full_paper(number, title=f"Graph {number}")
    with django_assert_num_queries(9):
        suggested(client, "gra")


@pytest.mark.parametrize("site", ["", "https://papers.example.org"])
def test_a_browser_can_add_the_search(client, settings, site):
    settings.SITE_URL, settings.SITE_NAME = site, "Papers & more than sixteen letters"
    response = client.get("/opensearch.xml")
    assert response.headers["Content-Type"].startswith("application/opensearchdescription+xml")
    root = ElementTree.fromstring(response.content)  # noqa: S314 -- our own
    space = "{http://a9.com/-/spec/opensearch/1.1/}"
    name = root.findtext(f"{space}ShortName")
    assert (name, len(name)) == ("Papers & more th", 16)
    home = site or "http://testserver"
    assert [url.get("template") for url in root.findall(f"{space}Url")] == [
        f"{home}/?q={{searchTerms}}",
        f"{home}/suggest?q={{searchTerms}}",
        f"{home}/opensearch.xml",
    ]
    assert 'href="/opensearch.xml"' in client.get("/").content.decode()


# Help


def test_every_example_of_the_help_finds_something(client):
    full_paper(title="Segmentation of Graphs", year=2021, venue__name='A "quoted" venue')
    response = client.get("/search-help/")
    examples = response.context["examples"]
    assert len(examples) == 10
    for query, _ in examples:
        assert found(client.get("/", {"q": query})) == 1


def test_the_help_of_an_empty_catalogue_has_no_examples(client):
    assert client.get("/search-help/").context["examples"] == []
