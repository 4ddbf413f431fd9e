"""What visitors came for, from the first page to the end, by keys alone."""

import re

from playwright.sync_api import expect

MOST_TABS = 200


def tab_to(page, selector):
    """Press Tab until the focus is there, as somebody does who has no mouse."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if page.locator(f"{selector}:focus").count():
            return
    raise AssertionError(f"No way to {selector} by Tab.")


def test_keys_alone_lead_from_a_search_to_a_copied_citation(window, site):
    here = window()
    here.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=site)
    page = here.page
    page.goto("/")
    page.keyboard.press("/")
    page.keyboard.type('"full paper"')
    page.keyboard.press("Enter")
    expect(page.locator("[data-count]")).to_have_attribute("data-count", "1")
    tab_to(page, "main a[href='/papers/a-full-paper/']")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/papers/a-full-paper/$"))
    tab_to(page, ".cite > summary")
    page.keyboard.press("Enter")
    tab_to(page, "[data-copy='#cite-bibtex']")
    page.keyboard.press("Enter")
    expect(page.locator("#said")).to_have_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.strip().startswith("@inproceedings{a-full-paper,")
    assert here.heard() == []


def test_without_scripts_keys_select_a_citation(window):
    here = window(java_script_enabled=False)
    page = here.page
    page.goto("/?q=%22full+paper%22")
    tab_to(page, "main a[href='/papers/a-full-paper/']")
    page.keyboard.press("Enter")
    tab_to(page, ".cite > summary")
    page.keyboard.press("Enter")
    tab_to(page, "#cite-bibtex")
    page.keyboard.press("Control+A")
    selected = page.evaluate("getSelection().toString()")
    assert selected.strip().startswith("@inproceedings{a-full-paper,")
    assert here.heard() == []
