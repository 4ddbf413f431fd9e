"""A first import, and newer versions of the file on top of it."""

import pytest

from catalogue import filing
from catalogue.importing import Refused
from catalogue.models import Author, Category, Entry, ImportRun, Paper, Readme, Venue
from tests.importing.lists import LIST, category, counts, curate, entry, load, paper, written

pytestmark = pytest.mark.django_db

FIRST, SECOND, THIRD, FOURTH = (entry(number) for number in range(1, 5))


def titles(name):
    return [found.paper.title for found in category(name).entries.of_papers()]


def test_a_list_goes_in_and_comes_out():
    report = load()
    assert (counts(report), report.verbatim) == ((4, 0, 0, 0), 2)
    assert written() == LIST


def test_importing_the_same_file_again_changes_nothing():
    load()
    rows = [
        list(model.objects.order_by("pk").values()) for model in (Paper, Entry, Category, Author)
    ]
    report = load()
    assert (counts(report), report.unchanged) == ((0, 0, 0, 0), 4)
    assert written() == LIST
    assert rows == [
        list(model.objects.order_by("pk").values()) for model in (Paper, Entry, Category, Author)
    ]


def test_headings_become_a_tree_with_kinds():
    load()
    kinds = {
        row.name: (row.kind, row.level, row.parent.name)
        for row in Category.objects.exclude(kind="root")
    }
    assert kinds == {
        "Awesome Things": ("title", 1, ""),
        "Papers": ("topic", 2, "Awesome Things"),
        "Reading": ("topic", 3, "Papers"),
        "Writing": ("topic", 3, "Papers"),
        "Empty": ("topic", 3, "Papers"),
        "Thanks": ("prose", 2, "Awesome Things"),
    }
    assert category("Reading").get_absolute_url() == "/categories/papers/reading/"


def test_papers_people_and_venues_are_recorded_as_printed():
    load()
    third = paper("Third")
    assert (third.venue.name, third.year, third.note) == ("NeurIPS", 2022, "Workshop")
    assert [place.printed for place in paper("First").authorships.all()] == [
        "Ada Lovelace",
        "Alan Turing",
    ]
    assert {found.scheme: found.value for found in third.identifiers.all()} == {
        "arxiv": "2201.00003"
    }
    assert Venue.objects.count() == 4


def test_the_run_is_recorded_with_its_text():
    load()
    run = ImportRun.objects.get()
    assert (run.text, run.counts["added"], run.name) == (LIST, 4, "README.md")
    assert Readme.objects.get().text == LIST


def newer(text, **switches):
    load()
    report = load(text, **switches)
    assert written() == text
    again = load(text, **switches)
    assert counts(again) == (0, 0, 0, 0)
    return counts(report)


@pytest.mark.parametrize(
    ("old", "new", "changed"),
    [
        ("First Paper", "First Paper, Revisited", (0, 1, 0, 0)),
        ("Grace Hopper", "Grace B. Hopper", (0, 1, 0, 0)),
        ("ICLR 2021", "ICLR 2022 Oral", (0, 1, 0, 0)),
        ("github.com/a/first", "github.com/b/first", (0, 1, 0, 0)),
        ("arxiv.org/abs/2001.00001", "arxiv.org/abs/2001.00009", (0, 1, 0, 0)),
        ("Second Paper\\", "Second Paper \\", (0, 0, 0, 0)),
        ("A word before.", "Another word.", (0, 0, 0, 0)),
        ("A word before.\n\n", "", (0, 0, 0, 0)),
        ("### Reading", "### Reading & More", (0, 0, 0, 0)),
        ("### Empty", "### Empty\n\n\n### Also Empty", (0, 0, 0, 0)),
        ("### Empty\n\n", "", (0, 0, 0, 0)),
        ("## Papers\n\n---\n\n", "## Papers\n\n", (0, 0, 0, 0)),
        ("\n\n## Thanks", "\n\n\n\n## Thanks", (0, 0, 0, 0)),
        ("To all.\n", "To all.", (0, 0, 0, 0)),
        (SECOND, SECOND + FIRST.replace("First", "Fifth").replace("00001", "00005"), (1, 0, 0, 0)),
        (FIRST + SECOND, SECOND + FIRST, (0, 0, 1, 0)),
        (
            "### Writing\n\n" + FOURTH + "### Empty\n\n",
            "### Empty\n\n### Writing\n\n" + FOURTH,
            (0, 0, 0, 0),
        ),
        ("### Writing\n", "#### Writing\n", (0, 0, 0, 0)),
    ],
)
def test_a_newer_file_changes_what_it_changed(old, new, changed):
    assert old in LIST
    assert newer(LIST.replace(old, new)) == changed


def test_an_entry_that_moved_to_another_heading_moves():
    text = LIST.replace(SECOND, "").replace("### Writing\n\n", "### Writing\n\n" + SECOND)
    assert newer(text) == (0, 0, 1, 0)
    assert titles("Writing") == ["Second Paper", "Fourth Paper"]


