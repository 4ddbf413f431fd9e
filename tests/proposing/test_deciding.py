"""Edited files staged and decided on: what is accepted is in the next export, and nothing else."""

import difflib

import pytest
from hypothesis import HealthCheck, given, settings

from catalogue import proposing
from catalogue.changes import changing
from catalogue.importing.starting_over import start_over
from catalogue.models import Proposal, Staging
from catalogue.proposing import stage
from tests.importing.lists import LIST, entry, load, written
from tests.proposing.edits import EDITS, lists

pytestmark = pytest.mark.django_db

FIRST, SECOND, THIRD, FOURTH = (entry(number) for number in range(1, 5))


def staged(text, **switches):
    return stage(text.encode(), "README.md", **switches)


def accept(*proposals):
    return proposing.accept(proposals)


def reject(*proposals):
    return proposing.reject(proposals)


def found():
    return list(Proposal.objects.open().order_by("line", "pk"))


def only(**wanted):
    return Proposal.objects.open().get(**wanted)


def reasons(decisions):
    return [why for _, why in decisions.refused]


def change_of(old, new):
    """The lines that go and come, without blank ones."""
    lines = difflib.ndiff(old.splitlines(), new.splitlines())
    return sorted(line for line in lines if line[0] in "+-" and line[2:].strip())


@pytest.mark.parametrize(("new", "told"), EDITS)
def test_all_proposals_accepted_give_the_edited_file(new, told):
    load()
    report = staged(new)
    assert report.filed.total() == len(told)
    assert written() == LIST
    decisions = accept(*found())
    assert (reasons(decisions), len(decisions.decided)) == ([], len(told))
    assert written() == new
    assert staged(new).filed.total() == 0
    assert found() == []


@pytest.mark.parametrize(("new", "told"), EDITS)
def test_accepting_one_by_one_gives_the_same_file(new, told):
    load()
    staged(new)
    for _ in told:
        for one in found():
            accept(one)
    assert found() == []
    assert written() == new


@pytest.mark.parametrize(("new", "told"), EDITS)
def test_all_rejected_change_nothing_and_are_not_filed_again(new, told):
    load()
    staged(new)
    reject(*found())
    assert written() == LIST
    report = staged(new)
    assert (report.filed.total(), report.rejected) == (0, len(told))


def empty():
    with changing(None, "The next example", history=False) as change:
        change.delete_all(Staging.objects.all())
        start_over(change)


@settings(
    max_examples=settings.default.max_examples // 4,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(lists(), lists())
def test_any_list_becomes_any_other_by_its_proposals(old, new):
    empty()
    load(old)
    before = written()
    staged(new)
    assert written() == before == old
    decisions = accept(*found())
    assert reasons(decisions) == []
    assert written() == new
