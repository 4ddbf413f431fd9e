"""What an import would see, shown without importing."""

import json
from html import unescape
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from catalogue.importing.inspecting import inspect_markdown
from catalogue.models import Entry

LIST = """\
# Awesome Sheep

## News

- We count [sheep](https://sheep.org).

## Papers

### 2023

- [Sheep <3 Goats](https://arxiv.org/abs/2301.00001) [[code](https://github.com/a/b)]
- woolly-tool [[code](https://github.com/a/woolly)]

### Shearing

1. **Shearing.** ICML 2024. [paper](https://arxiv.org/abs/2401.00002)

   *Ada Lovelace, Alan Turing.*

| Name | Size | Where |
|---|---|---|
| Wool | 1M | [here](https://wool.org) |
"""


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "README.md"
    path.write_text(LIST)
    return path


def said(file, **options):
    out = StringIO()
    call_command("inspect_markdown", file, stdout=out, **options)
    return out.getvalue()


def test_an_inspection_tells_builds_categories_and_what_is_inherited():
    found = inspect_markdown(LIST.encode())
    assert found.builds == {"item of one line": 2, "item with a second paragraph": 1}
    assert [(one.path, count) for one, count in found.categories] == [
        ((), 0),
        (("News",), 0),
        (("Papers",), 0),
        (("Papers", "2023"), 2),
        (("Papers", "Shearing"), 1),
    ]
    assert [one.inherited for one in found.entries] == [("year",), ("year",), ()]


def test_every_block_that_is_not_read_has_its_line_and_the_reason():
    found = inspect_markdown(LIST.encode())
    assert [(one.line, one.why) for one in found.unread] == [
        (5, "nothing below “News” is taken for a paper"),
        (20, "a table without a column of titles"),
    ]
    assert "".join(piece.text for piece in found.pieces) == LIST


def test_an_inspection_warns_as_an_import_does():
    notices = inspect_markdown(LIST.encode()).notices
    assert [(notice.line, notice.code) for notice in notices] == [(12, "no_paper_link")]


@pytest.mark.django_db
def test_the_command_tells_people_and_programs_and_imports_nothing(file):
    lines = said(file).splitlines()
    assert lines[1] == "3 papers: 2 item of one line, 1 item with a second paragraph"
    assert any(line.startswith(f"{file}:12: no link to a paper") for line in lines)
    told = json.loads(said(file, json=True))
    assert told["papers"][0] | {"links": 2} == {
        "line": 11, "build": "item of one line", "category": ["Papers", "2023"], "title": "Sheep <3 Goats",
        "authors": [], "venue": "", "year": 2023, "note": "", "links": 2, "inherited": ["year"],
    }  # fmt: skip
    assert not Entry.objects.exists()


def test_the_page_shows_the_source_beside_what_was_read_and_escapes_both(file, tmp_path):
    said(file, html=tmp_path / "page.html")
    page = (tmp_path / "page.html").read_text()
    assert "<3" not in page
    assert all(line in unescape(page) for line in LIST.splitlines())
    assert "From the headings: year" in page
    assert "light dark" in page


def test_what_cannot_be_imported_cannot_be_inspected(file, tmp_path):
    file.write_bytes(b"# A\n\nb\xe9\n")
    with pytest.raises(CommandError, match=r":3: byte 0xE9: not UTF-8 \[not_utf8\]"):
        said(file)
    with pytest.raises(CommandError, match="No such file"):
        said(tmp_path / "none.md")
