"""What is kept for a version of the catalogue is never older than the last write."""

from contextlib import closing
from typing import NamedTuple

import pytest
from django.db import OperationalError, connection

from catalogue import keeping
from catalogue.changes import changing
from catalogue.models import Edition, Paper
from tests.factories import PaperFactory, VenueFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def counted():
    """Count papers, kept; ``calls`` tells how often it was worked out."""
    calls = []

    @keeping.kept
    def count():
        calls.append(1)
        return Paper.objects.count()

    count.calls = calls
    return count


def test_what_is_kept_is_worked_out_once_until_the_next_write(counted):
    PaperFactory()
    assert [counted(), counted()] == [1, 1]
    assert len(counted.calls) == 1
    PaperFactory()
    assert [counted(), counted()] == [2, 2]
    assert len(counted.calls) == 2


def test_nothing_is_kept_of_a_catalogue_that_was_never_written_to(counted):
    assert Edition.current() == 0
    assert [counted(), counted()] == [0, 0]
    assert len(counted.calls) == 2


def test_nothing_is_kept_during_a_write(counted):
    PaperFactory()
    with changing(None, "add and look") as change:
        assert counted() == 1
        change.save(PaperFactory.build(title="Second", slug="second", venue=None))
        assert counted() == 2
        change.discard()
    assert counted() == 1


def test_a_page_reads_the_version_once(counted, django_assert_num_queries):
    PaperFactory()
    with django_assert_num_queries(2), keeping.reading():
        assert [counted(), counted()] == [1, 1]


def test_a_write_inside_a_reading_is_seen_by_what_comes_after(counted):
    VenueFactory()
    PaperFactory()
    with keeping.reading():
        counted()
    PaperFactory()
    with keeping.reading():
        assert counted() == 2


def test_a_database_that_does_not_answer_keeps_nothing(counted, monkeypatch):
    def silent():
        raise OperationalError

    PaperFactory()
    monkeypatch.setattr(Edition, "current", silent)
    with keeping.reading() as version:
        assert version == 0
        assert [counted(), counted()] == [1, 1]
    assert len(counted.calls) == 2


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no connection to lose")
@pytest.mark.django_db(transaction=True)
def test_a_connection_that_was_lost_is_opened_anew(client):
    PaperFactory()
    other = connection.copy()
    with closing(other), other.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s)", [connection.connection.info.backend_pid])
    with keeping.reading() as version:
        assert version == Edition.current() > 0


class Answer(NamedTuple):
    """What takes so much memory."""

    said: str
    nbytes: int = 40


@pytest.fixture
def memory():
    return keeping.Memory(100)


def test_an_answer_is_recalled_until_the_next_write(memory):
    PaperFactory()
    asked = [
        memory.recall("a", lambda said=said: Answer(said)).said for said in ("first", "second")
    ]
    assert asked == ["first", "first"]
    PaperFactory()
    assert memory.recall("a", lambda: Answer("third")).said == "third"


def test_the_answers_asked_for_last_are_kept_as_far_as_there_is_room(memory):
    PaperFactory()
    for asked in "ababca":
        memory.recall(asked, lambda said=asked: Answer(said))
    assert (list(memory.held), memory.size) == (["c", "a"], 80)
    memory.recall("large", lambda: Answer("large", 101))
    assert (list(memory.held), memory.size) == (["c", "a"], 80)


def test_no_answer_is_recalled_during_a_write_or_before_the_first(memory):
    assert memory.recall("a", lambda: Answer("never kept")).said == "never kept"
    PaperFactory()
    with changing(None, "look"):
        memory.recall("a", lambda: Answer("during a write"))
    assert memory.recall("a", lambda: Answer("after it")).said == "after it"
