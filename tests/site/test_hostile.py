"""Whatever stands in an address, the answer is no server error and nobody's script.

Each string in each parameter of each address is a hundred thousand requests: `make hostile` does that.
Elsewhere the list of papers gets them all, and every other address each fourth string.
"""

from http import HTTPStatus

import pytest
from django.test import Client

from catalogue.filters import PaperFilter
from config.middleware import MAX_QUERY_LENGTH
from tests.pages import full_paper
from tests.site.addresses import FILES, PAGES
from tests.site.hostile import ALL, SOME, STRINGS

pytestmark = [pytest.mark.django_db, pytest.mark.site]

OF_SELECTIONS = [*PaperFilter.base_filters, "sort", "page"]
OF_OTHERS = ["view", "find", "order", "letter", "week", "page_size", "format"]
KEYS = [*OF_SELECTIONS, *OF_OTHERS]
PARAMETERS = [key for key in KEYS if not key.startswith("not_")]

PATHS = {one.view: one.address.partition("?")[0] for one in (*FILES, *PAGES)}.values()


@pytest.fixture
def ask():
    """Ask for a path and give what is wrong with the answer, if anything."""
    full_paper(slug="a-full-paper", venue__name="ICLR")
    client = Client(raise_request_exception=False)

    def ask(path, query=""):
        answer = client.get(path, QUERY_STRING=query)
        broken = answer.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR
        is_page = answer.get("Content-Type", "").startswith("text/html")
        wrong = broken or (is_page and b"<script>alert" in answer.getvalue())
        return [(path, query, answer.status_code)] if wrong else []

    return ask


def queries(key):
    """Put each string into a parameter, and another into the one that excludes what it asks for."""
    opposite = f"not_{key}" if f"not_{key}" in KEYS else "colour"
    for text, other in zip(STRINGS, STRINGS[1:] + STRINGS[:1], strict=True):
        both = f"{key}={text}&{opposite}={other}"
        yield from [both] if len(both) <= MAX_QUERY_LENGTH else both.split("&")


def test_there_are_two_hundred_strings():
    assert len(set(STRINGS)) == len(STRINGS) == 200


@pytest.mark.parametrize("key", PARAMETERS)
def test_no_string_in_any_parameter_breaks_the_list(ask, key):
    assert [wrong for query in queries(key) for wrong in ask("/", query)] == []


@pytest.mark.parametrize("path", [path for path in PATHS if path != "/"])
def test_no_string_breaks_any_other_address(ask, path):
    asked = [f"{KEYS[number % len(KEYS)]}={text}" for number, text in enumerate(SOME)]
    if ALL:
        asked = [query for key in PARAMETERS for query in queries(key)]
    assert [wrong for query in asked for wrong in ask(path, query)] == []


@pytest.mark.parametrize("path", PATHS)
def test_no_string_breaks_a_path(ask, path):
    parts = path.split("/")
    places = [place for place, part in enumerate(parts) if part]
    wrong = []
    for text in SOME:
        for place in places:
            wrong += ask("/".join([*parts[:place], text, *parts[place + 1 :]]))
    assert wrong == []
