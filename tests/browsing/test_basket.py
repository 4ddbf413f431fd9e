"""Papers are picked, shown and shared without an account; with scripts the basket outlives the page."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.usefixtures("shelf")

without_scripts = pytest.mark.parametrize(
    "browser_context_args", [{"java_script_enabled": False}], indirect=True, ids=["no scripts"]
)


@pytest.fixture
def browser_context_args(request, browser_context_args):
    return {**browser_context_args, **getattr(request, "param", {})}


def pick(page, *numbers):
    for number in numbers:
        page.get_by_role("checkbox", name=re.compile(f"^Pick .* {number}$")).check()


@without_scripts
def test_without_scripts_what_is_ticked_is_shown_by_one_address(page, live_server, results):
    page.goto(live_server.url)
    basket = page.get_by_role("form", name="Basket")
    expect(basket).not_to_be_visible()
    pick(page, "03", "07")
    expect(basket).to_be_visible()
    expect(page.get_by_role("button", name="Copy link")).not_to_be_visible()
    basket.get_by_role("button", name="Show").click()
    expect(page).to_have_url(f"{live_server.url}/?paper=paper-03&paper=paper-07")
    expect(results).to_have_text("2 papers you picked")


def test_the_basket_is_remembered_on_other_pages_and_by_later_visits(page, live_server, results):
    page.goto(live_server.url)
    link = page.get_by_role("navigation", name="Site").get_by_text("Basket")
    expect(link).to_have_text("Basket 0")
    pick(page, "03")
    page.goto(f"{live_server.url}/?q=image")
    pick(page, "04")
    expect(link).to_have_text("Basket 2")
    page.get_by_role("form", name="Basket").get_by_role("button", name="Show").click()
    expect(results).to_have_text("2 papers you picked")
    expect(page.locator("tbody :checked")).to_have_count(2)
    page.goto(f"{live_server.url}/papers/paper-05/")
    link.click()
    expect(results).to_have_text("2 papers you picked")


def test_what_was_picked_stays_picked_when_the_results_change(page, live_server, results):
    page.goto(live_server.url)
    pick(page, "03", "04")
    page.get_by_label("Search titles, authors, venues").fill("graph")
    expect(results).to_have_text("6 papers matching “graph”")
    expect(page.locator("tbody :checked")).to_have_count(1)
    expect(page.locator("#basket")).to_contain_text("2 picked")


def test_the_basket_is_emptied_at_once(page, live_server):
    page.goto(live_server.url)
    pick(page, "03", "04")
    page.get_by_role("button", name="Clear", exact=True).click()
    expect(page.locator("tbody :checked")).to_have_count(0)
    expect(page.locator("#basket")).not_to_be_visible()
    page.reload()
    expect(page.locator("#basket-link")).not_to_have_attribute("href", re.compile("."))


def test_the_address_of_the_basket_is_copied(page, live_server):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(live_server.url)
    pick(page, "03")
    page.get_by_role("button", name="Copy link").click()
    expect(page.locator("#said")).to_have_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == f"{live_server.url}/?paper=paper-03"
