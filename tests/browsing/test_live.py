"""With scripts the results change in place: focus, address, title and history go along."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.usefixtures("shelf")


def tick(page, label):
    page.get_by_role("checkbox", name=re.compile(f"^{label}")).check()


def test_a_tick_changes_results_counts_chips_address_and_title(page, live_server, results):
    page.goto(live_server.url)
    page.evaluate("window.loaded = 'once'")
    page.get_by_role("heading", name="Filter by Venue").click()
    tick(page, "ICLR")
    expect(results).to_have_text("6 papers from ICLR")
    expect(page).to_have_url(f"{live_server.url}/?venue=iclr")
    expect(page).to_have_title("6 papers from ICLR · Awesome Trees")
    expect(page.get_by_role("status").first).to_have_text("6 papers from ICLR")
    expect(page.get_by_role("link", name="Remove filter Venue ICLR")).to_be_visible()
    expect(page.locator("#picked-venue")).to_have_text("1 selected")
    expect(page.get_by_role("checkbox", name=re.compile("^2020"))).to_have_accessible_name(
        "2020 0 papers"
    )
    expect(page.get_by_role("checkbox", name=re.compile("^ICLR"))).to_be_focused()
    assert page.evaluate("window.loaded") == "once"


def test_what_was_opened_stays_open_and_what_was_ticked_stays_in_its_place(page, live_server):
    page.goto(live_server.url)
    for facet in ("Venue", "Author"):
        page.get_by_role("heading", name=f"Filter by {facet}").click()
    before = page.locator("#facet-author .value").all_text_contents()
    tick(page, "Author 3")
    expect(page.locator("#count")).to_have_text("2 papers by Author 3")
    expect(page.get_by_role("checkbox", name=re.compile("^MICCAI"))).to_be_visible()
    assert page.locator("#facet-author .value").all_text_contents() == before
    page.reload()
    assert page.locator("#facet-author .value").first.text_content().strip() == "Author 3"


def test_typing_searches_and_leaves_the_cursor_alone(page, live_server, results):
    page.goto(live_server.url)
    search = page.get_by_label("Search titles, authors, venues")
    search.press_sequentially("graph", delay=20)
    expect(results).to_have_text("6 papers matching “graph”")
    expect(page).to_have_url(f"{live_server.url}/?q=graph")
    expect(search).to_be_focused()
    search.press_sequentially(" paper")
    expect(search).to_have_value("graph paper")


def test_back_and_forward_restore_the_whole_page(page, live_server, results):
    page.goto(live_server.url)
    page.get_by_label("Search titles, authors, venues").fill("graph")
    expect(results).to_have_text("6 papers matching “graph”")
    tick(page, "2021")
    expect(results).to_have_text("3 papers of 2021, matching “graph”")
    page.go_back()
    expect(results).to_have_text("6 papers matching “graph”")
    expect(page.get_by_role("checkbox", name=re.compile("^2021"))).not_to_be_checked()
    page.go_back()
    expect(results).to_have_text("12 papers")
    expect(page.get_by_label("Search titles, authors, venues")).to_have_value("")
    page.go_forward()
    expect(page.get_by_label("Search titles, authors, venues")).to_have_value("graph")
    tick(page, "2021")  # and it is alive
    expect(results).to_have_text("3 papers of 2021, matching “graph”")
    page.locator("tbody .title a").first.click()
    page.go_back()
    expect(results).to_have_text("3 papers of 2021, matching “graph”")
    expect(page.get_by_role("checkbox", name=re.compile("^2021"))).to_be_checked()


def test_a_value_is_asked_for_or_left_out_not_both(page, live_server, results):
    page.goto(live_server.url)
    page.get_by_role("heading", name="Filter by Venue").click()
    tick(page, "ICLR")
    expect(results).to_have_text("6 papers from ICLR")
    tick(page, "not ICLR")
    expect(results).to_have_text("6 papers not from ICLR")
    expect(page).to_have_url(f"{live_server.url}/?not_venue=iclr")
    expect(page.get_by_role("link", name="Remove filter Venue not ICLR")).to_be_visible()
    expect(page.get_by_role("checkbox", name=re.compile("^ICLR"))).not_to_be_checked()


def test_a_range_can_be_typed_without_a_pause(page, live_server, results):
    page.goto(live_server.url)
    page.get_by_label("From", exact=True).focus()
    for key in ("2", "0", "2", "1", "Tab", "2", "0", "2", "2", "Tab"):
        page.keyboard.press(key)
    expect(results).to_have_text("6 papers since 2021, until 2022")
    expect(page.get_by_label("to", exact=True)).to_have_value("2022")


def test_ticks_are_not_lost_while_an_answer_is_on_its_way(page, live_server, results):
    page.goto(live_server.url)
    page.evaluate(
        "for (const year of [2020, 2021, 2022]) document.getElementById(`year-${year}`).click()"
    )
    expect(results).to_have_text("9 papers of 2022 or 2021 or 2020")
    expect(page.locator("#facet-year :checked")).to_have_count(3)


def test_a_link_among_the_results_moves_the_filters_along(page, live_server, results):
    page.goto(f"{live_server.url}/?q=graph&venue=iclr&year_min=2021")
    page.get_by_role("link", name="Remove filter Year from 2021").click()
    expect(page).to_have_url(f"{live_server.url}/?q=graph&venue=iclr")
    expect(page.get_by_label("From", exact=True)).to_have_value("")
    page.get_by_role("link", name="Clear all").click()
    expect(results).to_have_text("6 papers matching “graph”")
    expect(page.get_by_role("checkbox", name=re.compile("^ICLR"))).not_to_be_checked()
    expect(page.locator("#results")).to_be_focused()


def test_a_bar_of_the_histogram_is_a_year(page, live_server, results):
    page.goto(live_server.url)
    page.locator(".bars a").nth(1).click()
    expect(page).to_have_url(f"{live_server.url}/?year=2021")
    expect(results).to_have_text("3 papers of 2021")
    expect(page.get_by_role("checkbox", name=re.compile("^2021"))).to_be_checked()
    page.locator(".bars .in").click()
    expect(results).to_have_text("12 papers")


def test_sorting_and_the_view_survive_a_tick(page, live_server, results):
    page.goto(live_server.url)
    page.get_by_role("link", name="Compact").click()
    expect(page).to_have_url(f"{live_server.url}/?view=compact")
    page.locator(".menu summary").click()
    page.get_by_role("link", name="Recently added").click()
    expect(page).to_have_url(f"{live_server.url}/?sort=-added&view=compact")
    expect(page.locator(".menu summary")).to_have_text("Sort by Recently added")
    tick(page, "2020")
    expect(page).to_have_url(f"{live_server.url}/?year=2020&sort=-added&view=compact")
    expect(page.locator("#results.compact")).to_be_visible()


def test_what_cannot_be_shown_in_place_is_shown_as_a_page(
    page, live_server, results, console_errors
):
    def fail_in_place(route):
        if "hx-request" in route.request.headers:
            route.fulfill(status=500)
        else:
            route.continue_()

    page.goto(live_server.url)
    page.evaluate("window.loaded = 'once'")
    page.route("**/*year=2020*", fail_in_place)
    tick(page, "2020")
    expect(results).to_have_text("3 papers of 2020")
    assert page.evaluate("window.loaded") is None
    console_errors.clear()
