"""No page keeps anybody out: the rules of WCAG 2.2 AA, light and dark, narrow, wide and enlarged."""

from axe_playwright_python.sync_playwright import Axe

from tests.site.addresses import of_pages

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
WIDE = {"width": 1280, "height": 800}
NARROW = {"width": 320, "height": 640}
BETWEEN = [360, 600, 768, 1024, 1440, 2560]
ENLARGED = {"viewport": {"width": 640, "height": 400}, "device_scale_factor": 2}
"""A window of 1,280 pixels at 200 per cent, as the page sees it."""

axe = Axe()


def assert_keeps_nobody_out(page):
    found = axe.run(
        page,
        options={"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]},
    )
    violations = {
        rule["id"]: [node["html"] for node in rule["nodes"]]
        for rule in found.response["violations"]
    }
    assert violations == {}
    assert not scrolls_sideways(page)


def scrolls_sideways(page):
    return page.evaluate(
        "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    )


@of_pages
def test_a_page_can_be_used_by_everybody_at_any_width_light_and_dark(window, kind):
    page = window(viewport=WIDE).visit(kind)
    for size in (WIDE, NARROW):
        page.set_viewport_size(size)
        for scheme in ("dark", "light"):
            page.emulate_media(color_scheme=scheme)
            assert_keeps_nobody_out(page)
    for width in BETWEEN:
        page.set_viewport_size({"width": width, "height": 800})
        assert not scrolls_sideways(page), width


@of_pages
def test_a_page_can_be_used_by_everybody_at_twice_its_size(window, kind):
    assert_keeps_nobody_out(window(**ENLARGED).visit(kind))
