"""Facet counts over 20,000 real papers, held against plain Python; `make scale` runs it.

The papers lie beside the project and are not part of it.
"""

import os
import random
from collections import Counter
from pathlib import Path

import pytest
from django.conf import settings
from django.http import QueryDict

from catalogue import facets
from catalogue.filters import PaperFilter
from catalogue.formats import FORMATS
from catalogue.importing import import_papers
from catalogue.management.commands.import_papers import opened
from catalogue.models import Authorship, Category, Entry, Link, Paper, Venue

PAPERS = Path(settings.BASE_DIR).parent / "shared" / "bench" / "papers_20k.jsonl.xz"
SELECTIONS = int(os.environ.get("SELECTIONS", "0"))

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not SELECTIONS, reason="SELECTIONS says how many; make scale runs it"),
    pytest.mark.skipif(not PAPERS.exists(), reason="The papers to measure with are not here"),
]


def carried():
    """Give for each facet what each paper carries, read in the plainest way."""
    papers = list(Paper.objects.values_list("pk", "year", "venue__slug", "venue__kind"))
    found = {name: {pk: set() for pk, *_ in papers} for name in facets.FACETS}
    for pk, year, venue, kind in papers:
        found["year"][pk] |= {str(year)} if year else set()
        found["venue"][pk] |= {venue} if venue else set()
        status = {"preprint" if kind == Venue.Kind.PREPRINT else "published"}
        found["status"][pk] |= status if venue else set()
    for pk, slug in Authorship.objects.values_list("paper_id", "author__slug"):
        found["author"][pk].add(slug)
    for pk, kind in Link.objects.values_list("paper_id", "kind"):
        found["link"][pk].add(kind)
    paths = Category.objects.slug_paths()
    for pk, category in Entry.objects.values_list("paper_id", "category_id"):
        steps = paths[category].split("/")
        found["category"][pk] |= {"/".join(steps[: n + 1]) for n in range(len(steps))}
    for name in found.keys() - {"status"}:
        found[name] = {pk: values or {"none"} for pk, values in found[name].items()}
    return found


def some_selection(chance, common):
    """Draw up to three facets and up to three of their values, one in five of them excluded."""
    selection = {}
    for name in chance.sample(sorted(common), chance.randint(0, 3)):
        key = f"not_{name}" if chance.random() < 0.2 else name
        selection[key] = chance.sample(common[name], min(chance.randint(1, 3), len(common[name])))
    if chance.random() < 0.2:
        selection["year_min"] = [str(chance.randint(1990, 2025))]
    return selection


def fits(found, pk, key, asked):
    if key == "year_min":
        years = found["year"][pk] - {"none"}
        return any(year >= asked[0] for year in years)
    carries = not found[key.removeprefix("not_")][pk].isdisjoint(asked)
    return carries is not key.startswith("not_")


def left(found, selection, without=()):
    asked = {key: values for key, values in selection.items() if key not in without}
    return [pk for pk in found["year"] if all(fits(found, pk, key, asked[key]) for key in asked)]


def test_counts_are_those_of_brute_force_on_random_selections():
    with opened(PAPERS) as file:
        report = import_papers(file, PAPERS.name, FORMATS["jsonl"])
    assert report.added == Paper.objects.count() > 19_000
    found = carried()
    counts = {name: Counter(v for vs in found[name].values() for v in vs) for name in found}
    common = {name: [value for value, _ in counts[name].most_common(200)] for name in counts}
    chance = random.Random(20_000)  # noqa: S311 -- the same selections each time
    for _ in range(SELECTIONS):
        selection = some_selection(chance, common)
        query = QueryDict(mutable=True)
        for key, values in selection.items():
            query.setlist(key, values)
        chosen = PaperFilter(query, Paper.objects.published())
        assert chosen.papers.count() == len(left(found, selection)), selection
        for facet in facets.count(chosen):
            own = {facet.name, f"not_{facet.name}"} | (
                {"year_min"} if facet.name == "year" else set()
            )
            pks = left(found, selection, own)
            expected = Counter(value for pk in pks for value in found[facet.name][pk])
            shown = {one.value: one.count for one in (*facet.shown, *facet.rest)}
            assert shown == {value: expected[value] for value in shown}, (facet.name, selection)
            if facet.name != "category":  # a large tree is folded
                put_away = max(
                    (expected[value] for value in expected.keys() - shown.keys()), default=0
                )
                free = shown.keys() - {
                    "none",
                    *selection.get(facet.name, ()),
                    *selection.get(f"not_{facet.name}", ()),
                }
                assert put_away <= min((shown[value] for value in free), default=0), (
                    facet.name,
                    selection,
                )
