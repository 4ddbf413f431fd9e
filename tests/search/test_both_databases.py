"""The same queries find the same papers in the same order, on every database that the suite runs on."""

import pytest
from django.db import transaction

from catalogue.models import Paper
from tests.search.corpus import FOUND, RANKED, fill

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def _library(django_db_setup, django_db_blocker):
    """Make the papers once for all queries."""
    with django_db_blocker.unblock(), transaction.atomic():
        fill()
        yield
        transaction.set_rollback(True)


def found(text):
    papers = Paper.objects.published()
    search = papers.look_up(text)
    return [paper.slug for paper in papers.matching(search).by_relevance(search)]


@pytest.mark.parametrize("text", FOUND)
def test_a_query_finds_these_papers_and_no_others(text):
    assert sorted(found(text)) == sorted(FOUND[text].split())


@pytest.mark.parametrize("text", RANKED)
def test_papers_come_in_the_order_of_their_relevance(text):
    assert found(text) == RANKED[text].split()
