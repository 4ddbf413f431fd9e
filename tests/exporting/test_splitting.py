"""A list in several files: every part in exactly one of them, and links that lead from one to the other."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from catalogue import exporting, readme
from catalogue.exporting import limit
from tests.importing.lists import LIST, load
from tests.readme.test_real_lists import LISTS

pytestmark = pytest.mark.django_db

INDEX = """\
# Awesome Things

A word before.

## Papers

- [Reading](reading.md) (3)
- [Writing](writing.md) (1)

### Empty

## Thanks

To all.
"""

READING = """\
# Reading

Part of [Awesome Things](README.md).

[**ICML 2020**] First Paper \\
"""

LINKED = """\
# Things

- [Reading](#reading) and [more](#more-1)

## Reading

See [writing](#writing), [this](#reading), [the footnote][^1] and [top](#things).

[**ICML 2020**] First Paper \\
[[paper][one]]

### More

[**ICML 2020**] Second Paper \\
[[paper](https://arxiv.org/abs/2001.00002)]

## Writing

[one]: https://arxiv.org/abs/2001.00001
[^1]: A note.

[**ICML 2020**] Third Paper \\
[[paper](https://arxiv.org/abs/2001.00003)]

### More

[**ICML 2020**] Fourth Paper \\
[[paper](https://arxiv.org/abs/2001.00004)]
"""


def texts():
    return {name: content.decode() for name, content in exporting.split().files.items()}


def split(**options):
    told = StringIO()
    call_command("export_markdown", split="category", stdout=StringIO(), stderr=told, **options)
    return told.getvalue()


def test_each_top_category_has_a_file_and_the_index_the_rest():
    load()
    found = texts()
    assert list(found) == ["reading.md", "writing.md", "README.md"]
    assert found["README.md"] == INDEX
    assert found["reading.md"].startswith(READING)


def test_links_lead_to_the_file_that_has_the_heading_now_and_references_go_along():
    load(LINKED)
    found = texts()
    assert "[Reading](reading.md#reading) and [more](writing.md#more)" in found["README.md"]
    assert (
        "[writing](writing.md#writing), [this](#reading), [the footnote][^1] and [top](README.md#things)"
        in found["reading.md"]
    )
    assert found["reading.md"].endswith(
        "\n\n[^1]: A note.\n[one]: https://arxiv.org/abs/2001.00001\n"
    )
    assert found["writing.md"].count("[one]:") == 1


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_line_ends_and_the_byte_order_mark_are_those_of_the_list(end):
    load("\ufeff" + LINKED.replace("\n", end))
    for name, text in texts().items():
        assert text.startswith("\ufeff")
        assert text.count("\n") == text.count(end), name


def test_a_list_with_papers_in_one_category_only_has_one_file_more():
    load(
        "# T\n\n## README\n\n[**ICML 2020**] A thing \\\n[[paper](https://arxiv.org/abs/2001.00001)]\n"
    )
    assert list(texts()) == ["papers-readme.md", "README.md"]


def test_a_list_without_papers_is_its_index():
    load("# T\n\nNothing here.\n")
    assert texts() == {"README.md": "# T\n\nNothing here.\n"}


@pytest.mark.once
@pytest.mark.skipif(not LISTS, reason="needs the lists in ../shared/lists")
@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_no_entry_of_a_list_at_hand_is_lost_or_doubled(path):
    load(path.read_bytes().decode())
    whole, found = exporting.markdown().text, texts().values()
    blocks = {
        piece.node.text.strip()
        for piece in readme.pieces(readme.parse(whole))
        if isinstance(piece.node, readme.EntryBlock)
    }
    assert blocks
    for block in blocks:
        assert sum(text.count(block) for text in found) == whole.count(block), block


def test_the_files_are_written_into_a_folder_and_counted(tmp_path):
    load()
    told = split(output=tmp_path / "lists")
    assert {path.name for path in (tmp_path / "lists").iterdir()} == {
        "reading.md",
        "writing.md",
        "README.md",
    }
    assert "3 files written" in told


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        ({}, "--split needs --output"),
        ({"output": "x", "filter": "year=2020"}, "--split cannot go with --filter"),
        ({"output": "x", "by": "year"}, "--split cannot go with --by"),
        ({"output": "x", "check": "x"}, "--split cannot go with --check"),
    ],
)
def test_what_cannot_go_together_is_said(options, complaint):
    load()
    with pytest.raises(CommandError, match=complaint):
        split(**options)


def test_a_folder_that_cannot_be_is_named(tmp_path):
    load()
    (tmp_path / "file").write_text("")
    with pytest.raises(CommandError, match="file: File exists"):
        split(output=tmp_path / "file")


def test_a_file_that_github_will_not_show_is_told_from_a_little_before(monkeypatch):
    load()
    size = len(LIST.encode())
    assert exporting.markdown().notices == ()
    monkeypatch.setattr(limit, "NEAR", size)
    [notice] = exporting.markdown().notices
    assert (notice.code, f"{size} bytes" in notice.message) == ("large", True)
    assert "shows nothing from 512,000 on: --split category" in notice.message
    monkeypatch.setattr(limit, "SHOWN", size)
    [notice] = exporting.markdown().notices
    assert "shows nothing of it: --split category" in notice.message
