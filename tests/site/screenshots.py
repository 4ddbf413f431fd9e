"""Run as a program: pictures of every kind of page, and the two that the README shows.

The first come into the folder that is named, wide, as on a phone and dark; the others, from the list
of the seed, into docs/images.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

from tests import tools
from tests.serving import served_site
from tests.site.addresses import FILL, PAGES

LOOKS = {
    "wide": {"viewport": {"width": 1280, "height": 800}},
    "phone": {"viewport": {"width": 360, "height": 740}, "is_mobile": True, "has_touch": True},
    "dark": {"viewport": {"width": 1280, "height": 800}, "color_scheme": "dark"},
}
IMAGES = Path(__file__).parents[2] / "docs" / "images"
SHOWN = "Multi-Granularity Cross-modal Alignment"
"""How the title begins of the paper that the README shows."""


def draw_every_page(browser, site, folder):
    for look, options in LOOKS.items():
        with browser.new_context(base_url=site, **options) as context:
            page = context.new_page()
            for kind in PAGES:
                page.goto(kind.address)
                page.screenshot(path=folder / f"{kind.name} {look}.png".replace(" ", "-"))


def draw_what_the_readme_shows(browser, site):
    with browser.new_context(base_url=site, **LOOKS["wide"]) as context:
        page = context.new_page()
        page.goto("/")
        page.screenshot(path=IMAGES / "browse.png")
        page.get_by_role("link", name=SHOWN).first.click()
        page.wait_for_load_state()
        page.mouse.move(0, 0)
        page.screenshot(path=IMAGES / "paper.png")


def main(folder):
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright, TemporaryDirectory() as var:
        browser = playwright.chromium.launch(
            executable_path=tools.CHROMIUM, args=tools.CHROMIUM_FLAGS
        )
        with served_site(Path(var) / "shelf", FILL) as site:
            draw_every_page(browser, site, folder)
        with served_site(Path(var) / "seed") as site:
            draw_what_the_readme_shows(browser, site)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
