"""One query string chooses the same papers wherever it is asked."""

import csv
import json
import random
import re
from io import StringIO
from urllib.parse import urlencode

import bibtexparser
import feedparser
import pytest
from django.test import Client

from catalogue.models import Author, Venue
from catalogue.tables import PER_PAGE
from tests.site import shelf

pytestmark = [pytest.mark.django_db, pytest.mark.site]

SELECTIONS = 40
CATEGORIES = ["papers", "papers/pre-training", "papers/tasks/reports-text", "surveys", "none"]


def chance_selections(chance):
    """Draw query strings, most of which leave some papers."""
    values = {
        "q": [*shelf.WORDS, "part", "on graph", "full"],
        "category": CATEGORIES,
        "venue": [*Venue.objects.order_by("pk").values_list("slug", flat=True)[:8], "none"],
        "year": [*map(str, range(2006, 2025)), "none"],
        "author": [*Author.objects.order_by("pk").values_list("slug", flat=True)[:20], "none"],
        "link": ["code", "paper", "data", "none"],
        "status": ["preprint", "published"],
    }
    for _ in range(SELECTIONS):
        pairs = []
        for key in chance.sample(sorted(values), chance.choice([0, 1, 1, 2, 2, 3])):
            name = f"not_{key}" if key != "q" and chance.random() < 0.25 else key
            number = 1 if key == "q" else min(chance.choice([1, 2, 5]), len(values[key]))
            pairs += [(name, value) for value in chance.sample(values[key], number)]
        if chance.random() < 0.3:
            pairs += [("year_min", "2008"), ("year_max", "2022")]
        pairs += [("sort", chance.choice(["-year", "year", "title", "venue", "-added"]))]
        yield urlencode(pairs)


class Asked:
    """A selection, asked for in every form; each gives slugs, in order."""

    def __init__(self, query):
        self.client = Client()
        self.query = query

    def text(self, address):
        answer = self.client.get(address)
        assert answer.status_code == 200, address
        return answer.getvalue().decode()

    def page(self):
        slugs, count = [], None
        while count is None or len(slugs) < count:
            text = self.text(f"/?{self.query}&page={len(slugs) // PER_PAGE + 1}")
            slugs += re.findall(r'name="paper" value="([\w-]+)" form="basket"', text)
            count = int(re.search(r'data-count="(\d+)"', text)[1])
        return slugs

    def api(self):
        slugs, address = [], f"/api/papers?{self.query}"
        while address:
            answer = json.loads(self.text(address))
            slugs += [record["slug"] for record in answer["results"]]
            address = answer["next"]
        assert answer["count"] == len(slugs)
        return slugs

    def csv(self):
        text = self.text(f"/papers.csv?{self.query}").removeprefix("\ufeff")
        return [row["slug"] for row in csv.DictReader(StringIO(text))]

    def bibtex(self):
        found = bibtexparser.parse_string(self.text(f"/papers.bib?{self.query}"))
        assert found.failed_blocks == []
        return [entry.key for entry in found.entries]

    def csl(self):
        return [item["id"] for item in json.loads(self.text(f"/papers.csl.json?{self.query}"))]

    def ris(self):
        return re.findall(r"^ID  - (.+)$", self.text(f"/papers.ris?{self.query}"), re.MULTILINE)

    def json(self):
        return [record["slug"] for record in json.loads(self.text(f"/papers.json?{self.query}"))]

    def jsonl(self):
        lines = self.text(f"/papers.jsonl?{self.query}").splitlines()
        return [json.loads(line)["slug"] for line in lines]

    def atom(self):
        slugs, address = [], f"/papers.atom?{self.query}"
        while address:
            feed = feedparser.parse(self.text(address))
            slugs += [entry.link.split("/")[-2] for entry in feed.entries]
            address = next((link.href for link in feed.feed.links if link.rel == "next"), None)
        return slugs


FORMS = ["api", "csv", "bibtex", "csl", "ris", "json", "jsonl", "atom"]


def test_a_selection_is_the_same_papers_in_the_same_order_in_every_form():
    shelf.fill()
    found = []
    for query in chance_selections(random.Random(3)):  # noqa: S311 -- the same in every run
        asked = Asked(query)
        slugs = asked.page()
        assert {form: getattr(asked, form)() for form in FORMS} == dict.fromkeys(FORMS, slugs), (
            query
        )
        found.append(len(slugs))
    assert sum(number > 0 for number in found) > SELECTIONS / 2
    assert max(found) > 50
