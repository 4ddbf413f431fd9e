"""The command that stages an edited README, and what becomes of proposals when another is staged."""

import json

import pytest

from catalogue.importing import Refused
from catalogue.models import Paper, Proposal, Readme, Staging
from tests.importing.lists import LIST, load, paper, written
from tests.importing.test_conflicts import retitle
from tests.proposing.edits import FIFTH, FIRST, FOURTH, SECOND, edited
from tests.proposing.test_deciding import accept, found, only, reasons, reject, staged
from tests.test_commands import refusal, said

pytestmark = pytest.mark.django_db

TWO = edited(("First Paper", "First Title"), (SECOND, SECOND + FIFTH))


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "EDITED.md"
    path.write_text(TWO)
    return path


def test_the_command_files_proposals_and_says_where_they_are(file):
    load()
    lines = said("import_markdown", file, stage=True).splitlines()
    assert lines == [
        "2 proposals filed: 1 add paper, 1 change title of paper",
        "0 open already, 0 rejected before, 0 withdrawn, 0 conflicts",
        "Accept or reject them in the admin, under Proposals.",
    ]
    assert [(one.name, one.line, one.staging.name) for one in found()] == [
        ("First Title", 11, "EDITED.md"),
        ("Fifth Paper", 19, "EDITED.md"),
    ]
    assert (Paper.objects.count(), written(), Readme.objects.get().text) == (4, LIST, LIST)


def test_a_dry_run_of_a_staging_files_nothing(file):
    load()
    lines = said("import_markdown", file, stage=True, dry_run=True).splitlines()
    assert lines[0].startswith("2 proposals filed")
    assert lines[-1] == "Dry run: nothing was written."
    assert not Proposal.objects.exists()
    assert not Staging.objects.exists()


def test_programs_get_one_object(file):
    load()
    retitle("First", "The Curator's")
    report = json.loads(said("import_markdown", file, stage=True, json=True))
    (conflict,) = report.pop("conflicts")
    assert (conflict["line"], conflict["code"]) == (11, "both_changed")
    assert report == {
        "filed": {"add paper": 1, "change title of paper": 1},
        "known": 0,
        "rejected": 0,
        "withdrawn": 0,
    }


def test_conflicts_are_told_with_their_line(file):
    load()
    retitle("First", "The Curator's")
    first = said("import_markdown", file, stage=True).splitlines()[0]
    assert first.startswith("conflict: ")
    assert f"{file}:11: " in first


@pytest.mark.parametrize("switch", ["prune", "force", "new"])
def test_a_staging_takes_no_switch_of_an_import(file, switch):
    load()
    assert f"--{switch}" in refusal("import_markdown", file, stage=True, **{switch: True})


def test_a_staging_refuses_what_an_import_refuses(file):
    load()
    file.write_bytes(b"# A\n\nb\xe9\n")
    assert (
        refusal("import_markdown", file, stage=True) == f"{file}:3: byte 0xE9: not UTF-8 [not_utf8]"
    )
    file.write_text(TWO)
    assert "[too_large]" in refusal("import_markdown", file, stage=True, max_bytes=10)
    assert "No such file" in refusal("import_markdown", file.parent / "none.md", stage=True)


def test_there_must_be_a_file_to_compare_with():
    with pytest.raises(Refused, match="no README yet"):
        staged(LIST)


def test_the_same_file_twice_files_nothing_twice():
    load()
    staged(TWO)
    before = [(one.pk, one.key, one.line) for one in found()]
    report = staged(TWO)
    assert (report.filed.total(), report.known, report.withdrawn) == (0, 2, 0)
    assert [(one.pk, one.key, one.line) for one in found()] == before
    assert Staging.objects.count() == 1


