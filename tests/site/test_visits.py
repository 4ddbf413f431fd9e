"""Every kind of page in a real browser, with and without JavaScript: clicked, left and found again."""

import pytest
from playwright.sync_api import expect

from tests.site.addresses import of_pages

with_and_without = pytest.mark.parametrize(
    "java_script", [True, False], ids=["with JavaScript", "without"]
)


ONWARD = "{} a:is([href^='/'], [href^='?']):not([href*='.'])"


def onward(page):
    """Find the first link that leads to another page: of the content, else of what stands around it."""
    for part in ("main", "header"):
        links = page.locator(ONWARD.format(part)).filter(visible=True)
        if links.count():
            return links.first
    raise AssertionError("There is no way on from here.")


@of_pages
@with_and_without
def test_a_page_complains_of_nothing_and_is_found_again(window, kind, java_script):
    here = window(java_script_enabled=java_script)
    page = here.visit(kind)
    address, title = page.url, page.title()
    link = onward(page)
    link.click()
    expect(page).not_to_have_url(address)
    page.wait_for_load_state()
    there = page.url, page.title()
    here.expected = kind.status
    page.go_back()
    expect(page).to_have_url(address)
    expect(page).to_have_title(title)
    here.expected = None
    page.go_forward()
    expect(page).to_have_url(there[0])
    expect(page).to_have_title(there[1])
    assert here.heard() == []
