"""What differs between two versions of a file, and putting some of it into the older one."""

import pytest
from hypothesis import assume, given, strategies as st

from catalogue.proposing.differences import Comparison
from catalogue.proposing.patching import Unfit, patch
from catalogue.readme import parse, pieces, render
from tests.importing.lists import LIST, entry
from tests.proposing.edits import EDITS, lists
from tests.readme.strategies import texts

FIRST, SECOND, THIRD, FOURTH = (entry(number) for number in range(1, 5))


def compared(old, new):
    return Comparison(parse(old), parse(new))


def patched(comparison, chosen):
    return render(patch(comparison, chosen).document)


def told(old, new):
    return [(one.about, one.kind, one.field, one.line) for one in compared(old, new).differences]


@pytest.mark.parametrize(("new", "found"), EDITS)
def test_each_edit_is_told_as_what_it_is(new, found):
    assert told(LIST, new) == found


@pytest.mark.parametrize("new", [new for new, _ in EDITS])
def test_all_differences_make_the_newer_file_and_none_the_older(new):
    comparison = compared(LIST, new)
    assert patched(comparison, comparison.differences) == new
    assert patched(comparison, []) == LIST


@given(texts, texts)
def test_any_two_texts_are_led_into_each_other(old, new):
    assume(old.startswith("\ufeff") == new.startswith("\ufeff"))
    comparison = compared(old, new)
    assert patched(comparison, []) == old
    try:
        assert patched(comparison, comparison.differences) == new
    except Unfit:
        assert render(parse(new)) == new


@given(lists(), lists())
def test_any_two_lists_are_led_into_each_other(old, new):
    comparison = compared(old, new)
    assert patched(comparison, []) == old
    assert patched(comparison, comparison.differences) == new


@given(st.data())
def test_what_was_not_chosen_still_differs_and_nothing_else_does(data):
    old, new = data.draw(lists()), data.draw(lists())
    comparison = compared(old, new)
    chosen = [one for one in comparison.differences if data.draw(st.booleans())]
    try:
        half = patched(comparison, chosen)
    except Unfit:
        return
    rest = compared(half, new)
    assert patched(rest, rest.differences) == new
    added = [one for one in chosen if one.kind == "add"]
    removed = [one for one in chosen if one.kind == "remove"]
    for one in added:
        assert one.new in half
    assert len(pieces(parse(half))) == len(comparison.old) + len(added) - len(removed)
