"""Lists of every family go in and come out, and curators' edits touch the lines of their entry alone."""

import json
from difflib import unified_diff

import pytest

from catalogue import filing
from catalogue.formats import FORMATS
from catalogue.importing import import_papers
from catalogue.models import Entry, Paper
from tests.importing.lists import category, counts, curate, load, paper, written
from tests.readme.families import FAMILIES, REFERENCES, ROWS

pytestmark = pytest.mark.django_db

MIXED = """\
# Awesome Sheep

## Contents

- [Papers](#papers)

## Papers

### 2023

- [Counting Sheep](https://arxiv.org/abs/2301.00001) [[code](https://github.com/a/b)]
- [Shearing Sheep](https://arxiv.org/abs/2301.00002)

### Tables

| Title | Venue | Year | Code |
| :--- | --- | --- | --- |
| [Feeding Sheep](https://arxiv.org/abs/2301.00003) | ICML | 2023 | --- |
| [Washing Sheep](https://arxiv.org/abs/2301.00004) | CVPR | 2022 | [code](https://github.com/a/wash) |

**Grazing**

1. **Grazing at Night.** ICML 2024. [paper](https://arxiv.org/abs/2401.00005)

   *Ada Lovelace, Alan Turing.*

## Thanks

To all.
"""


def numbered(text, number):
    """A further entry of its kind: another title, another identifier."""
    return text.replace("Counting Sheep", f"Sheep {number}").replace(
        "2401.00001", f"2401.{number:05}"
    )


def whole(texts):
    entries = "\n\n".join(numbered(text, number) for number, text in enumerate(texts, start=1))
    return f"# Awesome Sheep\n\n## Papers\n\n{entries}\n{REFERENCES.replace('00001', '99999')}"


LISTS = {family: whole([text for text, _ in found]) for family, found in FAMILIES.items()} | {
    f"row {number}": whole([f"{header}\n{'|---' * (header.count('|') - 1)}|\n{row}"])
    for number, (header, row, _) in enumerate(ROWS)
}


def changed_lines(before, after):
    lines = unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm="")
    return [line for line in lines if line[0] in "+-" and line[:3] not in {"+++", "---"}]


def give(**record):
    """Let records change papers, or bring new ones."""
    import_papers(json.dumps([record]).encode(), "papers.json", FORMATS["json"])


@pytest.mark.parametrize("family", LISTS)
def test_a_list_of_each_family_goes_in_and_comes_out(family):
    text = LISTS[family]
    added = counts(load(text))[0]
    assert added == Entry.objects.of_papers().count() > 0
    assert written() == text
    assert counts(load(text)) == (0, 0, 0, 0)
    assert written() == text


@pytest.mark.parametrize("family", LISTS)
def test_a_changed_title_changes_its_own_line(family):
    load(LISTS[family])
    for found in Paper.objects.all():
        before = written()
        give(slug=found.slug, title=f"{found.title} Revisited")
        assert len(changed_lines(before, written())) == 2
        assert "Revisited" in written()


def test_what_a_heading_says_is_never_printed():
    load(MIXED)
    counting = paper("Counting")
    assert counting.year == 2023
    assert "year" not in counting.entries.get().shown
    give(slug=counting.slug, year=2021)
    assert written() == MIXED
    load(MIXED)
    assert paper("Counting").year == 2021


def test_another_year_in_a_heading_is_another_year_of_its_papers():
    load(MIXED)
    text = MIXED.replace("### 2023", "### 2024")
    assert counts(load(text)) == (0, 2, 0, 0)
    assert (paper("Counting").year, paper("Feeding").year) == (2024, 2023)
    assert written() == text


def test_a_new_paper_becomes_a_row_in_a_table_and_an_item_in_a_list():
    load(MIXED)
    new = {"title": "Dreaming of Sheep", "venue": "ECCV", "year": 2023}
    give(**new, categories=[["Papers", "Tables"]])
    give(title="Waking Sheep", year=2023, categories=[["Papers", "2023"]])
    for title, year, number in (("Lost", 1999, "9901.00007"), ("Sleeping", 2023, "2301.00008")):
        links = [{"label": "paper", "url": f"https://arxiv.org/abs/{number}"}]
        give(title=f"{title} Sheep", year=year, links=links, categories=[["Papers", "2023"]])
    assert changed_lines(MIXED, written()) == [
        "+- [**2023**] Waking Sheep",
        "+- [**1999**] [Lost Sheep](https://arxiv.org/abs/9901.00007)",
        "+- [Sleeping Sheep](https://arxiv.org/abs/2301.00008)",
        "+| Dreaming of Sheep | ECCV | 2023 |  |",
    ]
    assert counts(load(written())) == (0, 0, 0, 0)


def test_an_entry_that_comes_into_a_table_becomes_a_row_and_back():
    load(MIXED)
    shearing = paper("Shearing").entries.get()
    curate(lambda change: filing.move_entry(change, shearing, category("Tables")))
    assert "| [Shearing Sheep](https://arxiv.org/abs/2301.00002) |  | 2023 |  |\n" in written()
    curate(
        lambda change: filing.move_entry(change, paper("Shearing").entries.get(), category("2023"))
    )
    assert written() == MIXED


def test_rows_without_bars_at_their_ends_and_between_others_stay_as_they_are():
    text = MIXED.replace("| [Washing", "| **2022** | | | |\n| [Washing").replace(
        "| Title | Venue | Year | Code |\n| :--- | --- | --- | --- |\n",
        "Title | Venue | Year | Code\n--- | --- | --- | ---\n[Herding Sheep](https://a.org) | ACL | 2021 | -\n",
    )
    load(text)
    assert written() == text
    give(slug=paper("Washing").slug, title="Washing Goats")
    give(slug=paper("Herding").slug, year=2020)
    assert changed_lines(text, written())[1::2] == [
        "+[Herding Sheep](https://a.org) | ACL | 2020 | -",
        "+| [Washing Goats](https://arxiv.org/abs/2301.00004) | CVPR | 2022 | [code](https://github.com/a/wash) |",
    ]


def test_a_link_goes_into_the_empty_cell_of_its_column():
    load(MIXED)
    links = [link.as_record().as_json() for link in paper("Feeding").links.all()]
    give(
        slug=paper("Feeding").slug,
        links=[*links, {"label": "code", "url": "https://github.com/a/feed"}],
    )
    assert changed_lines(MIXED, written())[1] == (
        "+| [Feeding Sheep](https://arxiv.org/abs/2301.00003) | ICML | 2023 | [[code](https://github.com/a/feed)] |"
    )


def test_a_bold_line_that_acts_as_a_heading_is_renamed_in_its_place():
    load(MIXED)
    curate(lambda change: filing.rename_category(change, category("Grazing"), "Grazing & More"))
    assert changed_lines(MIXED, written()) == ["-**Grazing**", "+**Grazing & More**"]
    assert category("Grazing & More").parent.name == "Tables"
