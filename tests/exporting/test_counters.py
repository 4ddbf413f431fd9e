"""Counters follow the number of papers, where a list has them, and nothing else does."""

import pytest

from catalogue import exporting
from catalogue.importing import import_markdown
from tests.importing.lists import counts, curate, load, paper, written

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
