"""Light or dark as the system has it, until somebody switches; on paper always light."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.usefixtures("shelf")

DARK = "rgb(20, 24, 22)"
LIGHT = "rgb(252, 251, 247)"


def expect_background(page, colour):
    expect(page.locator("body")).to_have_css("background-color", colour)


def test_the_system_decides_until_somebody_switches(page, live_server):
    page.emulate_media(color_scheme="dark")
    page.goto(live_server.url)
    expect_background(page, DARK)
    page.get_by_role("button", name="Light colours").click()
    expect_background(page, LIGHT)
    page.goto(f"{live_server.url}/papers/paper-05/")
    expect_background(page, LIGHT)
    page.emulate_media(color_scheme="light")
    expect_background(page, LIGHT)
    page.emulate_media(color_scheme="dark")
    page.get_by_role("button", name="Dark colours").click()
    page.emulate_media(color_scheme="light")
    expect_background(page, LIGHT)  # back with the system


def test_the_page_is_never_drawn_in_the_wrong_colours(page, live_server):
    page.goto(live_server.url)
    first = page.locator("head > :is(script, link[rel=stylesheet])").first
    expect(first).to_have_attribute("src", "/static/catalogue/theme.js")
    assert first.evaluate("script => script.async || script.defer || script.type") == ""


def test_paper_is_white_and_shows_where_links_lead(page, live_server):
    page.emulate_media(color_scheme="dark", media="print")
    page.goto(live_server.url)
    expect_background(page, "rgb(255, 255, 255)")
    for part in ("#filters", ".masthead nav", ".order", "tbody [type=checkbox]"):
        expect(page.locator(part).first).not_to_be_visible()
    shown = page.locator("tbody .links a").first.evaluate(
        "link => getComputedStyle(link, '::after').content"
    )
    assert "https://code.example" in shown
