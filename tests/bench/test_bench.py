"""`make bench` from end to end, over few papers."""

import re
import sys

import pytest

from tests.processes import run_python

pytestmark = pytest.mark.once

FEW = ["--papers", "120", "--scenarios", "S1", "S8", "--seconds", "1"]


def bench(folder, *arguments):
    result = run_python("-m", "tests.bench", *FEW, *arguments, VAR=str(folder))
    assert result.returncode == 0, result.stderr
    return result.stdout


def cells(text, heading):
    """Give the rows of the first table below a heading, by what they begin with."""
    rows = text.partition(f"### {heading}\n")[2].partition("\n\n|")[2].partition("\n\n")[0]
    lines = [re.split(r" *\| *", row.strip("| ")) for row in rows.splitlines()[2:]]
    return {name: values for name, *values in lines}


def figure(text):
    return float(re.match(r"[\d.,]+", text)[0].replace(",", ""))


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("bench")


@pytest.fixture(scope="module")
def printed(folder):
    return bench(folder, "--parts", "pages", "http", "--report", str(folder / "performance.md"))


def test_a_run_prints_its_tables_and_writes_them_down(folder, printed):
    assert printed == (folder / "performance.md").read_text()
    assert f"Python {sys.version.split()[0]}" in printed
    pages = cells(printed, "Pages")
    assert {name: row[0] for name, row in pages.items()} == {
        "S1 first page": "120",
        "S8 broad facet": "110",
    }
    for papers, cold, *others in pages.values():
        assert figure(cold) > figure(others[4]) > 0.5, papers


def test_the_natural_page_and_the_admin_are_asked_for_the_same_over_http(printed):
    for ours, again, natural, desk in cells(printed, "Over HTTP").values():
        assert figure(again) < figure(ours)
        assert all("×" in peer and figure(peer) > 0 for peer in (natural, desk))


def test_a_catalogue_is_used_again_and_its_commands_are_timed(folder, printed):
    database = folder / "bench" / "120-sqlite" / "catalogue.sqlite3"
    filled = database.stat().st_ino
    short = ["--lists", "fixtures/seed.md", "--size", "50000"]
    said = bench(folder, "--parts", "commands", "lists", *short)
    commands = cells(said, "Commands")
    assert database.stat().st_ino == filled
    assert {"import_papers", "import_markdown", "export_markdown"} < commands.keys()
    for seconds, _, _, peak, floor, _ in commands.values():
        assert figure(seconds) > figure(floor) >= 0
        assert 30 < figure(peak) < 1_000
    ((size, read, written, *peaks),) = cells(said, "Lists").values()
    assert 0.05 <= figure(size) < 0.1
    assert figure(read) > 0 < figure(written)
    assert all(30 < figure(peak) < 400 for peak in peaks)


def test_what_is_no_source_of_papers_is_refused_in_one_line(tmp_path):
    refused = run_python("-m", "tests.bench", "--data", "no-such-file.jsonl", VAR=str(tmp_path))
    assert refused.returncode == 1
    assert refused.stderr == "no-such-file.jsonl: neither a number of papers nor a file of them\n"
