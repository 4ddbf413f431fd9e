"""A list in another layout: the same papers under the same headings, and all else where it stood."""

import json
from io import StringIO

import pytest
from django.core.management import call_command
from hypothesis import HealthCheck, assume, given, settings

from catalogue import exporting
from catalogue.exporting import LAYOUTS
from catalogue.formats import FORMATS
from catalogue.importing import import_markdown, import_papers
from catalogue.models import Readme
from catalogue.readme import sifting
from tests.exporting.test_derived import derived
from tests.importing.lists import LIST, counts, load
from tests.importing.test_arbitrary_catalogues import catalogues, empty, everything
from tests.readme.test_real_lists import LISTS

pytestmark = pytest.mark.django_db

AS_LIST = """\
# Awesome Things

A word before.

## Papers

---

### Reading

- [**ICML 2020**] First Paper, _Ada Lovelace, Alan Turing_ [[paper](https://arxiv.org/abs/2001.00001)] [[code](https://github.com/a/first)]
- [**ICLR 2021**] Second Paper, _Grace Hopper_ [[paper](https://arxiv.org/abs/2101.00002)]
- [**NeurIPS 2022 Workshop**] Third Paper, _Edsger Dijkstra_ [[paper](https://arxiv.org/abs/2201.00003)]

### Writing
"""
AS_TABLE = """\
### Reading

| Venue, Year | Title | Authors | Links |
|---|---|---|---|
| ICML 2020 | [First Paper](https://arxiv.org/abs/2001.00001) | Ada Lovelace, Alan Turing | [[code](https://github.com/a/first)] |
| ICLR 2021 | [Second Paper](https://arxiv.org/abs/2101.00002) | Grace Hopper |  |
| NeurIPS 2022 Workshop | [Third Paper](https://arxiv.org/abs/2201.00003) | Edsger Dijkstra |  |

### Writing
"""
TABLE = """\
# Things

## Papers

Read these:

| Title | Venue | Year | Paper | Model |
|---|---|---|---|---|
| One Thing | ICML | 2020 | [paper](https://arxiv.org/abs/2001.00001) | Big |
| [paper] | not read | | [x](https://example.org/x) | |
| Another Thing | ICLR | 2021 | [paper](https://arxiv.org/abs/2101.00002) | - |

The end.
"""


def of_papers_alone(found):
    """Whether all categories are called so that a paper needs no venue in brackets to be one there."""
    paths = [path for paper in found for path in paper["categories"]]
    return not any(map(sifting.strictness, paths))


def laid(name):
    return exporting.markdown(LAYOUTS[name])


def test_a_list_of_paragraphs_becomes_one_of_items_or_of_tables():
    load()
    assert laid("list").text.startswith(AS_LIST)
    assert AS_TABLE in laid("table").text
    assert laid("stacked").text == LIST.replace("Paper\\\n", "Paper \\\n").replace(
        "Hopper_\\\n", "Hopper_ \\\n"
    )


def test_a_table_becomes_paragraphs_and_a_row_that_is_no_paper_keeps_its_head():
    load(TABLE)
    told = laid("stacked")
    assert (
        "Read these:\n\n"
        "[**ICML 2020**] One Thing \\\n[[paper](https://arxiv.org/abs/2001.00001)]\n\n"
        "[**ICLR 2021**] Another Thing \\\n[[paper](https://arxiv.org/abs/2101.00002)]\n\n"
        "| Title | Venue | Year | Paper | Model |\n|---|---|---|---|---|\n"
        "| [paper] | not read | | [x](https://example.org/x) | |\n\n"
        "The end.\n"
    ) in told.text
    assert [
        (one.code, "One Thing" in one.message, "“big”" in one.message) for one in told.notices
    ] == [("not_carried", True, True)]


def test_a_table_without_a_paper_stays_as_it_is():
    text = "# T\n\n## P\n\n| Title | Venue | Year |\n|---|---|---|\n\nNothing yet.\n"
    load(text)
    assert laid("list").text == text


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_new_file_is_the_same_list(layout, end):
    load(LIST.replace("\n", end))
    text = laid(layout).text
    assert text.count("\n") == text.count(end)
    report = import_markdown(text.encode(), "README.md", prune=True, force=True)
    assert counts(report)[:4] == (0, 0, 0, 0)
    assert exporting.markdown().text == text


@pytest.mark.once
@pytest.mark.skipif(not LISTS, reason="needs the lists in ../shared/lists")
@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_a_list_at_hand_is_the_same_list_in_every_layout(path, layout):
    load(path.read_bytes().decode())
    text = laid(layout).text
    report = import_markdown(text.encode(), "README.md", prune=True, force=True)
    assert counts(report)[:4] == (0, 0, 0, 0)
    assert exporting.markdown().text == text


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_paper_without_a_year_gets_none_from_the_heading_above_it(layout):
    paper = {"title": "Undated", "categories": [["2000"], ["ICML 2001"]]}
    import_papers(json.dumps([paper]).encode(), "papers.json", FORMATS["json"])
    before, text = everything(), laid(layout).text
    empty()
    import_markdown(text.encode(), "README.md")
    assert everything() == before


@settings(
    max_examples=settings.default.max_examples // 5,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(catalogues())
@pytest.mark.parametrize("layout", LAYOUTS)
def test_any_catalogue_is_the_same_in_every_layout(layout, found):
    assume(layout != "table" or of_papers_alone(found))
    empty()
    import_papers(json.dumps(found).encode(), "papers.json", FORMATS["json"])
    before, text = everything(), laid(layout).text
    empty()
    import_markdown(text.encode(), "README.md")
    assert everything() == before


def test_a_layout_is_taken_by_derived_lists_and_files_and_is_not_the_readme_handed_out(tmp_path):
    load()
    assert derived("year_min=2022", "year", layout=LAYOUTS["table"]).text.count("| Title |") == 2
    assert "- [**ACL 2023**]" in exporting.split(LAYOUTS["list"]).files["writing.md"].decode()
    file = tmp_path / "README.md"
    call_command(
        "export_markdown", layout="list", output=file, stdout=StringIO(), stderr=StringIO()
    )
    assert file.read_text().startswith(AS_LIST)
    assert Readme.objects.get().exported is None
