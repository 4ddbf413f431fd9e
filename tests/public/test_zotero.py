"""The rules by which Zotero reads a paper's page and a list, each as a test of its own."""

import re

import pytest
from django.test import Client

from catalogue import metadata, rows
from tests.factories import PaperFactory, VenueFactory
from tests.pages import HOSTILE, full_paper
from tests.public.heads import context_objects, tags, values

pytestmark = pytest.mark.django_db

SITE = "https://papers.example.org"

HINTS = {
    "citation_journal_title": "journalArticle",
    "citation_conference_title": "conferencePaper",
}


def kind_of_item(response):
    """Tell what Zotero takes the page for: by its container, else by a type, else an article."""
    for tag, kind in HINTS.items():
        if values(response, tag):
            return kind
    return next(iter(values(response, "DC.type")), "journalArticle")


@pytest.mark.parametrize(
    ("venue", "kind"),
    [
        ({"kind": "conference"}, "conferencePaper"),
        ({"kind": "workshop"}, "conferencePaper"),
        ({"kind": "other"}, "conferencePaper"),
        ({"kind": "journal"}, "journalArticle"),
        ({"kind": "preprint"}, "preprint"),
    ],
)
def test_a_page_is_saved_as_what_the_paper_is(client, venue, kind):
    paper = PaperFactory(venue=VenueFactory(**venue), identifiers={"arxiv": "2301.00001"})
    assert kind_of_item(client.get(paper.get_absolute_url())) == kind


def test_an_arxiv_only_paper_needs_a_hint(client):
    paper = PaperFactory(venue=None, identifiers={"arxiv": "2301.00001"})
    assert kind_of_item(client.get(paper.get_absolute_url())) == "preprint"


def test_a_paper_that_stands_nowhere_is_no_article_of_a_journal(client):
    assert kind_of_item(client.get(PaperFactory(venue=None).get_absolute_url())) == "document"


def test_there_is_one_author_a_tag_in_order_without_what_splits_them(client):
    paper = PaperFactory(authors=["Zoë Last", "Ada First", "A; B"])
    response = client.get(paper.get_absolute_url())
    assert values(response, "citation_author") == ["Zoë Last", "Ada First", "A, B"]


def test_dates_and_addresses_have_the_form_that_is_read(client):
    response = client.get(full_paper(year=2021).get_absolute_url())
    [date] = values(response, "citation_publication_date")
    assert re.fullmatch(r"\d{4}(/\d{1,2}/\d{1,2})?", date)
    for name, content in tags(response):
        if name.endswith("_url"):
            assert content.startswith(("http://", "https://"))


def test_open_graph_does_not_mislead(client):
    """A type of website would win over the preprint; the site's name would become the journal."""
    response = client.get(PaperFactory().get_absolute_url())
    properties = dict(tags(response, "property"))
    assert properties["og:type"] == "article"
    assert "og:site_name" not in properties


# What a list says of each paper


def shown(paper):
    return Client().get("/", {"paper": paper.slug}).content.decode()


def test_a_conference_paper_in_a_list():
    paper = full_paper(title="Graphs & sets", venue__name="ICLR", year=2021)
    assert context_objects(shown(paper)) == [
        [
            ("ctx_ver", "Z39.88-2004"),
            ("rft_val_fmt", "info:ofi/fmt:kev:mtx:book"),
            ("rft.genre", "proceeding"),
            ("rft.atitle", "Graphs & sets"),
            ("rft.btitle", "ICLR 2021"),
            ("rft_id", "info:doi/10.1000/0"),
            ("rft.date", "2021"),
            ("rft.au", "First 0"),
            ("rft.au", "Second 0"),
            ("rft.au", "Everybody"),
        ]
    ]


def test_an_article_in_a_list():
    venue = VenueFactory(name="NMI", full_name="Nature Machine Intelligence", kind="journal")
    [pairs] = context_objects(shown(PaperFactory(venue=venue, slug="graphs")))
    said = dict(pairs)
    assert said["rft_val_fmt"] == "info:ofi/fmt:kev:mtx:journal"
    assert said["rft.genre"] == "article"
    assert said["rft.jtitle"] == "Nature Machine Intelligence"
    assert said["rft_id"] == "http://testserver/papers/graphs/"


def test_a_preprint_in_a_list():
    venue = VenueFactory(name="arXiv", kind="preprint")
    paper = PaperFactory(title="Graphs", venue=venue, identifiers={"arxiv": "2301.00001"})
    [pairs] = context_objects(shown(paper))
    assert pairs[1:5] == [
        ("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"),
        ("rft.type", "preprint"),
        ("rft.title", "Graphs"),
        ("rft.identifier", "https://arxiv.org/abs/2301.00001"),
    ]


def test_a_paper_that_stands_nowhere_in_a_list():
    [pairs] = context_objects(shown(PaperFactory(venue=None, links={"paper": "https://a.example"})))
    said = dict(pairs)
    assert (said["rft.type"], said["rft.identifier"]) == ("document", "https://a.example")


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_breaks_the_parser_of_a_list(text):
    """Each part must hold an equals sign, or Zotero's parser throws; the genre stands unencoded."""
    paper = PaperFactory(title=text, authors=[text], venue=VenueFactory(name=text, slug="v"))
    [row] = rows.read([paper.pk])
    written = metadata.coins(row, SITE + row.get_absolute_url())
    assert all(part.count("=") == 1 for part in written.split("&"))
    assert "rft.genre=proceeding" in written
    [pairs] = context_objects(shown(paper))
    assert dict(pairs)["rft.atitle"] == text
    assert "&amp;amp;" not in shown(paper)
