"""The arrays count as plain Python does, from either side, and the first values are the first of all."""

from collections import Counter

import numpy as np
import pytest
from hypothesis import given, strategies as st

from catalogue import columns
from catalogue.columns import Column, Selection, Single
from catalogue.columns.incidence import Incidence
from catalogue.columns.texts import Texts
from catalogue.facets import tallying
from catalogue.facets.choices import Choice

PAPERS, VALUES = 12, 9

pairs = st.sets(st.tuples(st.integers(0, PAPERS - 1), st.integers(0, VALUES - 1)), max_size=60)
chosen_papers = st.sets(st.integers(0, PAPERS - 1))
EVERY = set(range(PAPERS))


def selection(papers):
    return Selection(np.isin(np.arange(PAPERS), list(papers)))


def incidence(carried):
    papers, values = np.array(sorted(carried), dtype=np.int32).reshape(-1, 2).T
    return Incidence(papers, values, (PAPERS, VALUES))


def plainly(carried, papers):
    counted = Counter(value for paper, value in carried if paper in papers)
    return [counted[value] for value in range(VALUES)]


@given(pairs, chosen_papers)
def test_values_are_counted_alike_whether_few_papers_are_chosen_or_most(carried, papers):
    whole, chosen = incidence(carried), selection(papers)
    expected = plainly(carried, papers)
    assert whole.counts(chosen).tolist() == expected
    assert [whole.count(value, chosen) for value in range(VALUES)] == expected
    values, counts = whole.carried(chosen)
    assert dict(zip(values.tolist(), counts.tolist(), strict=True)) == {
        value: number for value, number in enumerate(expected) if number
    }


@given(st.lists(st.integers(-1, VALUES - 1), min_size=PAPERS, max_size=PAPERS), chosen_papers)
def test_single_values_are_counted_alike_and_found(values, papers):
    single = Single(np.array(values, dtype=np.int32), VALUES)
    assert single.counts(selection(papers)).tolist() == plainly(set(enumerate(values)), papers)
    for wanted in ([3], [0, 3], []):
        assert single.carrying(wanted).tolist() == [value in wanted for value in values]


@given(
    pairs, chosen_papers | st.just(EVERY), st.sets(st.integers(0, VALUES - 1), max_size=3), st.booleans(),
    st.tuples(st.integers(1, VALUES), st.integers(1, 4), st.sampled_from([0, 2 * PAPERS])),
)  # fmt: skip
def test_the_first_values_are_found_among_those_that_most_papers_carry(
    carried, papers, own, whole, numbers
):
    number, reach, few = numbers
    names = Texts(map(str, range(VALUES)))
    column = Column(incidence(carried), names, names, range(VALUES))
    counts = column.carried.counts(selection(papers))
    listed = [place for place in range(VALUES) if whole or counts[place]]
    expected = sorted(listed, key=lambda place: (place not in own, -counts[place], place))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(columns.incidence, "REACH", reach)
        patch.setattr(columns.selection, "FEW", few)
        ranked = tallying.Ranked(
            column, None if papers == EVERY else selection(papers), None, sorted(own), whole, False,
            lambda place, found: Choice(str(place), str(place), found),
        )  # fmt: skip
        assert [int(one.value) for one in ranked[:number]] == expected[:number]
        assert [one.count for one in ranked[:number]] == [counts[one] for one in expected[:number]]
        assert len(ranked) == len(listed)
