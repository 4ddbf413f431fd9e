"""The public pages in a real browser: everything works without JavaScript, for eye and ear."""

import re

import pytest
from playwright.sync_api import expect

from catalogue.tables import PER_PAGE
from tests.factories import CategoryFactory, PaperFactory, TitleFactory
from tests.pages import HOSTILE, full_paper

pytestmark = pytest.mark.django_db(transaction=True)

PHONE = {"width": 360, "height": 740}
LONG = "Verylongwordwithoutanybreak" * 10


@pytest.fixture
def shelf():
    """Fill a page and a half, with a paper that is full and one that is hostile."""
    TitleFactory(name="Awesome Trees")
    full_paper(venue__name="ICLR", year=2021, title="A full paper")
    place = CategoryFactory(name=f"Long {LONG}"[:200])
    PaperFactory(
        title=f"{' '.join(HOSTILE)} {LONG}",
        slug="hostile",
        authors=[f"{name} van der Longname-{LONG}"[:200] for name in range(12)],
        venue__name=f"Conference {LONG}"[:200],
        year=2024,
        links={"code": f"https://x.example/{LONG}", "paper": "https://y.example"},
        identifiers={"doi": f"10.1000/{LONG}"[:200]},
        categories=[place],
        abstract=LONG,
    )
    for number in range(PER_PAGE):
        PaperFactory(title=f"Paper {number:02}", year=2000 + number % 20, venue__name="Shared")


@pytest.fixture(params=[{}, {"java_script_enabled": False}], ids=["with JavaScript", "without"])
def browser_context_args(request, browser_context_args):
    return {**browser_context_args, **request.param}


def in_browser(**wanted):
    return pytest.mark.parametrize("browser_context_args", [wanted], indirect=True, ids=[""])


def expect_papers(page, number):
    expect(page.locator("[data-count]")).to_have_attribute("data-count", str(number))


def apply(page, name):
    """Press the button that applies the filters; with JavaScript there is none, they apply at once."""
    button = page.get_by_role("button", name=name, exact=True)
    if button.is_visible():
        button.click()


@pytest.mark.usefixtures("shelf")
def test_a_visitor_searches_filters_and_reads(page, live_server):
    page.goto(live_server.url)
    expect(page).to_have_title(f"{PER_PAGE + 2} papers · Awesome Trees")
    page.get_by_label("Search titles, authors, venues").fill("paper")
    page.get_by_role("button", name="Search").click()
    expect_papers(page, PER_PAGE + 1)

    page.get_by_role("heading", name="Filter by Venue").click()
    page.get_by_label("ICLR conference 1 paper").check()
    apply(page, "Apply")
    expect_papers(page, 1)
    expect(page).to_have_url(re.compile(r"/\?q=paper&(year_min=&year_max=&)?venue=iclr$"))
    expect(page.get_by_label("ICLR conference 1 paper")).to_be_checked()

    page.get_by_role("link", name="A full paper").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("A full paper")
    page.get_by_role("link", name="Everybody").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Everybody")

    page.go_back()
    page.go_back()
    page.get_by_role("link", name="Remove filter Venue ICLR").click()
    expect_papers(page, PER_PAGE + 1)
    expect(page.get_by_label("Search titles, authors, venues")).to_have_value("paper")


@pytest.mark.usefixtures("shelf")
def test_a_visitor_turns_pages_and_sorts(page, live_server):
    page.goto(f"{live_server.url}/?q=paper")
    pages = page.get_by_role("navigation", name="Pages")
    pages.get_by_role("link", name="Next page").click()
    expect(pages.locator("[aria-current=page]")).to_have_text("Page 2")
    expect(page.locator("tbody tr")).to_have_count(1)

    page.get_by_role("columnheader", name="Title").get_by_role("link").click()
    expect(page.get_by_role("columnheader", name="Title")).to_have_attribute(
        "aria-sort", "ascending"
    )
    expect(page.locator("tbody th").first).to_have_text("A full paper")
    expect(page.locator("tbody tr")).to_have_count(PER_PAGE)


@pytest.mark.usefixtures("shelf")
def test_a_visitor_is_led_out_of_an_empty_result(page, live_server):
    page.goto(f"{live_server.url}/?venue=iclr&year=1999")
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("0 papers"))
    page.get_by_role("link", name="Without 1999").click()
    expect_papers(page, 1)


@pytest.mark.usefixtures("shelf")
def test_on_a_phone_the_filters_open_and_close(page, live_server):
    page.set_viewport_size(PHONE)
    page.goto(live_server.url)
    years = page.get_by_role("heading", name="Filter by Year")
    expect(years).not_to_be_visible()
    page.locator(".panel > summary").click()
    expect(years).to_be_visible()
    page.get_by_label("2021 1 paper").check()
    page.get_by_role("button", name=re.compile("Apply filters|Show 1 paper")).click()
    expect_papers(page, 1)
    expect(page.locator(".panel > summary")).to_have_text("Filters 1 active")
    expect(years).not_to_be_visible()


@pytest.mark.usefixtures("shelf")
def test_the_keyboard_skips_to_the_content(page, live_server):
    page.goto(live_server.url)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to content")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to results")).to_be_focused()


@pytest.mark.usefixtures("shelf")
@in_browser(has_touch=True, is_mobile=True, viewport=PHONE)
def test_a_finger_finds_everything_on_a_phone(page, live_server):
    page.goto(f"{live_server.url}/?year=2001")
    page.locator(".panel > summary").click()
    wanted = page.locator("button, summary, .choices label, .chip, thead a, .pages a")
    sizes = [one.bounding_box()["height"] for one in wanted.all() if one.is_visible()]
    assert min(sizes) >= 44


@pytest.mark.usefixtures("shelf")
@in_browser(has_touch=True, is_mobile=True, viewport=PHONE)
def test_a_finger_finds_a_title_whose_hits_stand_apart_as_its_words_do(page, live_server):
    page.goto(f"{live_server.url}/?q=paper")
    title = page.get_by_role("link", name="Paper 00")
    assert title.bounding_box()["height"] >= 44
    assert title.inner_text() == "Paper 00"
    between = title.evaluate(
        """link => {
          const gap = document.createRange();
          gap.setStart(link.lastChild, 0);
          gap.setEnd(link.lastChild, 1);
          return gap.getBoundingClientRect().width;
        }"""
    )
    assert between > 2
