from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from catalogue import filing
from catalogue.changes import changing
from catalogue.models import Category, Entry, OldSlug
from tests.factories import (
    CategoryFactory,
    EntryFactory,
    RootFactory,
    TitleFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def change():
    with changing(None, "A test") as change:
        yield change


def order(category):
    return [entry.paper_id or entry.source for entry in category.entries.in_order()]


def entry_at(category, position, **more):
    return EntryFactory(category=category, position=position, **more)


def names_below(parent):
    return [child.name for child in parent.children.order_by("position", "pk")]


def test_a_category_is_added_last_or_after_another(change):
    parent = TitleFactory()
    first = filing.add_category(change, parent, "First")
    filing.add_category(change, parent, "Last")
    filing.add_category(change, parent, "Second", after=first)
    assert names_below(parent) == ["First", "Second", "Last"]


def test_equal_names_get_slugs_of_their_own(change):
    parent = TitleFactory()
    slugs = [filing.add_category(change, parent, "Same name").slug for _ in range(3)]
    assert slugs == ["same-name", "same-name-2", "same-name-3"]


def test_a_list_without_a_title_has_headings_of_the_second_level(change):
    assert filing.add_category(change, RootFactory(), "New").level == 2


def test_a_heading_has_the_level_of_its_neighbours(change):
    parent = CategoryFactory()
    CategoryFactory(parent=parent, level=5)
    assert filing.add_category(change, parent, "New").level == 5


def test_a_new_category_below_prose_is_prose(change):
    assert filing.add_category(change, CategoryFactory(kind="prose"), "New").kind == "prose"


def test_a_category_is_renamed_without_its_slug(change):
    category = CategoryFactory(name="Old", slug="old")
    filing.rename_category(change, category, "New")
    assert (category.name, category.slug) == ("New", "old")


def test_a_moved_subtree_changes_its_levels_and_its_addresses(change):
    category = CategoryFactory(slug="moved")
    CategoryFactory(parent=category, slug="child", level=4)
    CategoryFactory(parent=(parent := CategoryFactory(slug="new-home")), slug="moved")
    filing.move_category(change, category, parent)
    paths = set(Category.objects.slug_paths().values())
    assert {"new-home/moved-2", "new-home/moved-2/child"} <= paths
    assert OldSlug.objects.meaning("category", "moved") == category
    assert OldSlug.objects.meaning("category", "moved/child").level == 5


def test_a_category_that_moves_back_leaves_no_former_address(change):
    home, parent = TitleFactory(), CategoryFactory()
    category = CategoryFactory(slug="moved")
    filing.move_category(change, category, parent)
    filing.move_category(change, category, home)
    assert [old.slug for old in OldSlug.objects.all()] == [f"{parent.slug}/moved"]


def test_a_topic_makes_its_new_parent_a_topic(change):
    parent = CategoryFactory(kind="prose")
    filing.move_category(change, CategoryFactory(), parent)
    assert Category.objects.get(pk=parent.pk).kind == "topic"


@pytest.mark.parametrize("factory", [RootFactory, TitleFactory])
def test_the_top_of_the_list_does_not_move_and_is_not_deleted(change, factory):
    top, category = factory(), CategoryFactory()
    with pytest.raises(ValidationError, match="stays where it is"):
        filing.move_category(change, top, category)
    with pytest.raises(ValidationError, match="cannot be deleted"):
        filing.delete_category(change, top, category)


def test_a_category_does_not_move_below_itself(change):
    category = CategoryFactory()
    below = CategoryFactory(parent=CategoryFactory(parent=category))
    for parent in (category, below):
        with pytest.raises(ValidationError, match="circle"):
            filing.move_category(change, category, parent)


def test_a_subtree_does_not_move_below_the_sixth_level(change):
    category = CategoryFactory()
    CategoryFactory(parent=category)
    with pytest.raises(ValidationError, match="six levels"):
        filing.move_category(change, category, CategoryFactory(level=5))


def test_papers_of_a_deleted_category_go_to_another_and_its_text_goes(change):
    category, other = CategoryFactory(), CategoryFactory()
    moved, doubled = entry_at(category, 1), entry_at(category, 2)
    entry_at(other, 1, paper=doubled.paper)
    entry_at(category, 3, text="text")
    filing.delete_category(change, category, other)
    assert order(other) == [doubled.paper_id, moved.paper_id]
    assert Entry.objects.count() == 2


def test_a_category_is_not_deleted_while_something_has_no_place(change):
    category, target = CategoryFactory(), CategoryFactory()
    EntryFactory(category=category)
    with pytest.raises(ValidationError, match="Choose where they go"):
        filing.delete_category(change, category, None)
    with pytest.raises(ValidationError, match="cannot go to the category"):
        filing.delete_category(change, category, category)
    CategoryFactory(parent=category)
    with pytest.raises(ValidationError, match="below this one"):
        filing.delete_category(change, category, target)


@pytest.mark.django_db(transaction=True)
def test_two_moves_at_once_do_not_make_a_circle():
    """The door lets one in after the other; the second sees what the first did."""
    if connection.vendor == "sqlite":
        pytest.skip("The tests of SQLite share one database in memory between threads.")
    one, other = CategoryFactory(), CategoryFactory()
    begun = Barrier(2)

    def move(category, parent):
        begun.wait()
        try:
            with changing(None, "A test") as change:
                found = Category.objects.in_bulk([category.pk, parent.pk])
                filing.move_category(change, found[category.pk], found[parent.pk])
        except ValidationError as error:
            return str(error)
        finally:
            connection.close()
        return "moved"

    with ThreadPoolExecutor() as threads:
        moves = [threads.submit(move, one, other), threads.submit(move, other, one)]
        said = sorted(found.result() for found in moves)
    assert "circle" in said[0]
    assert said[1] == "moved"
