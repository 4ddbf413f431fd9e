"""What a file and a curator both changed: shown with both values, and decided on."""

import pytest

from tests.importing.lists import load, written
from tests.proposing.curating import CONFLICTS
from tests.proposing.test_deciding import accept, only, reasons, reject, staged

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("curator", "text", "values"), CONFLICTS)
def test_what_both_changed_is_a_conflict_with_both_values(curator, text, values):
    load()
    curator()
    before = written()
    report = staged(text)
    one = only()
    assert (one.conflict, len(report.conflicts)) == (True, 1)
    assert (one.field, one.old, one.new, one.mine) == values
    assert written() == before


@pytest.mark.parametrize(("curator", "text", "values"), CONFLICTS)
def test_a_conflict_that_is_accepted_takes_the_files_version(curator, text, values):
    load()
    curator()
    staged(text)
    assert reasons(accept(only())) == []
    assert written() == text


@pytest.mark.parametrize(("curator", "text", "values"), CONFLICTS)
def test_a_conflict_that_comes_after_the_staging_is_shown_before_it_is_accepted(
    curator, text, values
):
    load()
    staged(text)
    assert not only().conflict
    curator()
    before = written()
    (why,) = reasons(accept(only()))
    assert "look at both values" in why
    assert (only().conflict, only().mine, written()) == (True, values[3], before)
    assert reasons(accept(only())) == []
    assert written() == text


@pytest.mark.parametrize(("curator", "text", "values"), CONFLICTS)
def test_a_conflict_that_is_rejected_keeps_the_curators_version(curator, text, values):
    load()
    curator()
    before = written()
    staged(text)
    reject(only())
    assert written() == before
    assert staged(text).rejected == 1
