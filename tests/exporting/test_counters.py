"""Counters follow the number of papers, where a list has them, and nothing else does."""

import pytest

from catalogue import exporting, filing
from catalogue.exporting.difference import difference
from catalogue.importing import import_markdown
from catalogue.models import Category
from tests.importing.lists import category, counts, curate, load, paper, written

pytestmark = pytest.mark.django_db

PAPER = "[**ICML 2020**] Paper {0} \\\n[[paper](https://arxiv.org/abs/2001.0000{0})]\n\n"
TWICE = PAPER.format(1)
HEAD = """\
# Things

{0}

## Papers

"""
LIST = PAPER.format(1) + PAPER.format(2) + PAPER.format(3) + "## Again\n\n" + TWICE


def left(text):
    """What stands above the papers once one of the three is withdrawn, which has one entry of the four."""
    load(HEAD.format(text) + LIST)
    assert written() == HEAD.format(text) + LIST
    curate(lambda change: withdraw(change, paper("Paper 2")))
    return written().removeprefix("# Things\n\n").partition("\n\n## Papers")[0]


def withdraw(change, found):
    found.state = found.State.WITHDRAWN
    change.save(found)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("![](https://img.shields.io/badge/PaperNumber-273-brightgreen)", "PaperNumber-272-"),
        ("![](https://img.shields.io/badge/All_Papers-4-blue)", "All_Papers-3-"),
        ("Now with <!-- papers -->1,000<!-- /papers --> of them.", "-->999<!--"),
        ("These are 3 papers.", "2 papers"),
        ("These are 4 papers.", "3 papers"),
        ("All **3 papers** and 3+ papers.", "**2 papers** and 2+ papers"),
    ],
)
def test_a_counter_says_how_many_there_are_now(before, after):
    assert after in left(before)


@pytest.mark.parametrize(
    "text",
    [
        "We read 30 papers a week.",
        "In version 1.3 papers have links.",
        "![](https://img.shields.io/badge/Stars-3-blue)",
        "The 3 best of them.",
    ],
)
def test_another_number_stays(text):
    assert left(text) == text


def test_the_file_with_its_new_counter_is_the_list():
    left("These are 3 papers.")
    report = import_markdown(written().encode(), "README.md")
    assert counts(report) == (0, 0, 0, 0)
    assert "These are 2 papers." in exporting.markdown().text


COUNTED = f"""\
# Things

- [Papers (3)](#papers-3)
  - [Reading (2)](#reading-2)
  - [Writing](#writing) (1)
- [Part (2)](#part-2)

## Papers (3)

### **Reading** (2)

{PAPER.format(1)}{PAPER.format(2)}### Writing

{PAPER.format(3)}## Part (2)

More in [Reading](#reading-2).
"""


def changed():
    lines = difference(COUNTED, written())
    return [line for line in lines if line[:1] in "+-" and "#" in line and line[:3] != "+++"]


def test_a_category_is_not_called_by_its_counter():
    load(COUNTED)
    assert written() == COUNTED
    named = Category.objects.in_order()
    assert [one.name for one in named[1:]] == ["Things", "Papers", "Reading", "Writing", "Part (2)"]


def test_counters_of_headings_and_contents_follow_what_stands_below():
    load(COUNTED)
    curate(lambda change: filing.withdraw(change, [paper("Paper 2")]))
    assert changed() == [
        "-- [Papers (3)](#papers-3)",
        "-  - [Reading (2)](#reading-2)",
        "+- [Papers (2)](#papers-2)",
        "+  - [Reading (1)](#reading-1)",
        "-## Papers (3)",
        "+## Papers (2)",
        "-### **Reading** (2)",
        "+### **Reading** (1)",
        "-More in [Reading](#reading-2).",
        "+More in [Reading](#reading-1).",
    ]
    assert counts(import_markdown(written().encode(), "README.md")) == (0, 0, 0, 0)
    assert "## Papers (2)" in written()


def test_the_counter_behind_a_link_follows_too():
    load(COUNTED)
    curate(
        lambda change: filing.move_entry(
            change, paper("Paper 2").entries.get(), category("Writing")
        )
    )
    assert changed() == [
        "-  - [Reading (2)](#reading-2)",
        "-  - [Writing](#writing) (1)",
        "+  - [Reading (1)](#reading-1)",
        "+  - [Writing](#writing) (2)",
        "-### **Reading** (2)",
        "+### **Reading** (1)",
        "-More in [Reading](#reading-2).",
        "+More in [Reading](#reading-1).",
    ]


def test_a_paper_deleted_for_good_is_counted_no_more():
    load(COUNTED)
    curate(lambda change: filing.erase(change, paper("Paper 3")))
    assert "- [Papers (2)](#papers-2)" in written()
    assert "- [Writing](#writing) (0)" in written()


def test_a_renamed_heading_keeps_its_counter():
    load(COUNTED)
    curate(lambda change: filing.rename_category(change, category("Reading"), "Wool"))
    assert "  - [Wool (2)](#wool-2)" in written()
    assert "### **Wool** (2)" in written()
    assert "More in [Wool](#wool-2)." in written()


def test_a_new_heading_counts_where_those_beside_it_do():
    load(COUNTED.replace("### Writing", "### Writing (1)").replace("[Writing](#writing) (1)", "[Writing (1)](#writing-1)"))  # fmt: skip
    curate(lambda change: filing.add_category(change, category("Papers"), "Shearing"))
    curate(lambda change: filing.file_paper(change, paper("Paper 1"), category("Shearing")))
    assert "  - [Shearing (1)](#shearing-1)\n" in written()
    assert "### Shearing (1)\n" in written()
    assert "- [Papers (4)](#papers-4)\n" in written()
    assert counts(import_markdown(written().encode(), "README.md")) == (0, 0, 0, 0)


def test_a_wrong_counter_keeps_its_distance_and_is_told():
    report = load(COUNTED.replace("(3)", "(1,000)").replace("-3)", "-1000)"))
    assert [(one.code, one.line, one.proposal) for one in report.warnings if one.code == "miscounted"] == [
        ("miscounted", 8, "Papers (3)")
    ]  # fmt: skip
    curate(lambda change: filing.withdraw(change, [paper("Paper 2")]))
    assert "- [Papers (999)](#papers-999)" in written()


def test_a_year_behind_a_link_of_the_contents_stays():
    text = COUNTED.replace("[Writing](#writing) (1)", "[Writing](#writing) (2023)")
    load(text)
    curate(lambda change: filing.withdraw(change, [paper("Paper 3")]))
    assert "  - [Writing](#writing) (2023)\n" in written()
