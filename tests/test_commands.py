"""The commands of maintainers: what they write, what they say, and what they refuse."""

import gzip
import json
import lzma
import stat
from dataclasses import replace
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from catalogue.formats import FORMATS, READABLE
from catalogue.models import Entry, Paper, Readme
from tests.importing.lists import LIST, category, load, paper, written
from tests.processes import run_python

pytestmark = pytest.mark.django_db


def said(*arguments, **options):
    out = StringIO()
    call_command(*arguments, stdout=out, stderr=StringIO(), **options)
    return out.getvalue()


def refusal(*arguments, **options):
    with pytest.raises(CommandError) as refused:
        said(*arguments, **options)
    return str(refused.value)


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "README.md"
    path.write_text(LIST)
    return path


def test_an_import_reports_for_people_and_for_programs(file):
    assert said("import_markdown", file).splitlines()[-1].startswith("4 added, 0 changed")
    report = json.loads(said("import_markdown", file, json=True))
    assert {key: report[key] for key in ("added", "changed", "moved", "removed", "unchanged", "verbatim")} == {
        "added": 0, "changed": 0, "moved": 0, "removed": 0, "unchanged": 4, "verbatim": 2,
    }  # fmt: skip
    assert set(report["warnings"][0]) == {"line", "code", "message", "proposal"}


def test_a_dry_run_says_that_nothing_was_written(file):
    assert (
        said("import_markdown", file, dry_run=True).splitlines()[-1]
        == "Dry run: nothing was written."
    )
    assert not Paper.objects.exists()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"# A\n\nb\xe9\n", "{}:3: byte 0xE9: not UTF-8 [not_utf8]"),
        ("# A".encode("utf-16"), "{}:1: byte 0x00: a text file has none [nul]"),
        (b"# A\r\rx\x00", "{}:3: byte 0x00: a text file has none [nul]"),
        (b"", "{}: the file is empty [empty]"),
        (b"\xef\xbb\xbf \n", "{}: the file is empty [empty]"),
        (b"x" * 11, "{}: 11 bytes are more than the 10 allowed [too_large]"),
    ],
)
def test_a_file_that_is_no_list_is_refused_with_its_line(file, content, message):
    load()
    file.write_bytes(content)
    options = {"max_bytes": 10} if len(content) == 11 else {}
    assert refusal("import_markdown", file, **options) == message.format(file)
    assert written() == LIST


def test_a_missing_file_and_a_folder_are_named(tmp_path):
    assert refusal("import_markdown", tmp_path / "none.md").endswith(
        "none.md: No such file or directory"
    )
    assert refusal("import_papers", tmp_path, format="json").endswith("Is a directory")
    assert refusal("export_markdown", output=tmp_path / "no" / "README.md").endswith(
        "No such file or directory"
    )
    assert refusal("export_papers", output=tmp_path / "no" / "a.json").endswith(
        "No such file or directory"
    )


def test_the_export_is_written_in_place_of_the_file_with_its_permissions(tmp_path):
    load()
    path = tmp_path / "README.md"
    path.write_text("old")
    path.chmod(0o640)
    left = tmp_path / ".README.md.killed.part"
    left.write_text("left by an earlier run")
    said("export_markdown", output=path)
    assert (path.read_text(), stat.S_IMODE(path.stat().st_mode)) == (LIST, 0o640)
    assert list(tmp_path.iterdir()) == [path]
    assert Readme.objects.get().exported_text == LIST


def test_without_a_file_the_export_is_said_to_the_byte():
    load(LIST.replace("\n", "\r\n").rstrip())
    assert said("export_markdown") == LIST.replace("\n", "\r\n").rstrip()


def test_a_stale_file_is_shown_and_refused(file):
    load()
    assert said("export_markdown", check=file) == f"{file} is up to date.\n"
    file.write_text(LIST.replace("First", "Last"))
    out = StringIO()
    with pytest.raises(CommandError, match="is stale"):
        call_command("export_markdown", check=file, stdout=out, stderr=StringIO())
    changed = [line for line in out.getvalue().splitlines() if line[:1] in "+-"]
    assert changed == ["-[**ICML 2020**] Last Paper \\", "+[**ICML 2020**] First Paper \\"]


@pytest.mark.parametrize("form", READABLE.values(), ids=READABLE)
def test_papers_go_out_and_come_in_again_as_they_were(tmp_path, form):
    load()
    path = tmp_path / f"papers.{form.extension}"
    said("export_papers", output=path)
    assert said("import_papers", path).startswith(
        "0 added, 0 changed, 0 moved, 0 removed, 4 unchanged"
    )
    with path.open(newline="") as file:
        assert said("export_papers", format=form.name) == file.read()
    Entry.objects.all().delete()
    Paper.objects.all().delete()
    assert said("import_papers", path).splitlines()[-1].startswith("4 added")
    with path.open(newline="") as file:
        assert said("export_papers", format=form.name) == file.read()


@pytest.mark.parametrize("form", [form for form in FORMATS.values() if not form.parse])
def test_what_can_only_be_written_is_written_by_its_ending_and_not_read(tmp_path, form):
    load()
    path = tmp_path / f"papers.{form.extension}"
    said("export_papers", output=path)
    assert "First Paper" in path.read_text()
    assert "cannot read this kind of file" in refusal("import_papers", path)


def test_a_citation_of_a_known_paper_leaves_its_links_and_identifiers(tmp_path):
    load()
    path = tmp_path / "library.bib"
    path.write_text("@misc{x, title = {First paper}, year = 2019, url = {https://a.example/b}}")
    before = paper("First").as_record()
    assert said("import_papers", path).startswith("0 added, 1 changed")
    assert paper("First").as_record() == replace(before, title="First paper", year=2019)


