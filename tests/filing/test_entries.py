import pytest

from catalogue import filing
from catalogue.changes import changing
from catalogue.models import Category, Entry, Paper
from tests.factories import (
    CategoryFactory,
    EntryFactory,
    PaperFactory,
    ReadmeFactory,
    RootFactory,
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


def test_a_paper_is_filed_after_the_last_paper(change):
    category, paper = CategoryFactory(), PaperFactory()
    entry_at(category, 10, text="before")
    last = entry_at(category, 20)
    entry_at(category, 30, text="after")
    filing.file_paper(change, paper, category)
    assert order(category) == ["before", last.paper_id, paper.pk, "after"]


def test_a_paper_is_filed_before_the_first_where_the_newest_come_first(change):
    change.delete_all(type(ReadmeFactory.build()).objects.all())
    ReadmeFactory(profile={"newest_first": True})
    category, paper = CategoryFactory(), PaperFactory()
    entry_at(category, 10, text="before")
    first = entry_at(category, 20)
    filing.file_paper(change, paper, category)
    assert order(category) == ["before", paper.pk, first.paper_id]


@pytest.mark.parametrize(
    "closing", ["</details>\n", "</ul>\n</div>\n\n", "---\n", "</details>\n\n* * *\n"]
)
def test_in_a_category_without_papers_a_paper_is_filed_before_what_closes_it(change, closing):
    category, paper = CategoryFactory(), PaperFactory()
    entry_at(category, 1024, text="<details>\n")
    entry_at(category, 2048, text=closing)
    filing.file_paper(change, paper, category)
    assert order(category) == ["<details>\n", paper.pk, closing]


def test_a_paper_is_filed_into_an_empty_category(change):
    category, paper = CategoryFactory(), PaperFactory()
    assert filing.file_paper(change, paper, category) == category.entries.get()


def test_filing_a_paper_where_it_stands_does_nothing(change):
    entry = EntryFactory()
    assert filing.file_paper(change, entry.paper, entry.category) == entry
    assert Entry.objects.count() == 1


def test_entries_are_moved_apart_where_there_is_no_room(change):
    category, paper = CategoryFactory(), PaperFactory()
    first, last = entry_at(category, 0), entry_at(category, 0, text="text")
    filing.file_paper(change, paper, category)
    assert order(category) == [first.paper_id, paper.pk, last.source]
    assert len({entry.position for entry in category.entries.all()}) == 3


def test_a_category_that_gets_a_paper_becomes_a_topic_and_so_do_those_above(change):
    above = CategoryFactory(kind="prose")
    category = CategoryFactory(parent=above, kind="prose")
    filing.file_paper(change, PaperFactory(), category)
    assert set(Category.objects.values_list("kind", flat=True)) == {"root", "title", "topic"}


def test_a_paper_that_was_taken_out_comes_back_to_its_place(change):
    category = CategoryFactory()
    entry = entry_at(category, 1, source="line\n", paper__title="Back", shown={"title": "Back"})
    other = entry_at(category, 2)
    paper = entry.paper
    filing.unfile(change, entry)
    assert order(category) == ["line\n", other.paper_id]
    filing.file_paper(change, paper, category)
    assert order(category) == [paper.pk, other.paper_id]
    assert category.entries.first().source == "line\n"


def test_an_entry_that_the_file_never_had_is_deleted_when_it_is_taken_out(change):
    filing.unfile(change, EntryFactory())
    assert not Entry.objects.exists()


def test_an_entry_moves_and_comes_back_to_where_it_was_seen(change):
    home, other = CategoryFactory(seen_at=1), CategoryFactory(seen_at=5)
    entries = [
        entry_at(home, number * 1024, seen_at=number, source=f"{number}\n") for number in (2, 3, 4)
    ]
    before, new = order(home), entry_at(home, 9999)
    filing.move_entry(change, entries[1], other)
    assert order(other) == [entries[1].paper_id]
    filing.move_entry(change, Entry.objects.get(pk=entries[1].pk), home)
    assert order(home) == [*before, new.paper_id]


def test_the_first_entry_comes_back_to_the_front(change):
    root = RootFactory()
    first, second = (entry_at(root, number, seen_at=number) for number in (0, 1))
    filing.move_entry(change, first, CategoryFactory(seen_at=7))
    filing.move_entry(change, first, root)
    assert order(root) == [first.paper_id, second.paper_id]


def test_an_entry_does_not_move_to_where_the_paper_stands_already(change):
    category = CategoryFactory()
    paper = PaperFactory(categories=[category, CategoryFactory()])
    stays, moves = paper.entries.all()
    assert filing.move_entry(change, moves, category) == stays
    assert paper.entries.get() == stays


def test_withdrawn_papers_are_published_again(change):
    papers = [PaperFactory(), PaperFactory(draft=True)]
    filing.withdraw(change, papers)
    assert set(Paper.objects.values_list("state", flat=True)) == {"withdrawn"}
    filing.publish(change, papers)
    assert set(Paper.objects.values_list("state", flat=True)) == {"published"}


def test_a_paper_is_erased_with_its_parts(change):
    entry = EntryFactory(source="line\n", paper__authors=["Ada"], paper__links={"code": "http://x"})
    filing.erase(change, entry.paper)
    assert not Paper.objects.exists()
    assert Entry.objects.get().edited == ""


def test_a_text_without_line_ends_gets_those_of_the_file(change):
    change.delete_all(type(ReadmeFactory.build()).objects.all())
    ReadmeFactory(newline="\r\n")
    entry = EntryFactory(text="one line")
    filing.edit_text(change, entry, "one\ntwo")
    assert entry.edited == "one\r\ntwo"


def test_blank_lines_after_a_text_are_not_part_of_it(change):
    entry = EntryFactory(text="text\n\n\n")
    filing.edit_text(change, entry, "text\n \n\n")
    assert entry.edited is None
    filing.edit_text(change, entry, "other\n\n")
    assert entry.edited == "other"
