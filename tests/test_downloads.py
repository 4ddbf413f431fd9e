"""The papers of a page as a file: the same selection, harmless, and only once where nothing changed."""

import csv
import io

import feedparser
import pytest
from django.urls import reverse

from catalogue import exporting
from catalogue.changes import changing
from catalogue.formats import FORMATS
from catalogue.models import Paper
from tests.factories import CategoryFactory, OldSlugFactory, PaperFactory, ReadmeFactory
from tests.pages import HOSTILE, full_paper, listed

pytestmark = pytest.mark.django_db

ENDINGS = [form.extension for form in FORMATS.values()]
POLICY = {"default-src 'none'", "frame-ancestors 'none'", "sandbox"}


def text_of(response):
    return b"".join(response.streaming_content).decode()


def policy(response):
    return {part.strip() for part in response.headers["Content-Security-Policy"].split(";")}


@pytest.mark.parametrize("form", FORMATS.values(), ids=FORMATS)
def test_a_selection_is_given_out_in_each_format(client, form):
    PaperFactory(
        title="Chosen paper",
        year=2022,
        authors=["Ada Lovelace", "Émile Zola"],
        links={"paper": "https://paper.example", "video": ""},
        identifiers={"doi": "10.1000/1", "arxiv": "2301.00001"},
        categories=[CategoryFactory(parent=CategoryFactory())],
        abstract="It is shown.\nHere.",
    )
    full_paper(2, title="Other paper", year=2023)
    response = client.get(f"/papers.{form.extension}?year=2022")
    text = text_of(response)
    assert response.headers["Content-Type"] == form.content_type
    assert policy(response) == POLICY
    assert "Chosen" in text
    assert "Other" not in text
    if form.parse:
        paper = Paper.objects.get(title="Chosen paper")
        assert [one.record for one in form.parse(text)] == [paper.as_record()]


@pytest.mark.parametrize("form", FORMATS.values(), ids=FORMATS)
def test_a_paper_is_given_out_in_each_format(client, form):
    paper = full_paper(1, slug="lovelace-1843-notes")
    response = client.get(f"/papers/lovelace-1843-notes.{form.extension}")
    assert paper.title in text_of(response).replace("{", "").replace("}", "")
    disposition = response.headers.get("Content-Disposition", "")
    attached = f'attachment; filename="lovelace-1843-notes.{form.extension}"'
    assert disposition == (attached if form.attached else "")


def test_a_csv_has_one_paper_a_row_and_opens_as_utf_8(client):
    PaperFactory(title="=Über", authors=["Ada, Jr.", "B; C"], abstract="One.\nTwo.")
    PaperFactory(title="Second")
    text = text_of(client.get("/papers.csv?sort=-title"))
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert text.startswith("\ufeff")
    assert [row["title"] for row in rows] == ["'=Über", "Second"]


def test_markdown_is_what_the_list_would_have(client):
    ReadmeFactory(profile={"blank_lines": 1})
    PaperFactory(title="A [paper]", year=2022, authors=["Ada Lovelace", "Alan Turing"])
    full_paper(2, title="B", year=2021)
    entries = text_of(client.get("/papers.md")).split("\n\n")
    assert [entry.startswith("[**Conference") for entry in entries] == [True, True]
    assert r"A \[paper\]" in entries[0]


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("venue=nosuch", "nothing has Venue nosuch\n"),
        ("year=20x&link=film", "nothing has Year 20x, Available film\n"),
        ("&".join(f"year={year}" for year in range(1990, 2011)), "year: At most 20 values"),
    ],
)
@pytest.mark.parametrize("ending", ["json", "atom"])
def test_what_nobody_has_is_refused_and_named(client, query, message, ending):
    response = client.get(f"/papers.{ending}?{query}")
    assert (response.status_code, response.headers["Content-Type"]) == (
        400,
        "text/plain; charset=utf-8",
    )
    assert response.content.decode().startswith(message)


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("key", ["q", "venue", "category", "sort", "page", "paper"])
def test_hostile_texts_are_no_errors_of_the_server(client, key, text):
    full_paper(1, title=f"{text} paper")
    for ending in ENDINGS:
        response = client.get(f"/papers.{ending}", {key: text})
        assert response.status_code in {200, 400, 404}
        if response.streaming:
            text_of(response)


def test_a_hostile_title_breaks_no_feed(client):
    for number, text in enumerate(HOSTILE):
        full_paper(number, title=text)
    feed = feedparser.parse(text_of(client.get("/papers.atom?sort=title")))
    assert not feed.bozo
    assert {entry.title for entry in feed.entries} == set(HOSTILE)


def test_nothing_is_sent_again_before_something_was_written(client):
    paper = full_paper(1)
    for address in ("/papers.bib?sort=title", f"/papers/{paper.slug}.ris", "/README.md"):
        first = client.get(address)
        known = {"If-None-Match": first.headers["ETag"]}
        again = client.get(address, headers=known)
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["ETag"] == first.headers["ETag"]
        with changing(None, "A change") as change:
            change.save(paper)
        assert client.get(address, headers=known).status_code == 200


def test_the_readme_is_the_exported_list(client):
    ReadmeFactory(text="# Ü\n")
    full_paper(1)
    response = client.get("/README.md")
    assert response.content.decode() == exporting.markdown().text
    assert response.headers["Content-Type"] == "text/markdown; charset=utf-8"


