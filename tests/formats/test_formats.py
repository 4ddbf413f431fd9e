"""Records written in a format read back as the same; what cannot be read is told with its line."""

import json
from dataclasses import replace

import pytest
from hypothesis import assume, given, strategies as st

from catalogue.formats import FORMATS, BadRecord, Selection, bibtex, bibtex_plain, citation
from catalogue.records import LinkRecord, PaperRecord
from tests.readme.strategies import lines, records

READABLE = {name: form for name, form in FORMATS.items() if form.parse}

IDENTIFIERS = {
    "doi": "10.1000/182",
    "arxiv": "2001.00001",
    "openreview": "rJl-b3RcF7",
    "acl": "2022.emnlp-main.256",
    "pubmed": "31452104",
}

everything = st.builds(
    replace,
    records(),
    abstract=st.lists(lines(), max_size=3).map("\n".join),
    identifiers=st.sets(st.sampled_from(list(IDENTIFIERS))).map(
        lambda schemes: {scheme: IDENTIFIERS[scheme] for scheme in sorted(schemes)}
    ),
    categories=st.lists(st.lists(lines(20), max_size=3).map(tuple), max_size=2).map(tuple),
    slug=st.sampled_from(["", "clip", "lovelace-1843-notes-on-the-engine"]),
)


@pytest.mark.parametrize("form", READABLE.values(), ids=READABLE)
@given(found=st.lists(everything, max_size=2, unique_by=lambda record: record.slug))
def test_records_read_back_as_they_were_written(form, found):
    text = "".join(form.render(Selection(found)))
    assume(found or form.name != "bibtex")  # there is no empty BibTeX
    assert [given.record for given in form.parse(text)] == found


@given(everything)
def test_what_is_called_plain_in_bibtex_needs_no_reading_back(record):
    kind = bibtex.TYPES.get(citation.kind(record), "misc")
    fields = {name: value for name, value in bibtex._fields(record, kind).items() if value}
    entry = bibtex.Entry(1, kind, record.slug, fields)
    if bibtex_plain.is_plain(record, fields):
        assert citation.rest(record, lambda: bibtex._given(entry)) == {}


def test_most_papers_are_plain_in_bibtex():
    record = PaperRecord(
        title="Pre-training of BERT: a survey",
        authors=("Ada Lovelace", "José María Díaz", "A. M. Turing"),
        venue="ICML", year=2020, slug="lovelace-2020-pre-training",
        abstract="Words, 50 % of them in “quotation marks” – and so on.",
        links=(LinkRecord("paper", "paper", "https://a.org/b"),),
        identifiers={"arxiv": "2001.00001"}, categories=(("Papers", "Reading"),),
    )  # fmt: skip
    fields = bibtex._fields(record, "inproceedings")
    assert bibtex_plain.is_plain(record, fields)
    for other in (
        {"note": "Oral"}, {"slug": ""}, {"title": "  A"}, {"venue": "CoRR"},
        {"authors": ("others",)}, {"venue": "", "links": ()}, {"links": ()},
    ):  # fmt: skip
        changed = replace(record, **other)
        assert not bibtex_plain.is_plain(changed, bibtex._fields(changed, "inproceedings")), other


BAD = [
    ({"title": 5}, "title: a text is expected, not a number"),
    ({"title": ""}, "title: missing"),
    ({"title": "x" * 1001}, "title: 1001 characters, 1000 at most"),
    ({"title": "A", "colour": "red"}, "unknown field 'colour'; known are title, authors"),
    ({"title": "A", "year": "2020"}, "year: a whole number from 1600 to 2099 is expected"),
    ({"title": "A", "year": True}, "year: a whole number"),
    ({"title": "A", "authors": "Ada"}, "authors: a list is expected, not a text"),
    ({"title": "A", "authors": [""]}, "authors: an author's name is empty"),
    ({"title": "A", "abstract": {}}, "abstract: a text is expected, not an object"),
    ({"title": "A", "links": [{"url": "javascript:x"}]}, "links: only http and https addresses"),
    ({"title": "A", "links": [{"href": "x"}]}, "links: a link is"),
    ({"title": "A", "links": [{"kind": "film", "url": ""}]}, "links: unknown kind of link 'film'"),
    ({"title": "A", "identifiers": ["x"]}, "identifiers: an object is expected, not a list"),
    ({"title": "A", "identifiers": {"doi": "nonsense"}}, "identifiers: "),
    ({"title": "A", "categories": ["Papers"]}, "categories: a list is expected, not a text"),
    (["A"], "a paper is an object, not a list"),
    (None, "a paper is an object, not nothing"),
]


@pytest.mark.parametrize(("found", "message"), BAD)
@pytest.mark.parametrize("name", ["json", "jsonl"])
def test_a_bad_record_is_told_with_its_line_and_field(name, found, message):
    good = json.dumps({"title": "Good"})
    text = (
        f"{good}\n\n{json.dumps(found)}\n"
        if name == "jsonl"
        else f"[{good},\n\n{json.dumps(found)}]"
    )
    with pytest.raises(BadRecord) as bad:
        list(FORMATS[name].parse(text))
    assert bad.value.line == 3
    assert bad.value.message.startswith(message)


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("jsonl", '{"title": "A"}\n{"title": \n', 2),
        ("jsonl", "[" * 100_000, 1),
        ("json", "{}", 1),
        ("json", '[{"title": "A"},\n{"title": }]', 2),
        ("json", '[{"title": "A"}\n{"title": "B"}]', 2),
        ("json", '[{"title": "A"}]\nmore', 1),
        ("json", '[{"title": "A"},\n', 2),
        ("json", "[\n" + "[" * 100_000, 2),
    ],
)
def test_a_broken_file_is_told_with_its_line(name, text, line):
    with pytest.raises(BadRecord) as bad:
        list(FORMATS[name].parse(text))
    assert bad.value.line == line


def test_what_a_browser_would_encode_in_an_address_is_encoded():
    (found,) = FORMATS["jsonl"].parse('{"title": "A", "links": [{"url": "https://a.org/b c"}]}')
    assert found.record.links[0].url == "https://a.org/b%20c"
