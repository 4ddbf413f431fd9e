"""What docs/api.md asks is answered, and as it says."""

import json
import re

import pytest
from django.conf import settings
from django.core.management import call_command

from catalogue.api.problems import KINDS
from catalogue.filters import FACETS

pytestmark = pytest.mark.django_db

PAGE = (settings.BASE_DIR / "docs" / "api.md").read_text()
HOST = "127.0.0.1:8000"
ASKED = re.compile(rf"^curl .*'http://{HOST}(/.*)'$", re.MULTILINE)
ANSWERED = re.compile(r"```json\n(.*?)```", re.DOTALL)


def test_what_the_page_asks_is_answered_as_it_says(client):
    call_command("loaddata", "seed", verbosity=0)
    call_command("rebuild_search", verbosity=0)
    answers = [client.get(address, headers={"host": HOST}) for address in ASKED.findall(PAGE)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 400, 200]
    assert all(answer.json()["count"] for answer in answers[:2])
    shown = [json.loads(text) for text in ANSWERED.findall(PAGE)]
    assert shown == [answers[2].json(), answers[3].json()]


def test_the_page_names_every_facet_and_every_problem():
    assert [name for name in FACETS if f"`{name}`" not in PAGE] == []
    assert [status for status in KINDS if f"| {status} |" not in PAGE] == []
