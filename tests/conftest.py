"""What all tests share: one set of settings whatever the shell has, and a browser that tells."""

import gc
import os
from collections import Counter

import django
import hypothesis
import pytest
from django.conf import settings

from tests import tools

OURS = "DEBUG HTTPS SECRET_KEY_FILE PROXY_SSL_HEADER SITE_NAME SITE_URL CONTACT"
for name in OURS.split():
    os.environ.pop(name, None)
os.environ |= {
    "DJANGO_SETTINGS_MODULE": "config.settings",
    "DJANGO_ALLOW_ASYNC_UNSAFE": "true",  # Playwright's loop and the database share a thread
    "SECRET_KEY": "a-key-for-tests-only-and-long-enough-for-every-check",
    "ALLOWED_HOSTS": "testserver,localhost,127.0.0.1",
    "VAR": "var/tests",
}
django.setup()
settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # only quick
settings.STORAGES["staticfiles"] = {  # the live server does not know hashed names
    "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
}

from catalogue.columns import holding  # noqa: E402 -- settings come first

# No thread reads columns here, where nothing is committed; tests have holders of their own, and servers.
holding._holder.reading.acquire()

hypothesis.settings.register_profile("catalogue", deadline=None, print_blob=True)
hypothesis.settings.register_profile(
    "ci", hypothesis.settings.get_profile("catalogue"), max_examples=25
)  # of each of the two suites there, which draw anew every time
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "catalogue"))


COUNTED = 4
"""Examples of a test whose lines are counted; the others go the same ways."""


def pytest_collection_modifyitems(items):
    examples = Counter()
    for item in items:
        examples[item.module, item.originalname] += 1
        many = getattr(item.obj, "is_hypothesis_test", False)
        if many or examples[item.module, item.originalname] > COUNTED:
            item.add_marker("often")
        if "browser" in item.fixturenames:
            item.add_marker("browser")
        if "site" in item.fixturenames:
            item.add_marker("site")
        if "db" in item.fixturenames or item.get_closest_marker("django_db"):
            item.add_marker("database")


def pytest_collection_finish():
    """Keep all that is loaded out of every later collection of garbage."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    launch = {"executable_path": tools.chromium(), "args": tools.CHROMIUM_FLAGS}
    return {**browser_type_launch_args, **launch}


@pytest.fixture
def console_errors():
    """List what the browser complained of; a test that expects a complaint takes it out."""
    return []


@pytest.fixture
def page(page, console_errors):
    """Give a page on which nothing may break, nor be stopped by the content policy."""
    page.on("console", lambda line: line.type == "error" and console_errors.append(line.text))
    page.on("pageerror", lambda error: console_errors.append(str(error)))
    yield page
    assert console_errors == []


@pytest.fixture
def admin_page(page, live_server, admin_client):
    """Give a page on which an administrator has signed in."""
    session = admin_client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}]
    )
    return page
