"""Real lists, one of each family, where they lie beside the project: they are other people's text."""

from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings

from catalogue.readme import EntryBlock, parse, pieces, read_entry, render, rewrite, rows
from catalogue.records import LinkRecord

LISTS = sorted(Path(settings.BASE_DIR, "..", "shared", "lists").glob("*.md"))
PAPERS = {"GT": 180, "Ji": 126, "am": 565, "op": 122, "ri": 273, "se": 30, "th": 459, "yz": 104}
"""How many entries of papers a careful reader finds at least, by the list's first letters."""

EDITS = 20
NEW = LinkRecord("code", "code", "https://github.com/new/one")

pytestmark = [
    pytest.mark.skipif(not LISTS, reason="the real lists are not beside the project"),
    pytest.mark.once,
]


@pytest.fixture(params=LISTS, ids=lambda path: path.stem[:20])
def document(request):
    text = request.param.read_bytes().decode()
    found = parse(text)
    assert render(found) == text
    return request.param.name[:2], found


def entries(document):
    """The entries, each with the columns of the table it stands in."""
    columns = ()
    for piece in pieces(document):
        if isinstance(piece.node, EntryBlock):
            yield piece.node, columns
        else:
            columns = rows.follow(columns, piece.node.text)


def test_the_entries_of_a_real_list_are_read(document):
    name, found = document
    assert len(list(entries(found))) >= PAPERS.get(name, 1)


def test_an_edit_of_a_real_entry_says_what_was_asked_and_the_rest_as_before(document):
    _, found = document
    every = list(entries(found))
    for entry, columns in every[:: len(every) // EDITS]:
        record = entry.reading.record
        wanted = replace(record, title=f"{record.title} *Revisited*", links=(*record.links, NEW))
        edited = rewrite(entry.text, wanted, {"title", "links"}, found.profile, columns)
        again = read_entry(edited.text, found.profile, columns).record
        assert not edited.whole
        assert (again.title, again.authors) == (wanted.title, wanted.authors)
        assert [link.url for link in again.links] == [link.url for link in wanted.links]
