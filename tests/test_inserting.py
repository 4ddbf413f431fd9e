"""Rows that go to the database as they are get keys and defaults as others do."""

import pytest
from django.db import connection

from catalogue.changes import changing
from catalogue.inserting import insert, update
from catalogue.models import Author, Entry, FreeSlugs, Link, Paper, Venue
from catalogue.search import Index
from tests.factories import (
    AuthorFactory,
    CategoryFactory,
    EntryFactory,
    OldSlugFactory,
    PaperFactory,
)

pytestmark = pytest.mark.django_db

COLUMNS = ("name", "slug", "key", "sort_key")


def people(*names):
    return [(name, name, name, name) for name in names]


def test_keys_follow_each_other_and_are_those_of_the_rows():
    before = AuthorFactory()
    keys = insert(Author, COLUMNS, people("a", "b"))
    after = AuthorFactory()
    assert before.pk < keys[0] < keys[1] < after.pk
    assert list(Author.objects.filter(pk__in=keys).values_list("pk", "name")) == [
        (keys[0], "a"), (keys[1], "b"),
    ]  # fmt: skip


def test_the_key_of_a_row_that_is_gone_is_not_given_again():
    (first,) = insert(Author, COLUMNS, people("a"))
    Author.objects.all().delete()
    (second,) = insert(Author, COLUMNS, people("b"))
    assert second > first


def test_what_no_row_gives_is_the_same_for_all_or_the_default():
    paper = PaperFactory()
    insert(Link, ("url",), [("https://a.org",), ("",)], paper_id=paper.pk, kind=Link.Kind.CODE)
    plain = Link(paper=paper, kind=Link.Kind.CODE, url="https://a.org")
    plain.save()
    names = [field.attname for field in Link._meta.concrete_fields if not field.primary_key]
    first, _, last = Link.objects.order_by("pk").values(*names)
    assert first == last


def test_nothing_is_inserted_for_no_rows():
    assert insert(Author, COLUMNS, []) == []


def test_only_the_named_fields_of_the_given_rows_are_written():
    rows, other = EntryFactory.create_batch(2, source="old"), EntryFactory(source="old")
    home = CategoryFactory()
    for row, shown in zip(rows, ({"title": "Graphs", "year": None}, None), strict=True):
        row.category, row.shown, row.edited, row.source = home, shown, None, "new"
    update(Entry, rows, ["category", "shown", "edited"])
    found = Entry.objects.order_by("pk").values_list("category", "shown", "edited", "source")
    assert list(found) == [
        (home.pk, {"title": "Graphs", "year": None}, None, "old"),
        (home.pk, None, None, "old"),
        (other.category_id, other.shown, other.edited, "old"),
    ]


def test_new_papers_are_found_once_the_door_is_shut():
    with changing(None, "a test") as change:
        columns = ("title", "slug", "title_key")
        (key,) = change.insert(Paper, columns, [("Graphs", "graphs", "graphs")])
    paper = Paper.objects.get(pk=key)
    assert (paper.version, list(Paper.objects.matching("graphs"))) == (change.version, [paper])
    assert Index(connection).papers() == {key}


def test_the_database_is_let_count_what_a_large_import_brought():
    with changing(None, "a test", history=False) as change:
        change.insert(Author, COLUMNS, people(*map(str, range(1000))))
    with connection.cursor() as cursor:
        asked = {
            "sqlite": "SELECT max(CAST(stat AS integer)) FROM sqlite_stat1 WHERE tbl = 'catalogue_author'",
            "postgresql": "SELECT reltuples FROM pg_class WHERE relname = 'catalogue_author'",
        }
        cursor.execute(asked[connection.vendor])
        assert cursor.fetchone()[0] >= 1000


def test_many_who_want_one_slug_get_its_numbers_past_those_that_were_ever_given():
    AuthorFactory(slug="ada")
    AuthorFactory(slug="ada-3")
    OldSlugFactory(kind="author", paper=None, author=AuthorFactory(slug="b"), slug="ada-4")
    wanted = ["ada", "grace", "ada", "ada", "grace", "none"]
    found = ["ada-2", "grace", "ada-5", "ada-6", "grace-2", "none-2"]
    assert FreeSlugs(Author).give(wanted) == found
    assert FreeSlugs(Venue).give(["ada", "ada"]) == ["ada", "ada-2"]
