"""What the browse page weighs on its way, with everything it loads."""

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.template.defaultfilters import filesizeformat

from catalogue.tables import PER_PAGE
from tests.pages import full_paper

MOST = 60_000


@pytest.mark.django_db
def test_a_full_browse_page_weighs_at_most_60_kb(client):
    for number in range(PER_PAGE):
        full_paper(number, title=f"{number} On the title of a paper that is as long as most are")
    page = client.get("/").content
    files = set(re.findall(r'(?:src|href)="/static/([^"]+)"', page.decode()))
    assert len(files) >= 8
    parts = [page, *(Path(finders.find(name)).read_bytes() for name in files)]
    weight = sum(len(gzip.compress(part)) for part in parts)
    assert weight <= MOST, filesizeformat(weight)
