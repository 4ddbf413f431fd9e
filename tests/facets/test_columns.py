"""The columns answer as SQL does, in the same order, and are never those of another version."""

import threading

import pytest
from django.db import connection, transaction
from hypothesis import given, settings, strategies as st

from catalogue import columns, facets
from catalogue.columns import holding, reading
from catalogue.columns.texts import Texts
from catalogue.filters import SORTS
from catalogue.models import Paper
from tests.facets.selections import chosen_of, over_columns
from tests.facets.test_counts import draw_up, selections, singles, sketches
from tests.factories import LinkFactory, PaperFactory, VenueFactory

QUERIES = [
    "graph",
    "image",
    "graph -image",
    "gra",
    "absent",
    "year:2020..2021",
    "-year:2021",
    "-graph",
]


@pytest.mark.django_db
@settings(max_examples=settings.default.max_examples // 3)
@given(
    st.lists(sketches, max_size=12),
    st.lists(selections | singles, min_size=1, max_size=4),
    st.sampled_from([*SORTS, "relevance"]),
    st.sampled_from(["", *QUERIES]),
)
def test_a_selection_has_the_same_papers_in_the_same_order(catalogue, asked, sort, words):
    with transaction.atomic():
        draw_up(catalogue)
        for selection in asked:
            whole = selection | {"sort": [sort]} | ({"q": [words]} if words else {})
            by_sql, by_columns = chosen_of(whole), over_columns(whole)
            keys = list(by_sql.papers.values_list("pk", flat=True))
            for part in (slice(0, 1), slice(1, 3), slice(0, None)):
                assert by_columns.narrowing.keys[part].tolist() == keys[part]
            assert by_columns.narrowing.keys.tolist() == keys
            assert by_columns.heading == by_sql.heading
            assert by_columns.chips == by_sql.chips
            assert facets.count(by_columns) == facets.count(by_sql)
            assert facets.rescues(by_columns) == facets.rescues(by_sql)
        transaction.set_rollback(True)


@pytest.mark.django_db
def test_picked_papers_and_values_that_are_looked_for_are_the_same():
    papers = [
        PaperFactory(venue__name=f"Venue {number}", authors=[f"Ada {number}", f"Ben {number}"])
        for number in range(5)
    ]
    VenueFactory(name="Venue without papers")
    slugs = [papers[0].slug, papers[3].slug, "nosuch"]
    by_sql, by_columns = chosen_of({"paper": slugs}), over_columns({"paper": slugs})
    assert by_columns.narrowing.keys.tolist() == [paper.pk for paper in by_sql.papers]
    assert by_columns.chips == by_sql.chips
    for name, find in [("author", "ada"), ("author", "3"), ("venue", "2"), ("venue", "none")]:
        for order in facets.ORDERS:
            asked = facets.Asked(find, order)
            assert (
                facets.values(by_columns, name, asked)[:3]
                == (facets.values(by_sql, name, asked)[:3])
            )


@pytest.mark.django_db
def test_a_paper_that_is_not_public_is_in_no_column():
    PaperFactory(title="Shown", authors=["Ada"], links={"code": "https://x.example"})
    hidden = PaperFactory(state=Paper.State.DRAFT, authors=["Ben"], venue__name="Hidden")
    LinkFactory(paper=hidden, kind="data")
    found = columns.read()
    assert len(found) == 1
    assert hidden.pk not in found.keys.tolist()
    assert [found.facets["author"].values[place] for place in range(1)] == ["ada"]
    assert found.facets["link"].carried.totals.sum() == 1
    assert list(found.facets["venue"].values.places("hidden")) == []


@given(st.lists(st.text()), st.sampled_from([-1, 2]))
def test_texts_are_given_back_and_found_whether_few_or_many(texts, small):
    kept = Texts(texts)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(columns.texts, "SMALL", small)
        found = {text: list(kept.places(text)) for text in [*texts, "\0 nowhere"]}
    assert [kept[place] for place in range(len(kept))] == texts
    for text, places in found.items():
        assert places == [place for place, one in enumerate(texts) if one == text]


@pytest.fixture
def holder():
    return holding.Holder()


def wait(holder):
    for thread in threading.enumerate():
        if thread.name == "columns":
            thread.join(timeout=60)
    return holder.current()


@pytest.mark.django_db(transaction=True)
def test_columns_are_read_beside_and_dropped_with_the_next_write(holder):
    PaperFactory(title="First")
    assert holder.current() is None
    assert len(wait(holder)) == 1
    PaperFactory(title="Second")
    assert holder.current() is None
    assert len(wait(holder)) == 2


@pytest.mark.django_db
@pytest.mark.parametrize(
    "query", ["", "q=image", "sort=venue&venue=none", "not_link=code", "paper=a"]
)
def test_a_catalogue_of_which_all_was_withdrawn_has_columns_without_papers(
    query, client, monkeypatch
):
    PaperFactory(state=Paper.State.WITHDRAWN)
    monkeypatch.setattr(holding._holder, "columns", columns.read())
    assert columns.current() is not None
    response = client.get(f"/?{query}")
    assert response.status_code == 200
    assert 'data-count="0"' in response.content.decode()


@pytest.mark.django_db
def test_what_was_read_while_somebody_wrote_is_thrown_away(monkeypatch):
    PaperFactory(title="First")
    read_all = reading._read

    def read_and_write(version):
        found = read_all(version)
        PaperFactory(title="Second")
        return found

    monkeypatch.setattr(reading, "_read", read_and_write)
    assert columns.read() is None
    monkeypatch.undo()
    assert len(columns.read()) == 2


@pytest.mark.django_db(transaction=True)
def test_columns_that_cannot_be_read_leave_the_answer_to_sql(holder, monkeypatch, caplog):
    PaperFactory()

    def broken():
        raise MemoryError

    monkeypatch.setattr(holding, "read", broken)
    assert holder.current() is None
    assert wait(holder) is None
    assert "SQL answers instead" in caplog.text
    assert connection.is_usable()
