"""What machines read in the head of a page: Highwire tags, JSON-LD, links."""

import re

import pytest

from catalogue.metadata import facts
from tests.factories import (
    AuthorFactory,
    CategoryFactory,
    LinkFactory,
    PaperFactory,
    VenueFactory,
)
from tests.pages import HOSTILE, full_paper
from tests.public.heads import described, links, tags, values

pytestmark = pytest.mark.django_db

SITE = "https://papers.example.org"


@pytest.fixture(autouse=True)
def site(settings):
    settings.SITE_URL = SITE


def test_highwire_tags_say_what_a_paper_is(client):
    paper = full_paper(title="Graphs & sets", venue__name="ICLR", year=2021)
    response = client.get(paper.get_absolute_url())
    url = SITE + paper.get_absolute_url()
    assert [pair for pair in tags(response) if pair[0].startswith("citation_")] == [
        ("citation_title", "Graphs & sets"),
        ("citation_author", "First 0"),
        ("citation_author", "Second 0"),
        ("citation_author", "Everybody"),
        ("citation_publication_date", "2021"),
        ("citation_conference_title", "ICLR 2021"),
        ("citation_doi", "10.1000/0"),
        ("citation_arxiv_id", "2301.00000"),
        ("citation_pdf_url", "https://arxiv.org/pdf/2301.00000"),
        ("citation_abstract_html_url", url),
        ("citation_public_url", url),
        ("citation_abstract", "It is shown."),
        ("citation_keywords", paper.entries.first().category.name),
        ("citation_keywords", paper.entries.last().category.name),
    ]


def test_a_journal_is_named_in_full(client):
    venue = VenueFactory(name="NMI", full_name="Nature Machine Intelligence", kind="journal")
    response = client.get(PaperFactory(venue=venue).get_absolute_url())
    assert values(response, "citation_journal_title") == ["Nature Machine Intelligence"]
    assert values(response, "citation_conference_title") == []


def test_what_is_not_known_has_no_tag(client):
    paper = PaperFactory(year=None, venue=None)
    response = client.get(paper.get_absolute_url())
    assert {name for name, _ in tags(response) if name.startswith("citation_")} == {
        "citation_title", "citation_abstract_html_url", "citation_public_url"
    }  # fmt: skip
    assert all(content for _, content in tags(response))


@pytest.mark.parametrize(
    ("url", "pdf"),
    [
        ("https://openaccess.thecvf.com/content/a.pdf", True),
        ("https://www.aclanthology.org/2022.a.pdf", True),
        ("http://openaccess.thecvf.com/content/a.pdf", False),
        ("https://openaccess.thecvf.com/content/a.html", False),
        ("https://paywall.example/a.pdf", False),
        ("https://[broken/a.pdf", False),
    ],
)
def test_only_a_pdf_that_is_known_to_be_open_is_named(client, url, pdf):
    response = client.get(PaperFactory(links={"paper": url}).get_absolute_url())
    assert values(response, "citation_pdf_url") == [url] * pdf
    assert described(response)["ScholarlyArticle"].get("isAccessibleForFree", False) is pdf


def test_other_addresses_of_a_paper_are_linked(client):
    paper = PaperFactory(slug="graphs", identifiers={"doi": "10.1000/x"})
    response = client.get(paper.get_absolute_url())
    [canonical], [cite_as] = links(response, "canonical"), links(response, "cite-as")
    assert canonical["href"] == f"{SITE}/papers/graphs/"
    assert cite_as["href"] == "https://doi.org/10.1000/x"
    assert {(one["href"], one["type"]) for one in links(response, "alternate")} >= {
        ("/papers/graphs.bib", "application/x-bibtex"),
        ("/papers/graphs.ris", "application/x-research-info-systems"),
        ("/papers/graphs.csl.json", "application/vnd.citationstyles.csl+json"),
        ("/papers/graphs.json", "application/json"),
    }
    plain = client.get(PaperFactory().get_absolute_url())
    assert links(plain, "cite-as") == []


def test_without_a_setting_addresses_are_those_the_visitor_called(client, settings):
    settings.SITE_URL = ""
    response = client.get(PaperFactory(slug="graphs").get_absolute_url())
    assert links(response, "canonical")[0]["href"] == "http://testserver/papers/graphs/"


