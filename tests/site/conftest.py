"""One catalogue served as in production, and a few windows of one browser to look at it."""

from contextlib import closing

import pytest

from tests.processes import run_python
from tests.serving import free_port, served
from tests.site.fetched import Fetcher
from tests.site.window import Window

HOUR = 60 * 60


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """Serve the shelf of these tests from a folder of its own; give its address."""
    folder = tmp_path_factory.mktemp("site")
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    for arguments in (["migrate"], ["shell", "-c", "from tests.site import shelf; shelf.fill()"]):
        made = run_python("manage.py", *arguments, "-v0", DEBUG="1", VAR=str(folder))
        assert made.returncode == 0, made.stderr
    with served(port, folder, patience=HOUR, SITE_URL=address, CONTACT="mail@example.org"):
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
    with closing(Fetcher(site)) as fetcher:
        yield fetcher
