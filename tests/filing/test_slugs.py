import pytest
from django.core.exceptions import ValidationError

from catalogue import filing
from catalogue.changes import changing
from catalogue.models import FreeSlugs, OldSlug, Paper, Venue
from tests.factories import (
    CategoryFactory,
    OldSlugFactory,
    PaperFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def change():
    with changing(None, "A test") as change:
        yield change


def test_a_slug_that_was_once_given_is_not_given_again(change):
    PaperFactory(slug="wanted")
    OldSlugFactory(slug="wanted-2")
    assert filing.free_slug(Paper, "wanted") == "wanted-3"
    assert filing.free_slug(Paper, "wanted", taken={"wanted-3"}) == "wanted-4"


def test_a_changed_slug_leads_on_and_can_be_taken_back(change):
    paper = PaperFactory(slug="old")
    filing.change_slug(change, paper, "new")
    assert OldSlug.objects.meaning("paper", "old") == paper
    filing.change_slug(change, paper, "old")
    assert [old.slug for old in OldSlug.objects.all()] == ["new"]


def test_a_slug_of_something_else_is_refused(change):
    PaperFactory(slug="taken")
    OldSlugFactory(slug="former")
    for slug in ("taken", "former"):
        with pytest.raises(ValidationError, match="address"):
            filing.change_slug(change, PaperFactory(), slug)


def test_the_slug_of_a_category_is_its_own_below_its_parent_only(change):
    sibling, category = CategoryFactory(), CategoryFactory(slug="old")
    CategoryFactory(parent=sibling, slug="elsewhere")
    with pytest.raises(ValidationError, match="address"):
        filing.change_slug(change, category, sibling.slug)
    filing.change_slug(change, category, "elsewhere")
    assert OldSlug.objects.meaning("category", "old") == category


def test_nothing_is_called_as_a_query_string_calls_what_has_no_value(change):
    assert filing.free_slug(Paper, "none") == "none-2"
    assert FreeSlugs(Venue).give(["none", "none"]) == ["none-2", "none-3"]
    with pytest.raises(ValidationError, match="no value"):
        filing.change_slug(change, PaperFactory(), "none")