def test_json_ld_describes_the_paper(client):
    paper = full_paper(title="Graphs", venue__name="ICLR", year=2021)
    url = SITE + paper.get_absolute_url()
    article = described(client.get(paper.get_absolute_url()))["ScholarlyArticle"]
    assert {name: article[name] for name in article if isinstance(article[name], str | bool)} == {
        "@context": "https://schema.org",
        "@type": "ScholarlyArticle",
        "@id": url,
        "url": url,
        "mainEntityOfPage": url,
        "name": "Graphs",
        "headline": "Graphs",
        "datePublished": "2021",
        "abstract": "It is shown.",
        "isAccessibleForFree": True,
    }
    assert article["isPartOf"] == {"@type": "PublicationVolume", "name": "ICLR 2021"}
    assert article["publication"] == {"@type": "PublicationEvent", "name": "ICLR 2021"}
    assert article["encoding"] == {
        "@type": "MediaObject",
        "encodingFormat": "application/pdf",
        "contentUrl": "https://arxiv.org/pdf/2301.00000",
    }
    assert article["hasPart"] == [
        {"@type": "SoftwareSourceCode", "codeRepository": "https://code.example"}
    ]


def test_json_ld_names_authors_identifiers_and_subjects(client):
    paper = full_paper()
    author = AuthorFactory(name="First 0")
    author.orcid = "0000-0001-2345-6789"
    author.save()
    article = described(client.get(paper.get_absolute_url()))["ScholarlyArticle"]
    assert article["author"][0] == {
        "@type": "Person",
        "name": "First 0",
        "givenName": "First",
        "familyName": "0",
        "url": f"{SITE}/authors/first-0/",
        "identifier": "https://orcid.org/0000-0001-2345-6789",
    }
    assert [author["name"] for author in article["author"]] == ["First 0", "Second 0", "Everybody"]
    arxiv, doi = "https://arxiv.org/abs/2301.00000", "https://doi.org/10.1000/0"
    value = {"@type": "PropertyValue"}
    assert article["identifier"] == [
        value | {"propertyID": "arXiv", "value": "2301.00000", "url": arxiv},
        value | {"propertyID": "DOI", "value": "10.1000/0", "url": doi},
    ]
    assert article["sameAs"] == [arxiv, doi]
    terms = [entry.category.name for entry in paper.entries.all()]
    assert article["keywords"] == terms
    assert article["about"] == [
        {"@type": "DefinedTerm", "name": term, "inDefinedTermSet": f"{SITE}/categories/"}
        for term in terms
    ]


def test_json_ld_puts_an_article_into_its_journal(client):
    venue = VenueFactory(name="NMI", kind="journal")
    article = described(client.get(PaperFactory(venue=venue).get_absolute_url()))
    assert article["ScholarlyArticle"]["isPartOf"] == {"@type": "Periodical", "name": "NMI"}


def test_breadcrumbs_lead_from_the_list_to_the_page(client):
    papers = CategoryFactory(name="Papers")
    paper = PaperFactory(title="Graphs", categories=[CategoryFactory(name="Deep", parent=papers)])
    steps = described(client.get(paper.get_absolute_url()))["BreadcrumbList"]["itemListElement"]
    assert [(step["position"], step["name"], step.get("item")) for step in steps] == [
        (1, "All papers", f"{SITE}/"),
        (2, "Papers", f"{SITE}/categories/papers/"),
        (3, "Deep", f"{SITE}/categories/papers/deep/"),
        (4, "Graphs", None),
    ]


def test_a_category_describes_its_page_of_the_list(client):
    place = CategoryFactory(name="Papers")
    paper = PaperFactory(title="Graphs", slug="graphs", categories=[place])
    page = described(client.get(place.get_absolute_url()))["CollectionPage"]
    assert page["url"] == f"{SITE}/categories/papers/"
    assert page["mainEntity"]["itemListElement"] == [
        {"@type": "ListItem", "position": 1, "url": f"{SITE}/papers/graphs/", "name": paper.title}
    ]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_within_its_tag_and_its_script(client, text):
    paper = PaperFactory(
        title=text, abstract=text, authors=[text], categories=[CategoryFactory(name=text, slug="x")]
    )
    LinkFactory(paper=paper, kind="code", url=f"https://x.example/{text}")
    response = client.get(paper.get_absolute_url())
    assert values(response, "citation_title") == [text]
    assert described(response)["ScholarlyArticle"]["name"] == text
    page = response.content.decode()
    assert "&amp;amp;" not in page
    assert not re.search(r"<script>|<img src=x|</title><b>", page)


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Ada Lovelace", ("Ada", "Lovelace")),
        ("Lovelace, Ada", ("Ada", "Lovelace")),
        ("Ludwig van Beethoven", ("Ludwig", "van Beethoven")),
        ("Ismail Ben Ayed", ("Ismail", "Ben Ayed")),
        ("Ben Smith", ("Ben", "Smith")),
        ("Martin King Jr.", ("Martin", "King Jr.")),
        ("Martin King, Jr.", ("Martin", "King, Jr.")),
        ("Plato", ("", "Plato")),
        ("", ("", "")),
    ],
)
def test_a_name_is_given_and_family(name, parts):
    assert facts.parts_of_name(name) == parts
