"""Lists of a part of the catalogue, or by year or venue: the papers chosen, and no others, once below each heading."""

import json
from collections import Counter
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings

from catalogue import exporting
from catalogue.filters import PaperFilter
from catalogue.formats import FORMATS
from catalogue.importing import import_markdown, import_papers
from catalogue.models import Category, Entry, Paper, Readme
from tests.importing.lists import LIST, load, paper
from tests.importing.test_arbitrary_catalogues import catalogues, empty

pytestmark = pytest.mark.django_db

FORMER = """\
# Awesome Things: until 2021

2 papers of Awesome Things, by year.

## 2021

[**ICLR 2021**] Second Paper \\
_Grace Hopper_ \\
[[paper](https://arxiv.org/abs/2101.00002)]

## 2020

[**ICML 2020**] First Paper \\
_Ada Lovelace, Alan Turing_ \\
[[paper](https://arxiv.org/abs/2001.00001)] [[code](https://github.com/a/first)]
"""


def derived(query="", by="category", **said):
    return exporting.derived(PaperFilter(QueryDict(query)), by, **said)


def said(**options):
    out = StringIO()
    call_command("export_markdown", stdout=out, stderr=StringIO(), **options)
    return out.getvalue()


def headings(text):
    return [line for line in text.splitlines() if line.startswith("#")]


def test_a_list_by_year_has_the_newest_first_and_its_selection_in_the_title():
    load()
    assert derived("year_max=2021", "year").text == FORMER
    assert said(filter="year_max=2021", by="year") == FORMER


def test_a_list_by_venue_has_a_heading_for_each_and_for_none():
    load(LIST.replace("[**ICML 2020**] ", "[**2020**] "))
    assert headings(derived(by="venue").text)[1:] == [
        "## ACL",
        "## ICLR",
        "## NeurIPS",
        "## No venue",
    ]


def test_a_list_by_category_has_the_headings_of_the_papers_chosen_and_those_above():
    load()
    assert headings(derived("year_min=2023").text) == [
        "# Awesome Things: since 2023",
        "## Papers",
        "### Writing",
    ]


def test_a_paper_of_two_categories_stands_in_both_and_counts_once():
    load()
    writing = Category.objects.get(name="Writing")
    Entry.objects.create(category=writing, paper=paper("First"), kind=Entry.Kind.PAPER, position=9)
    text = derived("year=2020").text
    assert text.count("First Paper") == 2
    assert "\n1 paper of" in text


def test_what_stands_in_no_category_is_told():
    load()
    paper("First").entries.all().delete()
    told = derived("year_max=2021")
    assert "First Paper" not in told.text
    assert [(one.code, "First Paper" in one.message) for one in told.notices] == [
        ("not_filed", True)
    ]
    assert "First Paper" in derived(by="year").text


def test_a_list_leads_to_its_selection_where_the_site_has_an_address(settings):
    load()
    settings.SITE_URL = "https://papers.example"
    assert "4 papers of [Awesome Things](https://papers.example/?year_min=2020), by venue." in said(
        filter="year_min=2020", by="venue"
    )


def test_a_derived_list_is_checked_and_written_and_is_not_the_readme_handed_out(tmp_path):
    load()
    file = tmp_path / "former.md"
    said(filter="year_max=2021", by="year", output=file)
    assert file.read_text() == FORMER
    assert "up to date" in said(filter="year_max=2021", by="year", check=file)
    assert Readme.objects.get().exported is None


@pytest.mark.parametrize(
    ("query", "complaint"),
    [
        ("venue=nowhere", "nothing has Venue nowhere"),
        ("&".join(f"year={year}" for year in range(2000, 2021)), "year: "),
    ],
)
def test_a_selection_of_what_nobody_has_is_refused(query, complaint):
    load()
    with pytest.raises(CommandError, match=f"--filter: .*{complaint}"):
        said(filter=query)


def test_a_list_of_rows_becomes_one_of_entries():
    load(
        "# T\n\n## P\n\n| Title | Venue | Year | Paper |\n|---|---|---|---|\n"
        "| One thing | ICML | 2020 | [paper](https://arxiv.org/abs/2001.00001) |\n"
    )
    assert "[**ICML 2020**] One thing" in derived(by="year").text


def test_headings_are_only_of_known_kinds():
    load()
    with pytest.raises(ValueError, match="by category, year, venue, not by “colour”"):
        derived(by="colour")


def placed():
    """Each paper as it reads, with the name of each heading right above it."""
    rows = Entry.objects.of_papers().select_related("category", "paper")
    return Counter((one.category.name, repr(one.paper.as_printed())) for one in rows)


@settings(
    max_examples=settings.default.max_examples // 4,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(catalogues())
def test_any_catalogue_by_anything_is_a_list_of_the_same_papers(found):
    empty()
    import_papers(json.dumps(found).encode(), "papers.json", FORMATS["json"])
    before = Counter(
        (year or "No year", repr(one.as_printed()))
        for one in Paper.objects.all()
        for year in [str(one.year) if one.year else None]
    )
    texts = {by: derived(by=by).text for by in exporting.BY}
    filed = placed()
    empty()
    import_markdown(texts["category"].encode(), "README.md")
    assert placed() == filed
    empty()
    import_markdown(texts["year"].encode(), "README.md")
    assert placed() == before
    empty()
    import_markdown(texts["venue"].encode(), "README.md")
    assert Counter(record for _, record in placed().elements()) == Counter(
        record for _, record in before.elements()
    )
