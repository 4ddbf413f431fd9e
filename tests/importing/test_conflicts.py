"""What file and curator both changed: listed, and left as the curator has it."""

import pytest

from catalogue import filing
from catalogue.models import Category, Entry, Paper
from tests.importing.lists import LIST, category, codes, counts, curate, entry, load, paper, written

pytestmark = pytest.mark.django_db

UNTITLED = """\
A word before.

## Reading

- First Paper [[paper](https://arxiv.org/abs/2001.00001)]

## Writing

- Second Paper [[paper](https://arxiv.org/abs/2001.00002)]
"""

FIRST, SECOND, THIRD, FOURTH = (entry(number) for number in range(1, 5))


def retitle(start, title):
    def deed(change):
        row = paper(start)
        row.title = title
        change.save(row)

    curate(deed)


def test_a_field_that_both_changed_stays_the_curators_and_is_listed():
    load()
    retitle("First", "The Curator's")
    report = load(LIST.replace("First Paper", "The File's"))
    assert codes(report.conflicts) == ["title"]
    assert report.conflicts[0].proposal == "The File's"
    assert paper("The Curator's").year == 2020
    assert written() == LIST.replace("First Paper", "The Curator's")


def test_different_fields_of_one_entry_are_merged():
    load()
    retitle("First", "The Curator's")
    report = load(LIST.replace("ICML 2020", "ICML 2021"))
    assert (codes(report.conflicts), counts(report)) == ([], (0, 1, 0, 0))
    assert written() == LIST.replace("First Paper", "The Curator's").replace(
        "ICML 2020", "ICML 2021"
    )


def test_a_curators_change_is_written_at_both_places_of_a_paper_whatever_the_file_changed_at_one():
    def at(first, second):
        text = LIST.replace(FIRST, first)
        return text.replace("### Writing\n\n", "### Writing\n\n" + second)

    load(at(FIRST, FIRST))
    retitle("First", "The Curator's")
    other = FIRST.replace("Ada Lovelace", "Ada Byron")
    load(at(other, FIRST))
    assert written() == at(other, FIRST).replace("First Paper", "The Curator's")


def test_the_same_change_on_both_sides_is_no_conflict():
    load()
    retitle("First", "Agreed")
    text = LIST.replace("First Paper", "Agreed")
    report = load(text)
    assert (codes(report.conflicts), counts(report)) == ([], (0, 0, 0, 0))
    retitle("Agreed", "Agreed")
    assert written() == text


def test_importing_the_old_file_again_keeps_what_a_curator_changed():
    load()
    retitle("First", "The Curator's")
    curate(
        lambda change: filing.move_entry(change, paper("Fourth").entries.get(), category("Reading"))
    )
    before = written()
    assert counts(load()) == (0, 0, 0, 0)
    assert written() == before


def test_a_text_that_both_changed_stays_the_curators():
    load()
    text = Entry.objects.texts().order_by("pk").first()
    curate(lambda change: filing.edit_text(change, text, "My word."))
    report = load(LIST.replace("A word before.", "Their word."))
    assert codes(report.conflicts) == ["text"]
    assert written() == LIST.replace("A word before.", "My word.")


def test_a_heading_that_both_renamed_stays_the_curators():
    load()
    curate(lambda change: filing.rename_category(change, category("Reading"), "Mine"))
    report = load(LIST.replace("### Reading", "### Theirs"))
    assert codes(report.conflicts) == ["name"]
    assert written() == LIST.replace("### Reading", "### Mine")


def test_an_entry_that_both_moved_stays_where_the_curator_put_it():
    load()
    curate(
        lambda change: filing.move_entry(change, paper("Second").entries.get(), category("Empty"))
    )
    text = LIST.replace(SECOND, "").replace("### Writing\n\n", "### Writing\n\n" + SECOND)
    report = load(text)
    assert codes(report.conflicts) == ["moved"]
    assert paper("Second").entries.get().category == category("Empty")


def test_a_withdrawn_paper_is_neither_removed_nor_raised():
    load()
    curate(lambda change: filing.withdraw(change, [paper("Third")]))
    text = LIST.replace(THIRD, "")
    assert written() == text
    report = load(text, prune=True, force=True)
    assert (counts(report), codes(report.conflicts)) == ((0, 0, 0, 0), [])
    report = load()
    assert codes(report.conflicts) == ["withdrawn"]
    assert paper("Third").state == Paper.State.WITHDRAWN
    assert written() == text


def test_a_paper_that_a_curator_changed_is_not_pruned():
    load()
    retitle("Third", "The Curator's")
    report = load(LIST.replace(THIRD, ""), prune=True, force=True)
    assert codes(report.conflicts) == ["removed_but_edited"]
    assert written() == LIST.replace("Third Paper", "The Curator's")


def test_a_curators_new_paper_comes_back_from_the_exported_file_as_the_same():
    load()

    def deed(change):
        twin = Paper(title="Brand New", slug="brand-new", year=2024)
        change.save(twin)
        filing.file_paper(change, twin, category("Empty"))

    curate(deed)
    text = written()
    assert text == LIST.replace("### Empty\n\n", "### Empty\n\n[**2024**] Brand New\n\n")
    report = load(text)
    assert (counts(report), report.unchanged) == ((0, 0, 0, 0), 5)
    assert written() == text
    assert Entry.objects.filter(paper__title="Brand New").count() == 1


def test_a_curators_own_order_stays_and_the_files_new_entry_finds_its_place():
    load()

    def deed(change):
        rows = {row.paper.title: row for row in category("Reading").entries.all()}
        rows["Third Paper"].position = 1
        change.save(rows["Third Paper"])

    curate(deed)
    assert written() == LIST.replace(FIRST + SECOND + THIRD, THIRD + FIRST + SECOND)
    fifth = FIRST.replace("First", "Fifth").replace("00001", "00005")
    load(LIST.replace(FIRST, FIRST + fifth))
    assert written() == LIST.replace(FIRST + SECOND + THIRD, THIRD + FIRST + fifth + SECOND)


def test_a_paper_added_below_a_heading_that_a_curator_deleted_stands_where_the_heading_did():
    load(UNTITLED)
    curate(lambda change: filing.delete_category(change, category("Reading"), category("Writing")))
    new = "- New Paper [[paper](https://arxiv.org/abs/2001.00003)]\n"
    report = load(UNTITLED.replace("\n## Writing", f"{new}\n## Writing"))
    assert counts(report) == (1, 0, 0, 0)
    assert paper("First").entries.get().category == category("Writing")
    assert paper("New").entries.get().category.kind == Category.Kind.ROOT
    assert written().index("A word before.") < written().index(new) < written().index("## Writing")


def test_a_paper_that_the_file_moves_stays_where_a_curator_took_it_from_a_deleted_heading():
    load(UNTITLED + "\n## Thinking\n\n- Third Paper [[paper](https://arxiv.org/abs/2001.00004)]\n")
    curate(lambda change: filing.delete_category(change, category("Reading"), category("Writing")))
    line = "- First Paper [[paper](https://arxiv.org/abs/2001.00001)]\n"
    third = "- Third Paper [[paper](https://arxiv.org/abs/2001.00004)]\n"
    text = UNTITLED.replace(line + "\n", "") + f"\n## Thinking\n\n{line}{third}"
    report = load(text)
    assert codes(report.conflicts) == ["moved"]
    assert paper("First").entries.get().category == category("Writing")