def test_a_former_slug_leads_to_the_file_of_the_new_one(client):
    OldSlugFactory(slug="old", paper=PaperFactory(slug="new"))
    response = client.get("/papers/old.csl.json")
    assert (response.status_code, response.headers["Location"]) == (301, "/papers/new.csl.json")
    OldSlugFactory(slug="hidden", paper=PaperFactory(draft=True))
    assert client.get("/papers/hidden.bib").status_code == 404


def test_only_known_endings_have_an_address(client):
    assert client.get("/papers.exe").status_code == 404
    assert client.get("/papers/a.exe").status_code == 404
    assert client.post("/papers.bib").status_code == 405
    assert reverse("catalogue:download", args=["csl.json"]) == "/papers.csl.json"


def test_drafts_are_in_no_file(client):
    PaperFactory(title="Secret", draft=True)
    for ending in ENDINGS:
        if ending != "bib":
            assert "Secret" not in text_of(client.get(f"/papers.{ending}"))


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_file_costs_the_same_queries_however_many_papers_it_has(
    client, django_assert_num_queries, ending
):
    asked = []
    for number in (1, 2, 3):
        full_paper(number)
        if number != 2:
            with django_assert_num_queries(asked[0] if asked else 100, exact=bool(asked)) as ran:
                text_of(client.get(f"/papers.{ending}"))
            asked.append(len(ran))
    assert asked[0] < 16


# The feed


def test_a_feed_has_what_readers_ask_for(client, settings):
    settings.SITE_URL = "https://papers.example"
    paper = full_paper(1, title="A < B & C", year=2022)
    text = text_of(client.get("/papers.atom?year=2022"))
    feed = feedparser.parse(text)
    (entry,) = feed.entries
    links = {link["rel"]: link["href"] for link in feed.feed.links}
    assert not feed.bozo
    assert feed.version == "atom10"
    assert feed.feed.title == "Awesome Papers: of 2022"
    assert feed.feed.opensearch_totalresults == "1"
    assert links == {
        "alternate": "https://papers.example/?year=2022",
        "self": "https://papers.example/papers.atom?year=2022",
        "first": "https://papers.example/papers.atom?year=2022",
        "last": "https://papers.example/papers.atom?year=2022",
    }
    assert entry.id == f"tag:papers.example,2024:paper/{paper.pk}"
    assert entry.link == f"https://papers.example/papers/{paper.slug}/"
    assert [author.name for author in entry.authors] == ["First 1", "Second 1", "Everybody"]
    assert entry.dc_identifier == "doi:10.1000/1"
    assert entry.title == "A < B & C"
    assert entry.summary == "It is shown."
    assert {tag.term for tag in entry.tags} == {
        " / ".join(path) for path in paper.as_record().categories
    }
    assert entry.updated == feed.feed.updated
    assert entry.updated == paper.updated.isoformat(timespec="seconds").replace("+00:00", "Z")


def test_a_feed_begins_with_what_was_added_last_and_has_pages(client):
    papers = [PaperFactory(title=f"Paper {number:03}") for number in range(120)]
    for number, paper in enumerate(papers):
        Paper.objects.filter(pk=paper.pk).update(
            added=f"2024-05-01T00:{number // 60}{number % 60:02}Z"
        )
    pages = [feedparser.parse(text_of(client.get(f"/papers.atom?page={n}"))) for n in (1, 2, 3)]
    rels = [{x["rel"]: x["href"].partition("papers.atom")[2] for x in p.feed.links} for p in pages]
    assert [entry.title for page in pages for entry in page.entries] == [
        f"Paper {number:03}" for number in range(119, -1, -1)
    ]
    assert [(x.get("previous"), x["self"], x.get("next"), x["last"]) for x in rels] == [
        (None, "", "?page=2", "?page=3"),
        ("", "?page=2", "?page=3", "?page=3"),
        ("?page=2", "?page=3", None, "?page=3"),
    ]
    assert {page.feed.id for page in pages} == {pages[0].feed.id}
    assert client.get("/papers.atom?page=4").status_code == 404
    assert client.get("/papers.atom?page=x").status_code == 404


def test_an_entry_keeps_its_id_when_its_address_changes(client):
    paper = full_paper(1)
    before = feedparser.parse(text_of(client.get("/papers.atom"))).entries[0]
    with changing(None, "rename") as change:
        paper.slug = "another"
        change.save(paper)
    after = feedparser.parse(text_of(client.get("/papers.atom"))).entries[0]
    assert (after.id == before.id, after.link == before.link) == (True, False)


QUERIES = [
    {},
    {"year": "2021", "sort": "title"},
    {"year": ["2021", "none"], "not_link": "code", "sort": "-added"},
    {"link": "code", "sort": "venue"},
    {"q": "paper", "status": "published"},
    {"link": "none", "year": "2022"},
]


@pytest.mark.parametrize("query", QUERIES)
def test_page_and_files_of_a_selection_have_the_same_papers_in_the_same_order(client, query):
    for number in range(12):
        links = [{}, {"code": "https://code.example"}, {"paper": "https://paper.example"}]
        PaperFactory(year=[2021, 2022, None][number % 3], links=links[number % 4 % 3])
    wanted = listed(client.get("/", query))
    for form in FORMATS.values():
        if form.parse and (wanted or form.name != "bibtex"):
            found = form.parse(text_of(client.get(f"/papers.{form.extension}", query)))
            assert [one.record.slug for one in found] == wanted
    feed = feedparser.parse(text_of(client.get("/papers.atom", {"sort": "-year"} | query)))
    assert [entry.link.split("/")[-2] for entry in feed.entries] == wanted
