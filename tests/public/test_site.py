"""The pages about the list as a whole: about, statistics, and what a home page can say of it."""

import pytest
from django.template import RequestContext, Template
from django.test import RequestFactory

from tests.factories import CategoryFactory, EntryFactory, PaperFactory, RootFactory, TitleFactory
from tests.pages import HOSTILE, squeezed, text_of
from tests.public.heads import described

pytestmark = pytest.mark.django_db


def included(part, **context):
    """Render a part of a page as a page does."""
    request = RequestFactory().get("/")
    template = Template(f'{{% include "catalogue/{part}.html" %}}')
    return template.render(RequestContext(request, context))


def test_about_opens_with_the_lists_own_words(client):
    EntryFactory(category=RootFactory(), text="[![badge](https://b.example/b.svg)](https://b)")
    title = TitleFactory()
    EntryFactory(category=title, text="All about **graphs**, <b>and</b> more.\n\n", position=1)
    EntryFactory(category=title, text="- [Papers](#papers)\n\n", position=2)
    EntryFactory(category=title, text="As the file has it.", edited="As edited.", position=3)
    EntryFactory(category=CategoryFactory(), text="Further down.")
    response = client.get("/about/")
    assert "<strong>graphs</strong>, and more." in response.content.decode()
    shown = text_of(response)
    assert "As edited." in shown
    for hidden in ("badge", "#papers", "As the file has it", "Further down", "&lt;b"):
        assert hidden not in shown


def test_about_says_how_to_suggest_and_where_the_files_are(client, settings):
    settings.CONTACT = "curator@example.org"
    page = client.get("/about/").content.decode()
    assert 'href="mailto:curator@example.org"' in page
    assert 'href="/README.md"' in page
    assert 'href="/papers.bib"' in page


def test_statistics_count_what_is_published(client):
    papers = CategoryFactory(name="Papers")
    graphs = CategoryFactory(name="Graphs", parent=papers)
    sets = CategoryFactory(name="Sets", parent=papers)
    PaperFactory(categories=[graphs], year=2020, links={"code": "https://c.example"})
    PaperFactory(categories=[graphs, sets], year=2020, links={"code": ""}, venue__name="ICLR")
    PaperFactory(categories=[sets], year=2022, venue__name="arXiv", venue__kind="preprint")
    PaperFactory(categories=[sets], year=1999, venue__name="Hidden", draft=True)
    response = client.get("/statistics/")
    shown = text_of(response)
    for text in (
        "Papers 3 Venues 3", "2020–2022", "Graphs 2 Sets 2", "With code 2020 50 %",
        "Published 2 Preprints 1",
    ):  # fmt: skip
        assert text in shown
    assert "1999" not in shown
    assert "Hidden" not in shown
    page = squeezed(response)
    assert page.count('href="/?link=code&amp;year=2020"') == 2
    assert 'href="/?status=preprint"' in page


def test_an_introduction_says_what_the_list_is_about_and_what_is_new():
    EntryFactory(category=TitleFactory(), text="All about graphs.")
    PaperFactory(title="Old")
    PaperFactory(title="New", authors=["Ada", "Bob", "Eve"])
    PaperFactory(title="Hidden", draft=True)
    page = included("_intro")
    assert "All about graphs." in page
    assert page.index(">New</a>") < page.index(">Old</a>")
    assert "Hidden" not in page


def test_an_empty_catalogue_needs_no_introduction():
    assert included("_intro").strip() == ""


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_of_the_list_are_only_words(client, text):
    EntryFactory(category=TitleFactory(), text=f"Words {text}")
    PaperFactory(title=text)
    for page in (client.get("/about/").content.decode(), included("_intro")):
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert "</title><b>" not in page


def test_a_home_page_says_how_the_site_is_searched(settings):
    settings.SITE_URL = "https://papers.example.org"

    class Page:
        content = included("_website", site={"name": "Graphs & sets"}).encode()

    website = described(Page)["WebSite"]
    assert website["name"] == "Graphs & sets"
    assert website["potentialAction"]["target"]["urlTemplate"] == (
        "https://papers.example.org/?q={search_term_string}"
    )
