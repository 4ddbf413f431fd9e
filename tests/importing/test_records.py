"""Records in bulk: in batches, all or nothing, and the same whatever the batches are."""

import gzip
import json
import lzma
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from hypothesis import HealthCheck, Phase, given, settings, strategies as st
from reversion.models import Revision, Version

from catalogue import beside, exporting
from catalogue.changes import changing
from catalogue.formats import FORMATS
from catalogue.importing import Refused, import_papers, papers as intake
from catalogue.importing.starting_over import start_over
from catalogue.indexing import strays
from catalogue.models import Author, Category, Entry, ImportRun, Paper, Venue
from tests.factories import AuthorAliasFactory, AuthorFactory, PaperFactory, VenueAliasFactory

pytestmark = pytest.mark.django_db

TITLES = ["Graphs", "Graphs!", "Trees of Things", "Forests of Things", "Études"]
NAMES = ["Ada Lovelace", "Lovelace, Ada", "Alan Turing", "José Díaz", "Jose Diaz"]
HOMES = [("Papers",), ("Papers", "Reading"), ("Surveys",)]


@pytest.fixture
def in_batches(monkeypatch):
    def of(number):
        monkeypatch.setattr(intake, "TOGETHER", number)

    return of


def lines(*found):
    return "".join(json.dumps(one) + "\n" for one in found).encode()


def take(*found, **options):
    return import_papers(lines(*found), "papers.jsonl", FORMATS["jsonl"], **options)


def papers(number):
    return [
        {"title": f"Paper {n}", "authors": [f"Author {n % 4}"], "categories": [["Topic", f"T{n % 3}"]]}
        for n in range(number)
    ]  # fmt: skip


def everything():
    """What the catalogue says, its people and slugs, and where each paper stands."""
    said = [(record, record.slug) for record in exporting.records(Paper.objects.order_by("slug"))]
    people = list(Author.objects.order_by("slug").values_list("slug", "name", "key", "sort_key"))
    places = [
        (entry.category.path(), entry.paper.slug)
        for entry in Entry.objects.order_by("category__name", "position", "pk")
    ]
    tree = Category.objects.paths()
    order = [tree[row.pk] for row in Category.objects.in_order()]
    with connection.cursor() as cursor:
        cursor.execute("SELECT word, stem, papers, uses FROM catalogue_search_word ORDER BY word")
        words = cursor.fetchall()
    return said, people, places, order, words


def empty():
    with changing(None, "The next example", history=False) as change:
        start_over(change)


@st.composite
def records(draw):
    """Records that are often about the same few papers, by title, identifier or a slug given before."""
    found = {"title": draw(st.sampled_from(TITLES))}
    for name, values in {
        "authors": st.lists(st.sampled_from(NAMES), max_size=3),
        "year": st.sampled_from([2020, 2021]),
        "venue": st.sampled_from(["ICML", "Proc. of ICML", ""]),
        "identifiers": st.fixed_dictionaries({}, optional={
            "arxiv": st.sampled_from(["2001.00001", "2001.00002"]),
            "doi": st.sampled_from(["10.1000/1", "10.1000/2"]),
        }),
        "categories": st.lists(st.sampled_from(HOMES), max_size=2, unique=True),
        "abstract": st.sampled_from(["", "Of words."]),
    }.items():  # fmt: skip
        if draw(st.booleans()):
            found[name] = draw(values)
    return found


