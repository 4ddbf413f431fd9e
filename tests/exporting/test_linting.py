"""A list such that awesome-lint passes: held against awesome-lint itself."""

import json
from io import StringIO

import pytest
from django.core.management import call_command
from hypothesis import HealthCheck, assume, given, settings

from catalogue import exporting
from catalogue.exporting import LINT_LAYOUTS, linted
from catalogue.exporting.linting import lint
from catalogue.formats import FORMATS
from catalogue.importing import import_markdown, import_papers
from catalogue.importing.inspecting import inspect_markdown
from tests import tools
from tests.exporting.test_layouts import of_papers_alone
from tests.importing.lists import LIST, load
from tests.importing.test_arbitrary_catalogues import catalogues, empty, everything
from tests.readme.test_real_lists import LISTS

pytestmark = pytest.mark.django_db

LINTED = """\
# Awesome Things [![Awesome](https://awesome.re/badge.svg)](https://awesome.re)

A word before.

## Contents

- [Papers](#papers)
  - [Reading](#reading)
  - [Writing](#writing)
  - [Empty](#empty)
- [Thanks](#thanks)

## Papers

---

### Reading

- [First Paper](https://arxiv.org/abs/2001.00001) - **ICML 2020**, *Ada Lovelace, Alan Turing* [code](https://github.com/a/first)
"""

UNTIDY = """\
[![Awesome](https://awesome.re/badge.svg)](https://github.com/sindresorhus/awesome)
![Stars](https://img.example.org/stars.svg)

# Awesome Things

### News

* **[2024-10]** We wrote *this*, and __that__.
* [A page](https://example.org/page): look at it.
* 1st of all

**In bold alone**

Not ` a link: [x] and [y][z], see [A page](https://example.org/page "Titled").

## Table of Contents

1. [Papers](#papers)
    1. [Old](#old)

# Papers #

***

#### Old

| Paper | Venue |
|--|--|
| [One Title](https://arxiv.org/abs/2001.00001) | ICML 2020 |
| [Zwei · 二](https://arxiv.org/abs/2001.00002) | ICML 2021 |

#### New

- [One Title](https://arxiv.org/abs/2001.00001). ICML 2020.
- [Three Titles](https://arxiv.org/abs/2001.00003). ICML 2022. [code](https://github.com/a/shared)
- [Four Titles](https://arxiv.org/abs/2001.00004). ICML 2023. [code](https://github.com/a/shared)

    indented code

## License

MIT
"""

FAULTY = """\
# awesome-things

## Papers:

- [One Title](https://arxiv.org/abs/2001.00001). ICML 2020.
- [Another "Title](https://arxiv.org/abs/2001.00002). ICML 2021.
- [Really?? A Title](https://arxiv.org/abs/2001.00003). ICML 2022.
- [Quite Other Words Here](https://www.arxiv.org/abs/2001.00001/). ICML 2023.
"""

NAMED = {
    "awesome-heading": {"title_case"},
    "no-heading-punctuation": {"heading_mark"},
    "balanced-punctuation": {"unbalanced"},
    "no-repeat-punctuation": {"repeated_mark"},
    "double-link": {"same_link", "wrong_link"},
}
"""By which codes `inspect_markdown` names what the linter finds."""


def written(layout="list"):
    return linted(exporting.markdown(LINT_LAYOUTS[layout])).text


def same():
    """What the catalogue says, but for the heading of the contents."""
    papers, order, filed, people, venues = everything()
    contents = ("Contents",)
    order = [path for path in order if path != contents]
    return papers, order, [one for one in filed if one[0] != contents], people, venues


def found_by_linter(folder, text):
    (folder / "README.md").write_text(text)
    return tools.awesome_lint(folder)


def test_a_list_gets_its_badge_its_contents_and_items():
    load()
    assert written().startswith(LINTED)


