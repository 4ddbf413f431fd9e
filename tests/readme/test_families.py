"""Entries of every family are read, kept and rewritten field by field."""

import pytest

from catalogue.readme import EntryBlock, parse, pieces, render
from catalogue.records import PRINTED
from tests.readme.families import ENTRIES, REFERENCES, ROWS

IDS = [f"{family}-{number}" for number, (family, *_) in enumerate(ENTRIES)]


def listed(text):
    return f"# Awesome Sheep\n\n## Papers\n\n{text}\n{REFERENCES}"


def table(header, row):
    return listed(f"{header}\n{'|---' * (header.count('|') - 1)}|\n{row}")


def records(text):
    assert render(parse(text)) == text
    found = [piece.node for piece in pieces(parse(text))]
    return [node.reading.record for node in found if isinstance(node, EntryBlock)]


def fields(record):
    return {name: getattr(record, name) for name in PRINTED}


@pytest.mark.parametrize(("family", "text", "said"), ENTRIES, ids=IDS)
def test_an_entry_of_each_family_is_read_field_by_field(family, text, said):
    assert list(map(fields, records(listed(text)))) == [said]


@pytest.mark.parametrize(("family", "text", "said"), ENTRIES, ids=IDS)
def test_line_ends_change_nothing_of_what_an_entry_says(family, text, said):
    assert list(map(fields, records(listed(text).replace("\n", "\r\n")))) == [said]


@pytest.mark.parametrize(("header", "row", "said"), ROWS)
def test_a_row_is_read_by_the_words_above_its_columns(header, row, said):
    assert list(map(fields, records(table(header, row)))) == [said]