def test_a_paper_that_the_file_dropped_stays_until_it_is_pruned():
    load()
    text = LIST.replace(THIRD, "")
    report = load(text)
    assert counts(report) == (0, 0, 0, 0)
    assert [notice.code for notice in report.warnings if notice.code == "absent"] == ["absent"]
    assert written() == LIST
    report = load(text, prune=True, force=True)
    assert counts(report) == (0, 0, 0, 1)
    assert written() == text
    assert not Paper.objects.filter(title="Third Paper").exists()


def test_pruning_more_than_a_tenth_needs_force():
    load()
    with pytest.raises(Refused, match="1 of 4 papers would be deleted"):
        load(LIST.replace(THIRD, ""), prune=True)
    assert Paper.objects.count() == 4
    assert Readme.objects.get().text == LIST


def test_a_heading_with_papers_goes_only_when_its_papers_are_pruned():
    load()
    text = LIST.replace("### Writing\n\n" + FOURTH, "")
    load(text)
    assert written() == LIST
    load(text, prune=True, force=True)
    assert written() == text
    assert not Category.objects.filter(name="Writing").exists()


def test_a_dry_run_reports_and_keeps_nothing():
    load()
    text = LIST.replace("First Paper", "Other Title") + "\nMore.\n"
    assert counts(load(text, dry_run=True)) == (0, 1, 0, 0)
    assert written() == LIST
    assert Readme.objects.get().text == LIST


def test_starting_over_replaces_a_list_that_no_curator_edited():
    load()
    other = "# Other\n\n## Things\n\n" + FOURTH.rstrip() + "\n"
    assert counts(load(other, new=True)) == (1, 0, 0, 0)
    assert written() == other
    assert Paper.objects.get().slug == "liskov-2023-fourth-paper"


def test_starting_over_is_refused_where_a_curator_edited(django_user_model):
    load()
    curate(lambda change: filing.edit_text(change, Entry.objects.texts().first(), "Mine."))
    with pytest.raises(Refused, match="a curator has edited"):
        load(new=True)


def test_one_paper_in_two_places_is_one_paper():
    text = LIST.replace("### Writing\n\n", "### Writing\n\n" + FIRST)
    report = load(text)
    assert counts(report) == (5, 0, 0, 0)
    assert (Paper.objects.count(), paper("First").entries.count()) == (4, 2)
    assert written() == text


def test_where_two_entries_of_a_paper_read_differently_the_first_counts():
    other = FIRST.replace("Ada Lovelace, Alan Turing", "A. Lovelace")
    text = LIST.replace("### Writing\n\n", "### Writing\n\n" + other)
    report = load(text)
    assert "reads_differently" in [notice.code for notice in report.warnings]
    assert [place.printed for place in paper("First").authorships.all()] == [
        "Ada Lovelace",
        "Alan Turing",
    ]
    assert written() == text
    assert counts(load(text)) == (0, 0, 0, 0)
    assert written() == text


@pytest.mark.parametrize("place", [0, 1])
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Ada Lovelace", "Ada Byron"),
        ("First Paper", "First and Only Paper"),
        ("2001.00001", "2001.00009"),
    ],
)
def test_what_a_newer_file_changes_at_one_place_of_a_paper_stays_as_it_is_at_the_other(
    place, old, new
):
    twice = LIST.replace("### Writing\n\n", "### Writing\n\n" + FIRST)
    load(twice)
    changed = FIRST.replace(old, new)
    assert changed != FIRST
    first, second = ((changed, FIRST), (FIRST, changed))[place]
    newer = LIST.replace(FIRST, first).replace("### Writing\n\n", "### Writing\n\n" + second)
    load(newer)
    assert written() == newer
    assert counts(load(newer)) == (0, 0, 0, 0)
    assert written() == newer


def test_an_identifier_stays_with_the_first_of_two_titles():
    wrong = SECOND.replace("2101.00002", "2001.00001")
    report = load(LIST.replace(SECOND, wrong))
    assert [notice.line for notice in report.warnings if notice.code == "wrong_link"] == [15]
    assert paper("First").identifiers.get().value == "2001.00001"
    assert not paper("Second").identifiers.exists()


def test_an_identifier_that_moves_to_a_known_paper_is_not_a_new_ones_too():
    load()
    moved = FIRST.replace("2001.00001", "2401.00009")
    fifth = FOURTH.replace("Fourth", "Fifth").replace("2301.00004", "2401.00009")
    text = LIST.replace(FIRST, moved).replace(FOURTH, FOURTH + fifth)
    report = load(text)
    assert (counts(report), written()) == ((1, 1, 0, 0), text)
    assert paper("First").identifiers.get().value == "2401.00009"
    assert not paper("Fifth").identifiers.exists()


def test_same_title_with_different_identifiers_is_two_papers():
    twin = FIRST.replace("2001.00001", "2001.77777")
    load(LIST.replace(SECOND, SECOND + twin))
    assert Paper.objects.filter(title="First Paper").count() == 2


def test_several_titles_or_none_leave_paths_to_start_at_the_root():
    load("# One\n\n" + FIRST + "# Two\n\n" + FOURTH)
    assert [category.kind for category in Category.objects.exclude(kind="root")] == [
        "topic",
        "topic",
    ]
    assert category("Two").path() == ("Two",)