def test_a_newer_file_withdraws_what_it_no_longer_has_and_keeps_the_rest():
    load()
    staged(TWO)
    newer = "# Awesome Things\n\nMore words.\n\n" + TWO.partition("\n\n")[2].replace(
        "First Title", "First Paper"
    )
    report = staged(newer)
    assert (report.known, report.withdrawn) == (1, 1)
    kept = only(kind="add", about="paper")
    assert (kept.name, kept.line, kept.staging.text) == ("Fifth Paper", 21, newer)
    withdrawn = Proposal.objects.get(state="withdrawn")
    assert "decided on, or withdrawn" in reasons(accept(withdrawn))[0]
    assert reasons(accept(*found())) == []
    assert written() == newer


def test_what_was_rejected_once_stays_rejected_in_newer_files():
    load()
    staged(TWO)
    reject(only(kind="add"))
    report = staged(TWO.replace("To all.", "To everyone."))
    assert (report.filed.total(), report.known, report.rejected) == (1, 1, 1)


def test_two_equal_additions_are_two_proposals():
    load()
    text = edited(("### Empty\n\n", "### Empty\n\nWords.\n\nWords.\n\n"))
    assert staged(text).filed == {"add verbatim text": 2}
    accept(*found())
    assert written() == text


def test_a_paper_below_a_new_heading_waits_for_the_heading():
    load()
    text = edited(("## Thanks", "### Novel\n\n" + FIFTH + "## Thanks"))
    staged(text)
    heading, added = found()
    assert "the heading “Novel” above it is not there" in reasons(accept(added))[0]
    assert written() == LIST
    accept(heading)
    assert reasons(accept(added)) == []
    assert written() == text
    assert paper("Fifth").entries.get().category.kind == "topic"


def test_a_heading_goes_when_nothing_is_left_below_it():
    load()
    staged(edited(("### Writing\n\n" + FOURTH, "")))
    heading, gone = found()
    assert "something still stands below" in reasons(accept(heading))[0]
    assert reasons(accept(gone, heading)) == []


def test_a_proposal_from_a_list_that_changed_since_is_stale():
    load()
    staged(edited(("First Paper", "First Title")))
    one = only()
    load(edited(("First Paper", "Some Other Title")))
    assert "stage the file again" in reasons(accept(one))[0]
    assert Proposal.objects.open().get() == one
    load("# Quite\n\n## Another\n\nList.\n", prune=True, force=True)
    assert "stage the file again" in reasons(accept(one))[0]


def test_a_title_that_changed_is_recognised_by_its_identifier():
    load()
    staged(edited(("Third Paper", "Quite Another Name"), ("_Edsger Dijkstra_", "_E. W. Dijkstra_")))
    assert only(field="title").remark == "the same paper by arxiv 2201.00003"
    assert only(field="title").paper == paper("Third")


def test_a_preprint_that_got_a_venue_is_recognised():
    old = LIST.replace("ICML 2020", "arXiv 2020")
    load(old)
    staged(old.replace("arXiv 2020", "ICML 2021"))
    assert only(field="venue").remark == "a preprint that got a venue"
    accept(*found())
    assert (paper("First").venue.name, paper("First").year) == ("ICML", 2021)


def test_what_moves_and_what_was_renamed_are_told_as_such():
    load()
    text = edited((SECOND, ""), ("### Writing\n\n", "### Composing\n\n" + SECOND))
    staged(text)
    renamed, moved = found()
    assert (renamed.kind, renamed.field, renamed.old, renamed.new) == (
        "change", "name", "Writing", "Composing"
    )  # fmt: skip
    assert (moved.kind, moved.old, moved.new) == (
        "move", ["Papers › Reading", "First Paper"], ["Papers › Composing", ""]
    )  # fmt: skip


def test_some_fields_of_an_entry_can_be_accepted_without_the_others():
    load()
    odd = FIRST.replace("First Paper", "Odd  Title").replace("ICML 2020", "ICML 2021 ")
    staged(LIST.replace(FIRST, odd))
    accept(only(field="year"))
    assert written() == edited(("ICML 2020", "ICML 2021"))
    accept(*found())
    assert written() == LIST.replace(FIRST, odd)
