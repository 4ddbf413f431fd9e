"""Whatever a catalogue holds, its README says it: exported and imported elsewhere, it is the same."""

import json

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from catalogue import exporting, names
from catalogue.changes import changing
from catalogue.formats import FORMATS
from catalogue.importing import import_markdown, import_papers
from catalogue.importing.starting_over import start_over
from catalogue.models import Author, Category, Entry, Paper, Venue
from catalogue.readme import sifting
from tests.readme.strategies import lines, records

pytestmark = pytest.mark.django_db

NOTHING_IS_A_PAPER = 2
"""How strict a heading such as Citation or News is, below which a list has no papers."""

paths = (
    st.lists(lines(20), min_size=1, max_size=3)
    .map(tuple)
    .filter(lambda path: sifting.strictness(path) < NOTHING_IS_A_PAPER)
)


@st.composite
def catalogues(draw):
    """Records as `import_papers` reads them, filed in a few categories of several levels."""
    homes = draw(st.lists(paths, min_size=1, max_size=4))
    found = []
    for record in draw(st.lists(records(), min_size=1, max_size=6)):
        filed = draw(st.lists(st.sampled_from(homes), min_size=1, max_size=2, unique=True))
        links = [{"label": link.label, "url": link.url} for link in record.links]
        found.append(
            {
                "title": record.title,
                "authors": list(record.authors),
                "venue": record.venue,
                "year": record.year,
                "note": record.note,
                "links": links,
                "categories": [list(path) for path in filed],
            }
        )
    return found


def everything():
    """What a catalogue says: its papers, its tree, what stands where, its people and venues."""
    tree = Category.objects.paths()
    order = [tree[row.pk] for row in Category.objects.in_order()]
    filed = [
        (tree[category.pk], [entry.paper.title for entry in category.entries.of_papers()])
        for category in Category.objects.in_order()
    ]
    papers = sorted(exporting.records(Paper.objects.all()), key=repr)
    people = sorted(
        names.key(one.name) for one in Author.objects.filter(papers__isnull=False).distinct()
    )
    venues = sorted(
        names.fold(one.name) for one in Venue.objects.filter(papers__isnull=False).distinct()
    )
    shape = [
        (p.title, p.authors, p.venue, p.year, p.note, p.links, sorted(p.categories)) for p in papers
    ]
    return shape, order, filed, people, venues


def empty():
    with changing(None, "The next example", history=False) as change:
        start_over(change)


@settings(
    max_examples=settings.default.max_examples * 3 // 5,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(catalogues())
def test_a_catalogue_exported_and_imported_elsewhere_is_the_same(found):
    empty()
    import_papers(json.dumps(found).encode(), "papers.json", FORMATS["json"])
    before, text = everything(), exporting.markdown().text
    empty()
    import_markdown(text.encode(), "README.md")
    assert everything() == before
    assert exporting.markdown().text == text
    report = import_markdown(text.encode(), "README.md")
    assert (report.added, report.changed, report.moved, report.removed) == (0, 0, 0, 0)
    assert Entry.objects.texts().count() == 0
