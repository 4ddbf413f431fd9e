"""What curators changed meanwhile: kept where the file did not touch it, shown where both did."""

import pytest

from catalogue import filing
from catalogue.models import Paper, Proposal, Readme
from tests.importing.lists import LIST, category, curate, load, paper, written
from tests.importing.test_conflicts import retitle
from tests.proposing.curating import hand_out, reword
from tests.proposing.edits import FIFTH, FIRST, THIRD, edited
from tests.proposing.test_deciding import accept, found, only, reasons, staged

pytestmark = pytest.mark.django_db


def told():
    return [(one.about, one.kind, one.field, one.conflict) for one in found()]


def test_what_only_a_curator_changed_is_no_proposal_and_stays():
    load()
    retitle("First", "The Curator's")
    reword("Mine.")
    curate(
        lambda change: filing.move_entry(change, paper("Fourth").entries.get(), category("Empty"))
    )
    before = written()
    assert staged(LIST).filed.total() == 0
    staged(edited(("ICLR 2021", "ICLR 2022")))
    assert told() == [("paper", "change", "year", False)]
    assert written() == before
    accept(*found())
    assert written() == before.replace("ICLR 2021", "ICLR 2022")


def test_other_fields_of_an_entry_are_taken_beside_a_curators():
    load()
    retitle("First", "The Curator's")
    staged(edited(("ICML 2020", "ICML 2021")))
    accept(*found())
    assert written() == edited(("First Paper", "The Curator's"), ("ICML 2020", "ICML 2021"))


def test_the_same_on_both_sides_is_no_proposal():
    load()
    retitle("First", "Agreed")
    reword("Agreed.")
    curate(lambda change: filing.rename_category(change, category("Reading"), "Agreed Upon"))
    text = edited(
        ("First Paper", "Agreed"), ("A word before.", "Agreed."), ("### Reading", "### Agreed Upon")
    )
    assert staged(text).filed.total() == 0
    assert written() == text


def test_the_catalogue_may_have_it_so_meanwhile():
    load()
    staged(edited(("First Paper", "Agreed")))
    retitle("First", "Agreed")
    assert "has it so already" in reasons(accept(only()))[0]


def test_a_file_that_was_handed_out_is_what_an_edit_is_compared_with():
    load()
    retitle("First", "The Curator's")
    reword("Mine.")
    curate(
        lambda change: filing.move_entry(change, paper("Fourth").entries.get(), category("Empty"))
    )
    out = hand_out()
    retitle("The Curator's", "And Later")
    staged(out.replace("ICLR 2021", "ICLR 2022").replace("Mine.", "Ours."))
    assert told() == [("text", "change", "wording", False), ("paper", "change", "year", False)]
    assert Readme.objects.get().last_known == out
    accept(*found())
    expected = out.replace("ICLR 2021", "ICLR 2022").replace("Mine.", "Ours.")
    assert written() == expected.replace("The Curator's", "And Later")


def test_a_curators_change_that_the_file_takes_back_is_a_proposal():
    load()
    retitle("First", "The Curator's")
    hand_out()
    staged(LIST)
    one = only()
    assert (one.old, one.new, one.conflict) == ("The Curator's", "First Paper", False)
    accept(one)
    assert written() == LIST


def test_everything_that_a_file_handed_out_gained_can_be_accepted():
    load()

    def deed(change):
        twin = Paper(title="Brand New", slug="brand-new", year=2024)
        change.save(twin)
        filing.file_paper(change, twin, category("Empty"))
        filing.add_category(change, category("Papers"), "Newest", after=category("Reading"))
        filing.withdraw(change, [paper("Second")])

    curate(deed)
    out = hand_out()
    text = out.replace("Brand New", "Brand Newer").replace("### Newest", "### Very Newest")
    text = text.replace("To all.", "To all.\n\n### Last\n\n" + FIFTH.strip())
    staged(text)
    assert reasons(accept(*found())) == []
    assert written() == text


def test_an_edit_of_the_file_from_before_an_acceptance_does_not_take_it_back():
    load()
    staged(edited(("First Paper", "First Title")))
    accept(only())
    staged(edited(("ICLR 2021", "ICLR 2022")))
    assert told() == [("paper", "change", "year", False)]
    accept(only())
    assert written() == edited(("First Paper", "First Title"), ("ICLR 2021", "ICLR 2022"))


def test_an_older_file_can_still_be_imported_over_what_a_curator_changed():
    load()
    retitle("First", "The Curator's")
    staged(edited(("ICLR 2021", "ICLR 2022")))
    accept(only())
    load(edited(("ICLR 2021", "ICLR 2022")))
    assert paper("The Curator's")


def test_a_paper_that_the_catalogue_has_elsewhere_gets_a_second_place():
    load()
    staged(edited(("### Empty\n\n", "### Empty\n\n" + FIRST)))
    assert only().paper == paper("First")
    accept(only())
    assert paper("First").entries.count() == 2
    assert written() == edited(("### Empty\n\n", "### Empty\n\n" + FIRST))


def test_a_withdrawn_paper_that_the_file_adds_comes_back_only_by_a_decision():
    load()
    curate(lambda change: filing.withdraw(change, [paper("Third")]))
    hand_out()
    staged(LIST)
    one = only()
    assert (one.kind, one.conflict, one.mine) == ("add", True, "withdrawn")
    accept(one)
    assert written() == LIST
    assert paper("Third").state == Paper.State.PUBLISHED


def test_a_removed_paper_is_withdrawn_and_can_be_published_again():
    load()
    staged(edited((THIRD, "")))
    accept(only())
    assert paper("Third").state == Paper.State.WITHDRAWN
    curate(lambda change: filing.publish(change, [paper("Third")]))
    assert written() == LIST


def test_a_heading_under_which_a_curator_filed_something_does_not_go():
    load()
    curate(
        lambda change: filing.move_entry(change, paper("Second").entries.get(), category("Empty"))
    )
    before = written()
    staged(edited(("### Empty\n\n", "")))
    assert "has more below “Empty”" in reasons(accept(only()))[0]
    assert (written(), Proposal.objects.open().count()) == (before, 1)


def test_what_a_curator_deleted_cannot_be_changed():
    load()
    reword("")
    staged(edited(("A word before.", "Theirs.")))
    assert (only().conflict, only().mine) == (True, None)
    assert "no longer has" in reasons(accept(only()))[0]
