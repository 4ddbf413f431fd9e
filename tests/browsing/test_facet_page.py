"""All values of a facet on a page of their own: found by name, ticked, applied."""

import re
import sys

import pytest
from playwright.sync_api import expect

from tests.factories import PaperFactory
from tests.pages import squeezed, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def crowd(transactional_db):
    for letter in "abcdefghijklmnopqrstuvwxyz":
        PaperFactory(authors=[f"Ann {letter * 3}son", "Everybody"], year=2023)


@pytest.fixture(params=[{}, {"java_script_enabled": False}], ids=["with JavaScript", "without"])
def browser_context_args(request, browser_context_args):
    return {**browser_context_args, **request.param}


@pytest.mark.usefixtures("crowd")
def test_a_value_is_found_ticked_and_applied(page, live_server):
    page.goto(f"{live_server.url}/?year=2023&author=everybody&sort=title")
    page.get_by_role("link", name="Show all values of Author").click()
    expect(page.locator("#status")).to_have_text("27 values")
    page.get_by_label("Find in this list").fill("GGGSÓN")
    if (button := page.get_by_role("button", name="Find")).is_visible():
        button.click()
    expect(page.locator("#status")).to_have_text("1 value that holds “GGGSÓN”")
    page.get_by_role("checkbox", name="not Ann gggson").check()
    page.get_by_role("button", name="Apply").click()
    expect(page.locator("#count")).to_have_text(
        "25 papers of 2023, by Everybody, not by Ann gggson"
    )
    expect(page.locator(".menu summary")).to_have_text("Sort by Title")


def test_what_is_chosen_and_not_in_the_list_is_carried_along(client):
    for name in ("Ada", "Ben", "Eva"):
        PaperFactory(authors=[name])
    page = squeezed(client.get("/facets/author/?author=ada&not_author=ben&find=eva&q=paper"))
    for name, value in (("author", "ada"), ("not_author", "ben"), ("q", "paper")):
        assert re.search(f'type="hidden" name="{name}" value="{value}"', page)
    assert re.search('type="checkbox" name="author" value="eva"', page)
    assert not re.search('type="checkbox" name="author" value="ada"', page)


def test_values_are_sorted_by_count_or_by_name(client):
    for name in ("Zoe", "Ada", "Zoe"):
        PaperFactory(authors=[name])

    def names(query):
        return re.findall("Zoe|Ada", text_of(client.get(f"/facets/author/{query}")))[::2]

    assert names("") == ["Zoe", "Ada"]
    assert names("?order=name") == ["Ada", "Zoe"]


def test_a_page_of_values_keeps_what_was_asked_for(client, monkeypatch):
    monkeypatch.setattr(sys.modules["catalogue.views.facet"], "PER_PAGE", 2)
    PaperFactory(authors=[f"Ann {letter}son" for letter in "abcde"])
    page = client.get("/facets/author/?find=ann&order=name&page=2").content.decode()
    assert 'href="/facets/author/?page=3&amp;find=ann&amp;order=name"' in page
    assert client.get("/facets/author/?page=9").status_code == 404


@pytest.mark.parametrize("name", ["category", "year", "venue", "status", "author", "link"])
@pytest.mark.parametrize("text", ["'; drop", "%", "\\", "🙂", "<b>", "(" * 200])
def test_every_facet_has_a_page_that_nothing_breaks(client, name, text):
    PaperFactory()
    response = client.get(f"/facets/{name}/", {"find": text, "order": text, name: text})
    assert response.status_code == 200
    assert "<b>" not in response.content.decode()


@pytest.mark.parametrize("name", ["venue", "author"])
def test_a_value_is_looked_for_by_as_many_words_as_an_address_holds(client, name):
    PaperFactory(authors=["Ada Lovelace"])
    text = "a " * 1500
    assert client.get(f"/facets/{name}/", {"find": text}).status_code == 200


def test_what_is_no_facet_has_no_page_and_too_much_is_refused(client):
    assert client.get("/facets/colour/").status_code == 404
    too_many = "&".join(f"year={year}" for year in range(2000, 2021))
    assert client.get(f"/facets/year/?{too_many}").status_code == 400
