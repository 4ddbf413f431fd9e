"""The papers of the benchmark: the same everywhere, and stored as an import would store them."""

from collections import Counter
from hashlib import sha256
from itertools import islice

import pytest
from django.db import transaction

from catalogue.formats import FORMATS
from catalogue.importing import import_papers
from catalogue.models import Author, Category, Paper, Venue
from tests.bench import filling, invented, papers

FEW = papers.named("150")


def test_invented_papers_are_the_same_on_every_machine():
    digest = sha256("".join(FEW.lines()).encode()).hexdigest()
    assert digest == "1ad9e3d41671ea4ac5a1a2da8ea1cb8569a6877cdd213059c95976d83b71870d"


def test_a_shorter_catalogue_is_the_beginning_of_a_longer_one():
    assert list(FEW.records()) == list(islice(papers.named("1,000").records(), 150))


def test_no_two_people_have_one_name():
    assert len(set(map(invented.name, range(200_000)))) == 200_000


def test_invented_papers_have_the_shape_of_real_ones():
    found = list(papers.named("5000").records())
    written = Counter(author for paper in found for author in paper.authors)
    texts = [f"{paper.title} {paper.abstract}".lower() for paper in found]
    assert len({paper.venue for paper in found}) == 30
    assert len({paper.year for paper in found}) == 39
    leaves = [path for field in invented.Press().tree for path in field]
    assert [len({path[:depth] for path in leaves}) for depth in (1, 2, 3)] == [7, 277, 3_147]
    assert {paper.categories[0] for paper in found} < set(leaves)
    assert 3.8 < written.total() / len(found) < 4.2
    assert 0.27 < sum("learning" in text for text in texts) / len(found) < 0.29
    assert 0.03 < sum("segmentation" in text for text in texts) / len(found) < 0.04


def stored():
    """Give all that is in the catalogue, but for what follows from the order of arrival."""
    records = [paper.as_record() for paper in Paper.objects.for_records()]
    return {
        "papers": sorted(records, key=lambda record: record.title),
        "keys": set(Paper.objects.values_list("slug", "title_key")),
        "authors": set(Author.objects.values_list("name", "slug", "key", "sort_key")),
        "venues": set(Venue.objects.values_list("name", "slug", "key", "kind")),
        "categories": set(Category.objects.values_list("name", "slug", "kind", "level")),
        "paths": set(Category.objects.slug_paths().values()),
        "found": set(Paper.objects.matching("learning").values_list("title", flat=True)),
    }


@pytest.mark.django_db
def test_papers_that_are_written_straight_into_tables_are_those_of_an_import(settings):
    settings.SITE_NAME = "Papers"
    with transaction.atomic():
        filling.fill(FEW)
        written = stored()
        transaction.set_rollback(True)
    assert not Paper.objects.exists()
    import_papers("".join(FEW.lines()).encode(), "few.jsonl", FORMATS["jsonl"])
    assert written == stored()
    assert len(written["papers"]) == 150
    assert written["found"]


@pytest.mark.django_db
def test_a_catalogue_that_was_filled_takes_more_papers():
    filling.fill(FEW)
    import_papers(b'{"title": "One more", "authors": ["Ada"]}', "more.jsonl", FORMATS["jsonl"])
    assert Paper.objects.count() == 151
    assert Paper.objects.get(title="One more").authors.get().name == "Ada"
