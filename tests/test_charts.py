"""Where the bars of a chart stand."""

from itertools import pairwise
from urllib.parse import urlencode

import pytest
from hypothesis import given, strategies as st

from catalogue import charts
from catalogue.charts import HEADROOM, HEIGHT, Bar


def address(**changes):
    return f"/?{urlencode(changes)}"


def test_columns_grow_with_their_numbers_and_nothing_is_nothing():
    chart = charts.columns([Bar("a", 10), Bar("b", 5), Bar("c", 0)])
    assert [column.height for column in chart.columns] == [HEIGHT, HEIGHT // 2, 0]
    assert [column.y for column in chart.columns] == [
        HEADROOM, HEADROOM + HEIGHT // 2, HEADROOM + HEIGHT
    ]  # fmt: skip
    assert [bar.label for bar in chart.bars] == ["a", "b"]


def test_a_single_column_is_not_as_wide_as_the_page():
    [column] = charts.columns([Bar("2020", 3)]).columns
    assert column.width <= 100 / charts.FEWEST


@given(st.lists(st.integers(0, 10**6), max_size=120))
def test_columns_stand_side_by_side_within_the_chart(counts):
    chart = charts.columns([Bar(str(number), count) for number, count in enumerate(counts)])
    places = [(column.x, column.x + column.width) for column in chart.columns]
    assert all(0 <= start < end <= 100 for start, end in places)
    assert all(end <= start for (_, end), (start, _) in pairwise(places))
    assert all(column.height > 0 for column in chart.columns if column.bar.count)
    assert sum(column.labelled for column in chart.columns) <= charts.LABELS
    assert not counts or chart.columns[-1].labelled


def test_numbers_are_written_above_few_bars_and_above_the_tallest_of_many():
    few = charts.columns([Bar("a", 1), Bar("b", 0)])
    assert [column.told for column in few.columns] == [True, False]
    many = charts.columns([Bar(str(number), number % 20) for number in range(40)])
    assert [column.bar.count for column in many.columns if column.told] == [19]


def test_rows_are_as_long_as_their_share_of_the_longest():
    assert [row.width for row in charts.rows([Bar("a", 4), Bar("b", 1), Bar("c", 0)])] == [
        100, 25, 0
    ]  # fmt: skip
    assert charts.rows([]) == []


def test_years_without_papers_have_their_place():
    assert charts.years({2020: 2, 2023: 1}, address) == [
        Bar("2020", 2, "/?year=2020"),
        Bar("2021", 0, "/?year=2021"),
        Bar("2022", 0, "/?year=2022"),
        Bar("2023", 1, "/?year=2023"),
    ]
    assert charts.years({}, address) == []


def test_years_long_ago_share_a_bar():
    bars = charts.years({1763: 1, 1950: 2, 2024: 3}, address)
    assert bars[0] == Bar("to 1974", 3, "/?year_max=1974")
    assert [bars[1].label, bars[-1].label] == ["1975", "2024"]


@pytest.mark.parametrize(
    ("part", "percent"), [({2020: 1}, 50), ({}, 0), ({2020: 2}, 100), ({2021: 5}, 0)]
)
def test_a_share_is_told_in_per_cent(part, percent):
    assert charts.shares({2020: 2}, part, address) == [
        Bar("2020", percent, "/?year=2020", f"{percent} %")
    ]


def test_a_share_that_is_not_nothing_is_not_told_as_nothing():
    [bar] = charts.shares({2020: 5000}, {2020: 1}, address)
    assert bar.count == 1
