"""The list of public addresses that all tests of the site go through is whole and true."""

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver

from tests.site import shelf
from tests.site.addresses import FILES, PAGES

pytestmark = pytest.mark.django_db


def views(patterns, namespace=""):
    """List the names of all views but those of the admin."""
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            yield f"{namespace}{pattern.name}"
        elif pattern.namespace != "admin":
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from views(pattern.url_patterns, inner)


def test_every_public_view_has_an_address_here():
    listed = {one.view for one in (*PAGES, *FILES)}
    assert set(views(get_resolver().url_patterns)) - listed == set()


def test_no_two_kinds_of_pages_share_a_name_or_an_address():
    assert len({page.name for page in PAGES}) == len(PAGES)
    assert len({one.address for one in (*PAGES, *FILES)}) == len(PAGES) + len(FILES)


def test_pages_are_pages_and_files_are_what_they_say():
    shelf.fill()
    client = Client()
    expected = {page.address: (page.status, "text/html; charset=utf-8") for page in PAGES}
    expected |= {file.address: (file.status, file.media_type) for file in FILES}
    answers = {address: client.get(address) for address in expected}
    assert {
        address: (answer.status_code, answer["Content-Type"]) for address, answer in answers.items()
    } == expected
