"""The index follows every kind of write, can be made anew, and is checked."""

import io

import pytest
from django.core.checks import run_checks
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from hypothesis import given, settings, strategies as st
from reversion.models import Version

from catalogue import filing, indexing
from catalogue.admin.reverting import revert
from catalogue.changes import changing
from catalogue.formats import FORMATS
from catalogue.importing import import_markdown, import_papers
from catalogue.models import Author, AuthorAlias, Paper, Venue, VenueAlias
from catalogue.search import Index
from tests.factories import AuthorFactory, PaperFactory

pytestmark = pytest.mark.django_db

README = b"# A list\n\n## Papers\n\n[**MICCAI 2023**] Imported words \\\n_Ada Lovelace_ \\\n[paper](https://e.org)\n"


def found(text):
    return sorted(Paper.objects.matching(text).values_list("slug", flat=True))


def dictionary():
    """Every word with its stem and its counts."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT word, stem, papers, uses FROM catalogue_search_word")
        return {word: rest for word, *rest in cursor.fetchall()}


def saved(row, **fields):
    with changing(None, "a test") as change:
        for name, value in fields.items():
            setattr(row, name, value)
        change.save(row)


@pytest.fixture
def paper():
    return PaperFactory(slug="it", title="Graphs", authors=["Ada Lovelace"], venue__name="ICLR")


def test_an_edited_title_is_found_by_its_new_words_only(paper):
    saved(paper, title="Trees")
    assert (found("trees"), found("graphs")) == (["it"], [])


@pytest.mark.parametrize("field", ["note", "abstract", "remark"])
def test_what_stands_beside_a_title_is_found(paper, field):
    saved(paper, **{field: "Workshop"})
    assert found("workshop") == ["it"]


def test_a_renamed_author_is_found_by_both_names(paper):
    saved(Author.objects.get(), name="Augusta King")
    assert (found("augusta"), found("lovelace")) == (["it"], ["it"])


def test_an_alias_is_found_until_it_is_taken_away(paper):
    alias = AuthorAlias(author=Author.objects.get(), alias="The Enchantress")
    saved(alias)
    assert found("author:enchantress") == ["it"]
    with changing(None, "a test") as change:
        change.delete(alias)
    assert found("enchantress") == []


def test_a_renamed_venue_is_found_by_its_names(paper):
    venue = Venue.objects.get()
    saved(venue, name="Learning", full_name="Conference on Representations")
    saved(VenueAlias(venue=venue, alias="Nickname"))
    assert [
        found(f"venue:{word}") for word in ("iclr", "learning", "representations", "nickname")
    ] == ([["it"]] * 4)


def test_an_authors_papers_that_change_hands_are_found_by_the_new_name(paper):
    place = paper.authorships.get()
    saved(place, author=AuthorFactory(name="Grace Hopper"), printed="G. Hopper")
    assert (found("grace"), found("lovelace")) == (["it"], [])


def test_an_imported_paper_is_found_and_one_that_is_gone_is_not():
    import_markdown(README, "README.md")
    assert len(found("imported lovelace miccai")) == 1
    newer = README.replace(b"Imported words", b"Other things entirely new")
    import_markdown(newer, "README.md", prune=True, force=True)
    assert (len(found("entirely new")), found("imported")) == (1, [])
    import_markdown(README, "README.md", new=True)
    assert (len(found("imported")), found("entirely new")) == (1, [])


def test_imported_records_are_found():
    import_papers(
        b'[{"title": "From a record", "authors": ["Alan Turing"]}]', "p.json", FORMATS["json"]
    )
    assert len(found("turing record")) == 1


def test_a_dry_run_leaves_the_index_as_it_was():
    import_markdown(README, "README.md", dry_run=True)
    assert (Index(connection).papers(), dictionary()) == (set(), {})


def test_an_erased_paper_leaves_nothing_behind(paper):
    with changing(None, "a test") as change:
        filing.erase(change, paper)
    assert (Index(connection).papers(), dictionary()) == (set(), {})


def test_a_withdrawn_paper_is_found_by_curators_and_lends_no_word_to_the_public(paper):
    with changing(None, "a test") as change:
        filing.withdraw(change, [paper])
    assert found("graphs") == ["it"]
    assert not Paper.objects.published().matching("graphs").exists()
    assert {papers for _, papers, _ in dictionary().values()} == {0}
    with changing(None, "a test") as change:
        filing.publish(change, [paper])
    assert dictionary()["graphs"] == ["graph", 1, 1]


def test_a_reverted_paper_is_found_by_its_former_words(paper):
    saved(paper, title="Graphs")
    saved(paper, title="Trees")
    first = Version.objects.get_for_object(paper).last()
    with changing(None, "a test") as change:
        revert(change, first)
    assert (found("graphs"), found("trees")) == (["it"], [])


def test_a_change_that_fails_is_not_found(paper):
    paper.year = 99
    with pytest.raises(IntegrityError), transaction.atomic():
        saved(paper, title="Trees")
    assert (found("graphs"), found("trees")) == (["it"], [])


WORDS = st.lists(
    st.sampled_from(["Graph", "Pre-training", "MedCLIP", "Gödel", "x", "ResNet50"]), max_size=4
)


@settings(max_examples=15)
@given(st.lists(st.tuples(WORDS, st.booleans()), max_size=4))
def test_an_index_that_grew_is_one_that_was_made_anew(titles):
    papers = [PaperFactory(venue=None, authors=["Ada Lovelace"]) for _ in range(2)]
    for number, (words, is_published) in enumerate(titles):
        state = Paper.State.PUBLISHED if is_published else Paper.State.DRAFT
        saved(papers[number % 2], title=" ".join(["A", *words]), state=state)
    grown = dictionary()
    indexing.rebuild()
    assert dictionary() == grown
    with changing(None, "a test") as change:
        change.delete_all(Paper.objects.all())
    assert dictionary() == {}


def test_a_text_of_any_size_is_indexed(paper):
    long = " ".join(f"word{number}" for number in range(60_000)) + " " + "y" * 5000
    saved(paper, abstract=long)
    assert found("word3000") == ["it"]
    saved(paper, abstract="z" * 100_000)
    assert found("z" * 300) == ["it"]


# Made anew, and checked


def complaints():
    return [found.msg for found in run_checks(tags=["database"], databases=["default"])]


def test_papers_that_came_by_another_way_are_missed_until_the_index_is_rebuilt():
    call_command("loaddata", "seed", verbosity=0)
    assert complaints() == ["30 papers have no row in the search."]
    said = io.StringIO()
    call_command("rebuild_search", stdout=said)
    assert said.getvalue() == "30 papers can be found.\n"
    assert complaints() == []
    assert len(found("graph")) >= 1


@pytest.mark.parametrize("make", [indexing.rebuild, lambda: indexing.prepare("default")])
def test_tables_are_counted_before_the_index_is_made_of_them(make):
    PaperFactory.create_batch(13)
    with connection.cursor() as cursor:
        Index(connection).clear()
        make()
        if connection.vendor == "postgresql":
            cursor.execute("SELECT reltuples FROM pg_class WHERE relname = 'catalogue_paper'")
        else:
            cursor.execute(
                "SELECT CAST(stat AS int) FROM sqlite_stat1 WHERE tbl = 'catalogue_paper'"
            )
        assert cursor.fetchone()[0] == 13


def test_rows_without_a_paper_are_told_of(paper):
    Paper.objects.filter(pk=paper.pk).delete()
    assert complaints() == ["1 rows of the search have no paper."]
    indexing.prepare("default")
    assert complaints() == []


def test_a_missing_table_is_told_of_and_made():
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE catalogue_search")
    assert complaints() == ["The search has no table."]
    indexing.prepare("default")
    assert complaints() == []


@pytest.mark.django_db(transaction=True)
def test_a_flushed_database_has_an_empty_index(paper):
    call_command("flush", interactive=False, verbosity=0)
    assert (Index(connection).papers(), dictionary(), complaints()) == (set(), {}, [])
    PaperFactory(slug="new", title="After the flood")
    assert found("flood") == ["new"]


@pytest.mark.django_db(transaction=True)
def test_a_catalogue_that_is_migrated_back_and_forth_keeps_what_can_be_found(paper):
    try:
        call_command("migrate", "catalogue", "0001", verbosity=0)
    finally:
        call_command("migrate", "catalogue", verbosity=0)
    assert (found("graphs"), complaints()) == (["it"], [])


def test_nothing_is_said_of_a_database_that_is_not_looked_at():
    assert run_checks(tags=["database"]) == []