@pytest.mark.once
@pytest.mark.parametrize("layout", LINT_LAYOUTS)
@pytest.mark.parametrize("text", [LIST, UNTIDY], ids=["tidy", "untidy"])
def test_the_linter_passes_whatever_way_the_list_was_written_in(text, layout, tmp_path):
    load(text)
    assert found_by_linter(tmp_path, written(layout)) == []


@pytest.mark.once
def test_the_linter_finds_what_is_wrong_in_the_papers_and_the_inspection_names_it(tmp_path):
    load(FAULTY)
    found = {rule for rule, _ in found_by_linter(tmp_path, written())}
    assert found == set(NAMED)
    codes = {notice.code for notice in inspect_markdown(FAULTY.encode()).notices}
    assert all(codes & NAMED[rule] for rule in found)


@pytest.mark.once
@pytest.mark.skipif(not LISTS, reason="needs the lists in ../shared/lists")
@pytest.mark.parametrize("layout", LINT_LAYOUTS)
@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_a_list_at_hand_passes_but_for_what_the_inspection_names(path, layout, tmp_path):
    load(path.read_bytes().decode())
    found = found_by_linter(tmp_path, written(layout))
    notices = inspect_markdown(path.read_bytes()).notices
    for rule, message in found:
        named = [notice for notice in notices if notice.code in NAMED[rule]]
        if rule == "double-link":
            address = message.rsplit("/", 1)[1]
            named = [notice for notice in named if address in notice.message]
        assert named, (rule, message)


@pytest.mark.parametrize("layout", LINT_LAYOUTS)
def test_a_linted_list_reads_back_as_the_same_papers(layout):
    load()
    before, text = same(), written(layout)
    empty()
    import_markdown(text.encode(), "README.md")
    assert same() == before


@settings(
    max_examples=settings.default.max_examples // 5,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(catalogues())
@pytest.mark.parametrize("layout", LINT_LAYOUTS)
def test_any_linted_catalogue_reads_back_as_the_same_papers(layout, found):
    assume(layout == "stacked" or of_papers_alone(found))
    empty()
    import_papers(json.dumps(found).encode(), "papers.json", FORMATS["json"])
    before, text = same(), written(layout)
    empty()
    import_markdown(text.encode(), "README.md")
    assert same() == before


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("", "# Name [![Awesome]"),
        ("## One\n\nx\n", "# Name [![Awesome]"),
        ("# A\n\n# B\n", "## B"),
        ("# A\n\n#### B\n\n## C\n", "## B\n\n## C"),
        ("<h1>A</h1>\n\n## B\n", "<h1>A</h1>\n\n## Contents"),
        ("# A\n\n## B <br>\n", "## B\n"),
        ("# A\n\n- [x](https://e.org) - y\n", "- [&#120;](https://e.org) - y"),
        ("# A\n\n## C \\#\n", "## C \\#\n"),
        ("# A\n\n## \\#\n", "## \\#\n"),
        ('# A\n\n[a](x "it\'s")\n', "[a](x 'it\\'s')"),
        ("# A\n\n> [!NOTE]\n> b\n", "> [!NOTE]\n> b"),
        ("# A\n\n- x\n\n* y\n", "- x\n\n<!--another list-->\n\n- y"),
        ("# A\n\n1) x\n5) y\n", "1. x\n2. y"),
    ],
)
def test_a_document_is_written_in_one_way(text, shown):
    written = lint(text, "Name")
    assert shown in written
    assert lint(written, "Name") == written


def test_the_command_writes_items_and_does_not_take_the_file_for_the_readme(tmp_path):
    load()
    call_command(
        "export_markdown",
        style="lint",
        output=tmp_path / "x.md",
        stdout=StringIO(),
        stderr=StringIO(),
    )
    assert (tmp_path / "x.md").read_text().startswith(LINTED)
    said = StringIO()
    call_command(
        "export_markdown",
        style="lint",
        filter="year=2020",
        by="year",
        stdout=said,
        stderr=StringIO(),
    )
    assert (
        "## 2020\n\n- [First Paper](https://arxiv.org/abs/2001.00001) - **ICML 2020**"
        in said.getvalue()
    )
