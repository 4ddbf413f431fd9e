"""Straight from the rows comes what the objects of the models say."""

import pytest
from hypothesis import HealthCheck, Phase, given, settings, strategies as st

from catalogue import exporting
from catalogue.formats import FORMATS, Selection
from catalogue.importing import import_papers
from catalogue.models import Entry, Paper, as_printed, as_records
from tests.exporting import natural
from tests.factories import CategoryFactory, PaperFactory
from tests.formats.test_formats import everything
from tests.importing.test_records import empty

pytestmark = pytest.mark.django_db


@pytest.fixture
def papers():
    top, below = CategoryFactory(), CategoryFactory()
    PaperFactory(title="Bare", venue=None, year=None, authors=[])
    PaperFactory(
        title="Full",
        note="Oral",
        abstract="Of words.",
        authors=["Ada Lovelace", "Alan Turing"],
        links={"code": "https://a.org/c", "paper": "https://a.org/p"},
        identifiers={"doi": "10.1000/1", "arxiv": "2001.00001"},
        categories=[below, top],
    )
    PaperFactory(draft=True, categories=[top])
    return list(Paper.objects.for_records())


def test_the_records_of_many_are_those_of_each(papers):
    keys = [paper.pk for paper in papers]
    dated, plain = as_records(keys, dated=True), as_records(keys)
    for paper in papers:
        record = paper.as_record()
        assert (dated[paper.pk], plain[paper.pk], as_printed(keys)[paper.pk]) == (
            record, record, paper.as_printed(),
        )  # fmt: skip
        assert (dated[paper.pk].standing, plain[paper.pk].standing) == (record.standing, None)
        assert plain[paper.pk].venue_kind == record.venue_kind


@settings(
    max_examples=settings.default.max_examples * 1 // 5,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(everything, min_size=1, max_size=4))
def test_files_say_what_they_would_say_by_the_objects(found):
    empty()
    text = "".join(FORMATS["jsonl"].render(Selection(found)))
    import_papers(text.encode(), "papers.jsonl", FORMATS["jsonl"])
    chosen = Paper.objects.published().newest_first()
    for name in ("bibtex", "csv", "json", "jsonl", "markdown"):
        form = FORMATS[name]
        ours = form.render(exporting.selection(chosen))
        assert "".join(ours) == "".join(natural.rendered(form, chosen))
    assert exporting.markdown().content == natural.markdown()


def test_a_paper_that_goes_while_papers_are_written_is_left_out(papers, monkeypatch):
    monkeypatch.setattr(exporting.papers, "BATCH", 1)
    found = exporting.records(Paper.objects.order_by("pk"))
    assert next(found).title == "Bare"
    Entry.objects.all().delete()
    Paper.objects.filter(title="Full").delete()
    assert [record.title for record in found] == [Paper.objects.latest("pk").title]
