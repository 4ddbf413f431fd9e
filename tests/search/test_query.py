"""The query language: what is read, and that anything can be."""

import re

import pytest
from hypothesis import example, given, strategies as st

from catalogue import search
from catalogue.search import Query, Term, Years, parse, postgres, sqlite
from catalogue.search.rows import Way

PIECES = st.sampled_from(
    ["title:", "author:", "year:", "foo:", '"', "“", "-", "*", "..", "2020", "graph", "é", "ﬁ", "½", " ",
     "(", ")", "'", ";", "\\", "AND", "NEAR(", "\u202e", "\ud800", "\0", "王", "\n"]
)  # fmt: skip
TYPED = st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=25).map("".join))


def terms(text):
    """The terms of a query without their places."""
    return [
        Term(one.words, one.field, one.without, one.exact, one.prefix, one.inside, one.joined)
        for one in parse(text).terms
    ]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("", []),
        ("graph networks", [Term(("graph",)), Term(("networks",), prefix=True)]),
        ("of AI", [Term(("of",)), Term(("ai",))]),
        ("AI*", [Term(("ai",), prefix=True)]),
        ("gr* ai", [Term(("gr",), prefix=True), Term(("ai",))]),
        ('"graph Networks"', [Term(("graph", "networks"), exact=True)]),
        ("„graph networks”", [Term(("graph", "networks"), exact=True)]),
        ('"graph networks', [Term(("graph", "networks"), exact=True)]),
        ("-graph", [Term(("graph",), without=True)]),
        ('-title:"a b"', [Term(("a", "b"), "title", without=True, exact=True)]),
        ("AUTHOR:Rückert", [Term(("ruckert",), "authors", prefix=True)]),
        ("title: graph", [Term(("title",)), Term(("graph",), prefix=True)]),
        ("foo:bar", [Term(("foo",)), Term(("bar",), prefix=True)]),
        ("year:soon", [Term(("year",)), Term(("soon",), prefix=True)]),
        ("pre-training.", [Term(("pre", "training"), joined="pretraining", prefix=True)]),
        ("it\u2019s x", [Term(("it", "s"), joined="its"), Term(("x",))]),
        ("10.1000/5", [Term(("10",)), Term(("1000",)), Term(("5",))]),
        ("a AND b", [Term(("a",)), Term(("and",)), Term(("b",))]),
        ("- -- * ()", []),
    ],
)
def test_a_query_is_read(text, read):
    assert terms(text) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("year:2020", [Years(2020, 2020)]),
        ("year:2020..2023", [Years(2020, 2023)]),
        ("year:2020..", [Years(2020, None)]),
        ("YEAR:..2023", [Years(None, 2023)]),
        ("-year:2020 year:2021", [Years(2020, 2020, without=True), Years(2021, 2021)]),
        ("year:.. year:20 year:02020 year:２０２０", []),
    ],
)
def test_years_are_read(text, read):
    assert list(parse(text).years) == read


def test_at_most_sixteen_words_count_and_then_none_is_the_beginning_of_one():
    many = parse(" ".join(f"word{number}" for number in range(40)))
    assert [term.words[0] for term in many.terms] == [f"word{number}" for number in range(16)]
    assert not many.terms[-1].prefix
    assert len(parse(f'"{"a b " * 20}"').terms[0].words) == 16


def test_a_term_knows_where_it_was_typed():
    query = parse("graph  author:Rückert")
    assert [query.text[term.start : term.end] for term in query.terms] == [
        "graph",
        "author:Rückert",
    ]


@given(TYPED)
@example("x" * 5000)
@example("(" * 3000)
@example('"' * 3001)
def test_anything_can_be_read_and_only_letters_and_digits_come_out(text):
    query = parse(text)
    assert sum(len(term.words) for term in query.terms) <= 16
    for term in query.terms:
        assert term.words
        assert all(re.fullmatch("[a-z0-9]{1,40}", word) for word in term.words)
        assert re.fullmatch("[a-z0-9]{0,40}", term.joined)
        assert term.field in {"", "title", "authors", "venue", "text"}
        assert 0 <= term.start < term.end <= len(query.text)


@given(TYPED)
def test_no_text_becomes_syntax_of_a_database(text):
    ways = [[Way(term.words, prefix=term.prefix)] for term in parse(text).terms]
    left = re.sub(r'"[a-z0-9 ]+"\*?', "w", sqlite.every(ways))
    assert re.fullmatch(r"(\(w\)( AND \(w\))*)?", left)
    left = re.sub(r"'[a-z0-9]+'(:\*)?", "w", postgres.every(ways))
    assert re.fullmatch(r"(\(\(w( <-> w)*\)\)( & \(\(w( <-> w)*\)\))*)?", left)


@given(TYPED, TYPED)
def test_the_parts_of_a_marked_text_are_the_text(text, query):
    assert "".join(part.text for part in search.marked(text, parse(query))) == text


def test_nothing_typed_asks_for_nothing():
    assert not parse(" ")
    assert parse("year:2020")
    assert Query() == parse("")