@settings(
    max_examples=settings.default.max_examples * 2 // 5,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(records(), min_size=1, max_size=8), st.integers(1, 5))
def test_an_import_is_the_same_wherever_a_batch_ends(in_batches, found, number):
    empty()
    in_batches(1000)
    report = take(*found)
    whole = everything()
    empty()
    in_batches(number)
    again = take(*found)
    assert again.as_json() == report.as_json()
    assert everything() == whole


def test_each_record_meets_the_catalogue_as_those_before_have_left_it(in_batches):
    first = PaperFactory(title="Graphs", identifiers={"doi": "10.1000/1"})
    report = take(
        {"slug": first.slug, "identifiers": {"doi": "10.1000/2"}, "title": "Trees"},
        {"title": "Trees", "year": 1999, "categories": [["A"]]},
        {"title": "Another", "identifiers": {"doi": "10.1000/1"}, "categories": [["A"]]},
    )
    assert (report.added, report.changed, report.warnings) == (1, 2, [])
    first.refresh_from_db()
    assert (first.title, first.year, first.identifiers.get().value) == ("Trees", 1999, "10.1000/2")
    assert Paper.objects.get(title="Another").identifiers.get().value == "10.1000/1"


def test_a_second_import_changes_nothing_and_adds_a_run(in_batches):
    in_batches(3)
    assert take(*papers(10)).added == 10
    before = everything()
    assert (take(*papers(10)).unchanged, everything() == before) == (10, True)
    assert [run.counts["unchanged"] for run in ImportRun.objects.all()] == [10, 0]


def test_new_papers_leave_one_run_and_no_history_of_their_own(in_batches):
    in_batches(3)
    take(*papers(10))
    assert (ImportRun.objects.count(), Version.objects.count()) == (1, 0)


def test_papers_that_a_batch_changes_are_in_the_history_as_they_stood(in_batches):
    take(*papers(3))
    take(*({**one, "year": 2020} for one in papers(3)))
    assert Revision.objects.count() == 2
    for paper in Paper.objects.all():
        after, before = Version.objects.get_for_object(paper)
        assert (before.field_dict["year"], after.field_dict["year"]) == (None, 2020)


@pytest.mark.parametrize(
    ("last", "message"),
    [
        (b"nonsense\n", "no JSON: Expecting value"),
        (b'{"slug": "nobody"}\n', "no paper has the slug “nobody”, and a new one needs a title"),
        (b'{"title": "Jos\xe9"}\n', "byte 0xE9: not UTF-8"),
        (b'{"title": "a\x00"}\n', "byte 0x00: a text file has none"),
        (b'{"title": "A", "categories": [["1", "2", "3", "4", "5", "6"]]}', "a category 6 levels deep; 5 at most"),
    ],
)  # fmt: skip
def test_what_is_wrong_in_the_last_line_leaves_nothing_of_the_first(in_batches, last, message):
    in_batches(2)
    with pytest.raises(Refused) as refused:
        import_papers(lines(*papers(9)) + last, "papers.jsonl", FORMATS["jsonl"])
    assert [(one.line, one.message) for one in refused.value.notices] == [(10, message)]
    assert not any(model.objects.exists() for model in (Paper, Author, Category, ImportRun))


def test_a_file_without_a_record_is_empty():
    with pytest.raises(Refused, match="the file is empty"):
        import_papers(b"\xef\xbb\xbf\n \n", "papers.jsonl", FORMATS["jsonl"])


def test_a_heading_too_deep_in_the_list_is_refused_with_its_line():
    take({"title": "A", "categories": [["1", "2", "3", "4"]]})
    Category.objects.filter(name="4").update(level=6)
    with pytest.raises(Refused) as refused:
        take(
            {"title": "A", "year": 2020}, {"title": "B", "categories": [["1", "2", "3", "4", "5"]]}
        )
    assert [one.line for one in refused.value.notices] == [2]


@pytest.mark.once
def test_what_is_worked_on_in_other_processes_makes_the_same_catalogue(monkeypatch, in_batches):
    changed = [one | {"authors": ["Somebody Else"]} for one in papers(1200)[::7]]
    found = lines(*papers(1200), *changed, *papers(1300)[1200:])
    in_batches(300)
    import_papers(found, "papers.jsonl", FORMATS["jsonl"])
    here = everything()
    empty()
    monkeypatch.setattr(beside, "MANY", 100)
    import_papers(found, "papers.jsonl", FORMATS["jsonl"])
    assert everything() == here
    assert strays() == (set(), set())


def test_people_and_venues_are_known_by_their_other_spellings():
    author, venue = (
        AuthorAliasFactory(alias="Ada King").author,
        VenueAliasFactory(alias="NIPS").venue,
    )
    AuthorFactory(name="Alan Turing")
    take({"title": "A", "authors": ["Ada King", "Alan Turing", "Alan Turing"], "venue": "Nips"})
    paper = Paper.objects.get()
    first, second, third = paper.authorships.all()
    assert (first.author, first.printed) == (author, "Ada King")
    assert second.author != third.author
    assert (paper.venue, paper.venue_printed, Venue.objects.count()) == (venue, "Nips", 1)


@pytest.mark.parametrize("pack", [lzma.compress, gzip.compress])
def test_a_packed_file_that_breaks_off_is_refused_whole(tmp_path, pack):
    path = tmp_path / f"papers.jsonl.{'xz' if pack is lzma.compress else 'gz'}"
    path.write_bytes(pack(lines(*papers(500)))[:-20])
    with pytest.raises(CommandError, match="cannot be unpacked"):
        call_command("import_papers", path, stdout=StringIO(), stderr=StringIO())
    assert not Paper.objects.exists()
