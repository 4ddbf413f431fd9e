"""The counts of the pages against the same counts as the ORM makes them in the most natural way."""

import random

import pytest

from catalogue import columns, facets
from catalogue.models import Category, Paper, Venue
from tests.bench import filling, natural, papers
from tests.facets.selections import chosen_of, over_columns, query_of

pytestmark = pytest.mark.django_db

PAPERS = 400
SELECTIONS = 25


def carried():
    """Give for each key of a query string the values that a paper carries, and no others."""
    paths = Category.objects.slug_paths()
    filed = Category.objects.filter(entries__isnull=False).values_list("pk", flat=True).distinct()
    steps = {paths[pk].rsplit("/", drop)[0] for pk in filed for drop in range(3)}
    papers = Paper.objects.order_by()
    return {
        "category": sorted(steps),
        "year": [str(year) for year in Paper.objects.years()],
        "venue": sorted(set(papers.values_list("venue__slug", flat=True))),
        "author": sorted(set(papers.values_list("authors__slug", flat=True)) - {None}),
        "link": ["code", "paper"],
        "not_link": ["code", "paper"],
    }


def some_selection(chance, values):
    """Draw up to three keys with up to three of their values; one in three has a single facet alone."""
    keys = chance.sample(sorted(values), chance.choice([1, 1, 2, 2, 2, 3]))
    return {
        key: chance.sample(values[key], min(chance.randint(1, 3), len(values[key]))) for key in keys
    }


def asked_naturally(selection, keys):
    """Ask the natural page for the same; its categories go by their keys."""
    categories = [str(keys[path]) for path in selection.get("category", ())]
    return query_of(selection | {"category": categories})


def counted_naturally(given, paths):
    """Give the counts of the natural page by the values of ours."""
    found = natural.counts(given, most=None)
    kinds = found.pop("status")
    preprints = kinds.pop(Venue.Kind.PREPRINT, 0)
    kinds.pop(None, None)
    named = {
        name: {"none" if value is None else str(value): number for value, number in values.items()}
        for name, values in found.items()
    }
    named["category"] = {paths[pk]: number for pk, number in found["category"].items()}
    return named | {"status": {"preprint": preprints, "published": sum(kinds.values())}}


def differing(counted, expected):
    """Give what is counted otherwise; papers without category or link the natural page does not offer."""
    return {
        (facet.name, one.value): one.count
        for facet in counted
        for one in (*facet.shown, *facet.rest)
        if one.count != expected[facet.name].get(one.value, 0)
        and (facet.name, one.value) not in {("category", "none"), ("link", "none")}
    }


def test_counts_are_those_of_the_orm_on_random_selections():
    filling.fill(papers.named(f"{PAPERS}"))
    paths = Category.objects.slug_paths()
    keys = {path: pk for pk, path in paths.items()}
    values = carried()
    chance = random.Random(SELECTIONS)  # noqa: S311 -- the same selections each time
    sizes = []
    held = columns.read()
    for _ in range(SELECTIONS):
        selection = some_selection(chance, values)
        given = asked_naturally(selection, keys)
        expected = counted_naturally(given, paths)
        sizes.append(natural.narrowed(given).count())
        for chosen in (chosen_of(selection), over_columns(selection, lambda: held)):
            assert len(chosen.keys) == sizes[-1], selection
            counted = facets.count(chosen)
            assert differing(counted, expected) == {}, selection
    assert sum(map(bool, sizes)) > SELECTIONS / 2


def test_the_natural_page_shows_the_papers_and_counts_of_a_selection(client, settings):
    settings.ROOT_URLCONF = "tests.bench.urls"
    filling.fill(papers.named(f"{PAPERS}"))
    venue = Venue.objects.order_by("pk")[0]
    page = client.get("/natural/", {"venue": venue.slug, "year": "2024"}).content.decode()
    number = venue.papers.filter(year=2024).count()
    assert number > 1
    assert f"<p>{number} papers</p>" in page
    assert page.count("/papers/") == number
