"""What changed, week by week."""

import datetime

import pytest
from reversion.models import Revision

from catalogue import filing
from catalogue.changes import changing
from catalogue.models import ImportRun, Paper
from catalogue.telling import chronicle
from tests.factories import APRIL, CategoryFactory, ImportRunFactory, PaperFactory, UserFactory
from tests.pages import text_of

pytestmark = pytest.mark.django_db

WEEK = datetime.timedelta(days=7)


def published(moment, **fields):
    """Make a paper that came in at a moment."""
    paper = PaperFactory(**fields)
    Paper.objects.filter(pk=paper.pk).update(published=moment)
    return Paper.objects.get(pk=paper.pk)


def at(moment, deed, *rows):
    """Do something to rows at a moment."""
    before = set(Revision.objects.values_list("pk", flat=True))
    with changing(UserFactory(), "Changed", rows) as change:
        deed(change)
    Revision.objects.exclude(pk__in=before).update(date_created=moment)


def told(week=""):
    return {
        one.key: {
            kind: [paper.title for paper in getattr(one, kind).papers]
            for kind in ("added", "changed", "moved")
            if getattr(one, kind).count
        }
        for one in chronicle.read(chronicle.monday_of(week)).weeks
    }


def retitle(paper, title):
    def deed(change):
        paper.title = title
        change.save(paper)

    return deed


def test_papers_are_told_in_the_week_in_which_they_came(client):
    published(APRIL, title="First")
    published(APRIL + WEEK, title="Second")
    published(APRIL + WEEK, title="Third")
    assert told() == {"2024-W15": {"added": ["Third", "Second"]}, "2024-W14": {"added": ["First"]}}
    assert "8 April – 14 April 2024" in text_of(client.get("/changes/"))


def test_a_paper_that_was_changed_later_is_told_once_a_week():
    paper = published(APRIL, title="Before")
    at(APRIL + 2 * WEEK, retitle(paper, "Between"), paper)
    at(APRIL + 2 * WEEK, retitle(paper, "After"), paper)
    assert told() == {"2024-W16": {"changed": ["After"]}, "2024-W14": {"added": ["After"]}}


def test_what_was_done_before_a_paper_came_is_no_news():
    paper = published(APRIL + WEEK, title="Draft")
    at(APRIL, retitle(paper, "Nearly"), paper)
    at(APRIL + WEEK, retitle(paper, "Done"), paper)
    assert told() == {"2024-W15": {"added": ["Done"]}}


def test_a_paper_that_went_to_another_category_has_moved():
    old, new = CategoryFactory(), CategoryFactory()
    paper = published(APRIL, title="Mover", categories=[old])
    at(APRIL + WEEK, lambda change: filing.move_entry(change, paper.entries.get(), new), paper)
    assert told() == {"2024-W15": {"moved": ["Mover"]}, "2024-W14": {"added": ["Mover"]}}


def test_an_import_is_one_line_of_numbers_without_a_name(client):
    run = ImportRunFactory(
        kind=ImportRun.Kind.README,
        by=UserFactory(username="secretive"),
        name="private.md",
        counts={"added": 1200, "moved": 3},
    )
    ImportRun.objects.filter(pk=run.pk).update(when=APRIL)
    shown = text_of(client.get("/changes/"))
    assert "1 April: README imported: 1,200 added, 3 moved" in shown
    assert "secretive" not in shown
    assert "private.md" not in shown


@pytest.mark.parametrize("state", ["draft", "withdrawn"])
def test_what_is_not_public_is_never_told(client, state):
    paper = published(APRIL, title="Hidden", state=state, categories=[CategoryFactory()])
    at(APRIL + WEEK, retitle(paper, "Hidden still"), paper)
    at(
        APRIL + 2 * WEEK,
        lambda change: filing.move_entry(change, paper.entries.get(), CategoryFactory()),
        paper,
    )
    assert told() == {}
    assert "Nothing has happened here yet." in text_of(client.get("/changes/"))


def test_a_week_shows_the_first_papers_and_how_many_more_there_are(client, monkeypatch):
    monkeypatch.setattr(chronicle, "SHOWN", 2)
    for _ in range(5):
        published(APRIL)
    shown = text_of(client.get("/changes/"))
    assert "Added 5 papers" in shown
    assert "and 3 papers more" in shown


def test_earlier_weeks_are_on_pages_of_their_own_without_empty_ones(client):
    published(APRIL, title="Recent")
    published(APRIL - 60 * WEEK, title="Early")
    first = client.get("/changes/")
    assert "Early" not in text_of(first)
    assert 'href="/changes/?week=2023-W06"' in first.content.decode()
    second = client.get("/changes/?week=2023-W06")
    assert "Early" in text_of(second)
    assert "Recent" not in text_of(second)
    assert 'rel="next"' not in second.content.decode()
    assert '<a href="/changes/">Latest</a>' in second.content.decode()


@pytest.mark.parametrize("week", ["2024-W14", "2020-W53", "1000-W01", "2999-W52"])
def test_any_week_can_be_asked_for(client, week):
    published(APRIL)
    assert client.get(f"/changes/?week={week}").status_code == 200


@pytest.mark.parametrize("week", ["2024-W54", "2024-W00", "0000-W01", "2024", "x", "2024-W1\n"])
def test_a_week_that_is_none_is_not_found(client, week):
    assert client.get("/changes/", {"week": week}).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_changes_take_as_many_queries_whatever_their_number(
    client, django_assert_num_queries, count
):
    for number in range(count):
        paper = published(APRIL - 5 * WEEK, categories=[CategoryFactory()])
        at(APRIL - number * WEEK, retitle(paper, f"New {number}"), paper)
        at(
            APRIL - WEEK,
            lambda change, paper=paper: filing.move_entry(
                change, paper.entries.get(), CategoryFactory()
            ),
            paper,
        )
        ImportRunFactory()
    chronicle.read()  # reversion looks up its content types once
    with django_assert_num_queries(10):
        client.get("/changes/?week=2024-W14")
