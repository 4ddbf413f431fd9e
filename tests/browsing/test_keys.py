"""Single keys walk through the site, and are out of the way of those who type."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.usefixtures("shelf")


def press(page, keys):
    for key in keys.split():
        page.keyboard.press(key)


def test_from_search_to_a_paper_by_keys_alone(page, live_server, results):
    page.goto(live_server.url)
    press(page, "/")
    expect(page.get_by_label("Search titles, authors, venues")).to_be_focused()
    page.keyboard.type("graph")
    expect(results).to_have_text("6 papers matching “graph”")
    press(page, "Escape j j k j")
    second = page.locator("tbody .title a").nth(1)
    expect(second).to_be_focused()
    title = second.text_content()
    press(page, "b")
    expect(page.locator("#basket-link")).to_have_text("Basket 1")
    press(page, "Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


def test_a_question_mark_lists_the_keys(page, live_server):
    page.goto(live_server.url)
    press(page, "?")
    dialog = page.get_by_role("dialog", name="Keys")
    expect(dialog).to_be_visible()
    press(page, "j Escape")
    expect(dialog).not_to_be_visible()
    page.get_by_role("button", name="Keys").click()
    expect(dialog).to_be_visible()


def test_a_key_is_only_a_letter_while_somebody_types(page, live_server):
    page.goto(live_server.url)
    search = page.get_by_label("Search titles, authors, venues")
    search.press_sequentially("j?b/")
    expect(search).to_have_value("j?b/")
    expect(page.get_by_role("dialog")).not_to_be_visible()


def test_single_keys_can_be_turned_off_for_good(page, live_server):
    page.goto(live_server.url)
    press(page, "?")
    page.get_by_label("Single keys are on").uncheck()
    press(page, "Escape")
    page.reload()
    press(page, "?")
    expect(page.get_by_role("dialog")).not_to_be_visible()
    page.get_by_role("button", name="Keys").click()
    expect(page.get_by_label("Single keys are on")).not_to_be_checked()
