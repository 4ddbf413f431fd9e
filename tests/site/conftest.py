"""One catalogue served as in production, and a few windows of one browser to look at it."""

import pytest

from tests.serving import served_site
from tests.site.addresses import FILL
from tests.site.fetched import Fetcher
from tests.site.window import Window


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """Serve the shelf of these tests from a folder of its own; give its address."""
    folder = tmp_path_factory.mktemp("site")
    with served_site(folder, FILL, CONTACT="mail@example.org") as address:
        yield address


@pytest.fixture(scope="session")
def window(browser, site):
    """Give a window of the browser, the same one for the same options."""
    windows = {}

    def open_window(**options):
        key = repr(sorted(options.items()))
        if key not in windows:
            windows[key] = Window(browser.new_context(base_url=site, **options))
        return windows[key]

    yield open_window
    for one in windows.values():
        one.context.close()


@pytest.fixture(scope="session")
def fetcher(site):
    return Fetcher(site)