def test_a_key_that_another_paper_has_by_chance_is_not_that_paper(tmp_path):
    load()
    slug = paper("First").slug
    path = tmp_path / "library.bib"
    path.write_text(f"@misc{{{slug}, title = {{Something Else Entirely}}}}")
    assert said("import_papers", path).splitlines()[-1].startswith("1 added, 0 changed")
    assert paper("Something").slug == f"{slug}-2"


def test_progress_is_shown_on_a_terminal_only(tmp_path, monkeypatch, capsys):
    path = tmp_path / "papers.jsonl"
    path.write_text('{"title": "A"}\n{"title": "B"}\n')
    said("import_papers", path)
    assert capsys.readouterr().err == ""
    terminal = StringIO()
    terminal.isatty = lambda: True
    monkeypatch.setattr("sys.stderr", terminal)
    said("import_papers", path)
    assert "Importing: 100%" in terminal.getvalue()
    assert "papers/s]" in terminal.getvalue()


def test_records_of_a_selection_are_those_of_the_browse_page():
    load()
    found = json.loads(said("export_papers", filter="venue=icml&venue=acl&sort=title"))
    assert [record["title"] for record in found] == ["First Paper", "Fourth Paper"]
    assert refusal("export_papers", filter="venue=nosuch") == "--filter: nothing has Venue nosuch"


@pytest.mark.parametrize(("ending", "pack"), [(".xz", lzma.compress), (".gz", gzip.compress)])
def test_packed_records_are_read_as_they_are(tmp_path, ending, pack):
    path = tmp_path / f"papers.jsonl{ending}"
    path.write_bytes(pack(b'{"title": "A Paper", "categories": [["Made", "Anew"]]}'))
    assert said("import_papers", path).startswith("1 added")
    assert paper("A Paper").entries.get().category.path() == ("Made", "Anew")
    path.write_bytes(b"not packed")
    assert "cannot be unpacked" in refusal("import_papers", path)


def put(tmp_path, *found, **options):
    path = tmp_path / "papers.json"
    path.write_text(json.dumps(found))
    return json.loads(said("import_papers", path, json=True, **options))


def test_a_known_slug_updates_only_what_the_record_gives(tmp_path):
    load()
    report = put(
        tmp_path, {"slug": paper("First").slug, "year": 2019, "categories": [["Papers", "Writing"]]}
    )
    assert (report["added"], report["changed"]) == (0, 1)
    first = paper("First")
    assert (first.year, first.authorships.count(), first.entries.get().category) == (
        2019,
        2,
        category("Writing"),
    )


def test_a_record_of_a_known_identifier_and_title_is_that_paper(tmp_path):
    load()
    link = {"kind": "code", "label": "code", "url": "https://github.com/b/c"}
    put(
        tmp_path, {"title": "First paper!", "identifiers": {"arxiv": "2001.00001"}, "links": [link]}
    )
    assert [found.url for found in paper("First").links.all()] == ["https://github.com/b/c"]
    assert Paper.objects.count() == 4


def test_an_identifier_of_another_title_stays_there(tmp_path):
    load()
    other = {"title": "Something Else Entirely", "identifiers": {"arxiv": "2001.00001"}}
    report = put(
        tmp_path, {**other, "categories": [["Papers"]]}, {**other, "slug": paper("Second").slug}
    )
    assert [notice["code"] for notice in report["warnings"]] == ["wrong_link", "wrong_link"]
    assert paper("First").identifiers.get().value == "2001.00001"


def test_records_are_imported_all_or_none(tmp_path):
    path = tmp_path / "papers.jsonl"
    path.write_text(
        '{"title": "A"}\n{"title": "B", "categories": [["1", "2", "3", "4", "5", "6"]]}\n'
    )
    assert (
        refusal("import_papers", path)
        == f"{path}:2: a category 6 levels deep; 5 at most [too_deep]"
    )
    path.write_text('{"title": "A"}\n{"slug": "nobody"}\n')
    assert refusal("import_papers", path).startswith(f"{path}:2: no paper has the slug “nobody”")
    path.write_text('{"title": "A"}\nnonsense\n')
    assert refusal("import_papers", path).startswith(f"{path}:2: no JSON")
    assert not Paper.objects.exists()


def test_a_paper_in_no_category_is_told(tmp_path):
    report = put(tmp_path, {"title": "Homeless"}, dry_run=True)
    assert [notice["code"] for notice in report["warnings"]] == ["no_category"]
    assert not Paper.objects.exists()


def test_an_unknown_kind_of_file_is_refused_with_the_known_ones(tmp_path):
    assert refusal("import_papers", tmp_path / "papers.doc").endswith(
        "try .bib, .ris, .csl.json, .csv, .json, .jsonl or --format"
    )


@pytest.mark.parametrize("command", ["export_markdown", "export_papers"])
def test_a_file_that_cannot_be_written_is_named_as_it_was_asked_for(command, tmp_path):
    asked = tmp_path / "nowhere" / "papers.jsonl"
    assert refusal(command, output=asked) == f"{asked}: No such file or directory"


@pytest.mark.once
@pytest.mark.parametrize("command", ["export_markdown", "rebuild_search"])
def test_a_database_that_cannot_be_used_is_told_in_one_line(command, tmp_path):
    refused = run_python("manage.py", command, VAR=str(tmp_path / "nowhere"), DEBUG="1")
    assert refused.returncode == 1
    assert refused.stderr == "The database cannot be used: unable to open database file\n"
