"""A number in brackets behind a name is a counter, unless it says something else."""

import pytest
from hypothesis import example, given, strategies as st

from catalogue.readme import counting, headings


@pytest.mark.parametrize(
    ("heading", "name", "shown"),
    [
        ("## Surveys (12)", "Surveys", "Surveys (12)"),
        ("## **Surveys (12)**", "Surveys", "Surveys (12)"),
        ("## Surveys（1,234 papers）\n\n", "Surveys", "Surveys（1,234 papers）"),
        ("Surveys (12)\n===\n", "Surveys", "Surveys (12)"),
        ("<h2>Surveys (12)</h2>\n", "Surveys", "Surveys (12)"),
        ("**Surveys (12):**\n", "Surveys", "Surveys (12)"),
        ("## CVPR (2023)", "CVPR (2023)", "CVPR (2023)"),
        ("## Part (2)", "Part (2)", "Part (2)"),
        ("## (12)", "(12)", "(12)"),
        (r"## Surveys \(12\)", "Surveys (12)", "Surveys (12)"),
        ("## Surveys (12 methods)", "Surveys (12 methods)", "Surveys (12 methods)"),
    ],
)
def test_a_counter_is_shown_and_is_no_part_of_the_name(heading, name, shown):
    title = headings.read(heading)
    assert (title.name, title.shown) == (name, shown)


@pytest.mark.parametrize("name", ["Surveys (12)", "Surveys (12 papers)", "Part (2)"])
def test_a_name_that_ends_in_a_number_is_written_such_that_it_reads_back(name):
    for text in (headings.write(name, 2), headings.rename("## Old (3)", name)):
        assert headings.read(text).name == name
    assert headings.read(headings.rename("## Old (3)", name)).count


@pytest.mark.parametrize(
    "heading", ["## Old (3)\n\n", "## _Old_ (3)\n", "Old (3)\n---\n", "<h3>Old (3)</h3>\n"]
)
def test_a_renamed_heading_keeps_its_counter(heading):
    title = headings.read(headings.rename(heading, "New & Old"))
    assert title.shown == "New & Old (3)"


@example("Surveys (1799)", 200)
@given(st.integers(0, 99_999).map("Surveys ({:,})".format), st.integers(-99_999, 99_999))
def test_a_counter_goes_up_and_down_and_never_below_nothing(text, by):
    number = counting.number(counting.find(text))
    assert counting.number(counting.find(counting.moved(text, by))) == max(0, number + by)


@pytest.mark.parametrize("text", ["CVPR (2023)", " (2023)", "no number", "**12**"])
def test_what_is_no_counter_does_not_move(text):
    assert counting.moved(text, 1) == text
