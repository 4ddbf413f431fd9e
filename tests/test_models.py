import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone

from catalogue.models import (
    Author,
    Authorship,
    Category,
    Edition,
    Entry,
    Identifier,
    Link,
    OldSlug,
    Paper,
    Readme,
    Venue,
)
from catalogue.records import YEARS
from tests.factories import (
    AuthorAliasFactory,
    AuthorFactory,
    AuthorshipFactory,
    CategoryFactory,
    EntryFactory,
    IdentifierFactory,
    ImportRunFactory,
    LinkFactory,
    OldSlugFactory,
    PaperFactory,
    ProposalFactory,
    ReadmeFactory,
    RootFactory,
    TitleFactory,
    VenueAliasFactory,
    VenueFactory,
)

pytestmark = pytest.mark.django_db


def put(row, **fields):
    """Write fields of a row past everything but the database itself."""
    type(row)._default_manager.filter(pk=row.pk).update(**fields)


def again(row, **fields):
    """Insert a row once more past everything but the database itself."""
    row.pk = None
    for name, value in fields.items():
        setattr(row, name, value)
    type(row)._default_manager.bulk_create([row])


def stand_below_itself(category):
    put(category, parent=category)


VIOLATIONS = {
    "author_has_a_name": lambda: put(AuthorFactory(), name=""),
    "author_orcid_unique_when_given": lambda: [
        put(AuthorFactory(), orcid="0000-0001-2345-6789") for _ in range(2)
    ],
    "author_alias_unique": lambda: again(AuthorAliasFactory()),
    "authorship_once_a_paper": lambda: again(AuthorshipFactory(), position=1),
    "authorship_prints_a_name": lambda: put(AuthorshipFactory(), printed=""),
    "category_level_of_markdown": lambda: put(CategoryFactory(), level=7),
    "category_not_its_own_parent": lambda: stand_below_itself(CategoryFactory()),
    "category_one_root_one_title": lambda: again(TitleFactory(), slug="second"),
    "category_root_alone_has_no_parent": lambda: put(CategoryFactory(), parent=None),
    "category_slug_unique_in_parent": lambda: again(CategoryFactory()),
    "edition_one_row": lambda: again(Edition(), id=2),
    "entry_has_a_paper_if_it_is_one": lambda: put(EntryFactory(), paper=None),
    "identifier_names_one_paper": lambda: again(IdentifierFactory(), paper=PaperFactory()),
    "identifier_one_a_scheme": lambda: again(IdentifierFactory(), value="10.1000/other"),
    "link_http_or_promised": lambda: put(LinkFactory(), url="javascript:alert(1)"),
    "old_slug_has_a_meaning": lambda: put(OldSlugFactory(), paper=None),
    "old_slug_means_one_thing": lambda: again(OldSlugFactory(), paper=PaperFactory()),
    "paper_has_a_title": lambda: put(PaperFactory(), title=""),
    "paper_prints_its_venue": lambda: put(PaperFactory(), venue_printed=""),
    "paper_year_plausible": lambda: put(PaperFactory(), year=3000),
    "proposal_decided_when_it_was": lambda: put(ProposalFactory(), state="accepted"),
    "proposal_open_once": lambda: again(ProposalFactory()),
    "proposal_stands_in_the_file_unless_it_removes": lambda: put(ProposalFactory(), place=None),
    "readme_one_row": lambda: again(ReadmeFactory(), id=2),
    "venue_has_a_name": lambda: put(VenueFactory(), name=""),
}


@pytest.mark.parametrize("name", VIOLATIONS)
def test_the_database_refuses(name):
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        VIOLATIONS[name]()
    assert name in str(refused.value) or "UNIQUE constraint failed" in str(refused.value)


def test_every_constraint_is_violated_above():
    declared = {
        constraint.name
        for model in apps.get_app_config("catalogue").get_models()
        for constraint in model._meta.constraints
    }
    assert declared == set(VIOLATIONS)


@pytest.mark.parametrize(
    "violate",
    [
        lambda: again(PaperFactory()),
        lambda: again(AuthorFactory()),
        lambda: again(VenueFactory(), name="Another name"),
        lambda: again(VenueFactory(), slug="another-slug"),
        lambda: again(VenueAliasFactory(), venue=VenueFactory()),
    ],
    ids=["paper slug", "author slug", "venue slug", "venue name", "venue alias"],
)
def test_what_names_one_thing_is_unique(violate):
    with pytest.raises(IntegrityError), transaction.atomic():
        violate()


@pytest.mark.parametrize("year", [None, YEARS.start, YEARS.stop - 1])
def test_plausible_years_are_taken(year):
    assert PaperFactory(year=year).year == year


@pytest.mark.parametrize("year", [-1, 0, YEARS.start - 1, YEARS.stop])
def test_other_years_are_refused(year):
    with pytest.raises(DatabaseError), transaction.atomic():
        put(PaperFactory(), year=year)


@pytest.mark.parametrize("url", ["", "http://x.example", "https://x.example/a?b#c", "HTTPS://X"])
def test_web_addresses_and_promises_are_links(url):
    assert LinkFactory(url=url).url == url


@pytest.mark.parametrize("url", ["ftp://x.example", "//x.example", "javascript:1", "data:,", "x"])
def test_nothing_else_is_a_link(url):
    with pytest.raises(IntegrityError), transaction.atomic():
        put(LinkFactory(), url=url)
    with pytest.raises(ValidationError):
        Link(paper=PaperFactory(), url=url).full_clean()


def test_two_authors_without_an_orcid_are_two_authors():
    assert {AuthorFactory().orcid, AuthorFactory().orcid} == {""}


def test_two_people_may_share_a_spelling():
    first, second = AuthorAliasFactory(alias="J. Li"), AuthorAliasFactory(alias="J. Li")
    assert set(Author.objects.named("J. Li")) == {first.author, second.author}


# What stands below what


def test_a_category_cannot_stand_below_itself():
    top = CategoryFactory(name="Top")
    middle = CategoryFactory(name="Middle", parent=top)
    low = CategoryFactory(name="Low", parent=middle)
    for parent in (top, middle, low):
        top.parent = parent
        with pytest.raises(ValidationError, match="cannot stand below itself"):
            top.save()
        with pytest.raises(ValidationError):
            top.full_clean()
    assert Category.objects.get(name="Top").parent == TitleFactory()


def test_equal_names_may_stand_below_different_headings():
    for parent in (CategoryFactory(), CategoryFactory()):
        assert CategoryFactory(name="2023", parent=parent).slug == "2023"


def test_paths_start_below_the_title():
    papers = CategoryFactory(name="Papers")
    below = CategoryFactory(name="Pre-training", parent=papers)
    assert below.path() == ("Papers", "Pre-training")
    assert Category.objects.slug_paths()[below.pk] == "papers/pre-training"
    assert TitleFactory().path() == ()


def test_what_is_in_use_is_not_deleted():
    paper = PaperFactory(authors=["Ada"], categories=[CategoryFactory()])
    for row in (paper.venue, paper.authors.get(), paper.entries.get().category, paper):
        with pytest.raises(IntegrityError), transaction.atomic():
            row.delete()


# What rows call themselves, and where they are


def test_rows_say_what_they_are():
    paper = PaperFactory(title="On Trees", venue__name="ICLR", authors=["Ada"])
    place = CategoryFactory(name="Papers")
    entry = EntryFactory(paper=paper, category=place)
    expected = {
        paper: "On Trees",
        paper.venue: "ICLR",
        VenueAliasFactory(alias="Int. Conf."): "Int. Conf.",
        paper.authors.get(): "Ada",
        AuthorAliasFactory(alias="A."): "A.",
        paper.authorships.get(): "Ada",
        LinkFactory(label="", kind=Link.Kind.PROJECT): "project page",
        LinkFactory(label="pdf"): "pdf",
        IdentifierFactory(value="10.1/x"): "DOI 10.1/x",
        place: "Papers",
        RootFactory(): "(the file)",
        CategoryFactory(name="", slug="x"): "(untitled)",
        entry: "On Trees in Papers",
        EntryFactory(text="Hello", category=place): "Text in Papers",
        OldSlugFactory(slug="former"): "paper former",
        ReadmeFactory(): "README.md",
    }
    assert {row: str(row) for row in expected} == expected
    run = ImportRunFactory(name="list.md")
    assert str(run) == f"list.md, {timezone.now():%Y-%m-%d} {run.when:%H:%M}"


def test_rows_know_where_they_are_shown():
    paper = PaperFactory(slug="trees", venue__name="ICLR", authors=["Ada"])
    papers = CategoryFactory(name="Papers")
    place = CategoryFactory(name="Below", parent=papers)
    at_paper, at_place = "/papers/trees/", "/categories/papers/below/"
    expected = {
        paper: at_paper,
        paper.venue: "/venues/iclr/",
        VenueAliasFactory(venue=paper.venue): "/venues/iclr/",
        paper.authors.get(): "/authors/ada/",
        AuthorAliasFactory(author=paper.authors.get()): "/authors/ada/",
        paper.authorships.get(): at_paper,
        LinkFactory(paper=paper): at_paper,
        IdentifierFactory(paper=paper): at_paper,
        place: at_place,
        TitleFactory(): "/",
        EntryFactory(paper=paper): at_paper,
        EntryFactory(text="Hello", category=place): at_place,
        OldSlugFactory(paper=paper): at_paper,
        Readme.objects.current(): "/",
    }
    assert {row: row.get_absolute_url() for row in expected} == expected
    run = ImportRunFactory()
    assert run.get_absolute_url() == f"/admin/catalogue/importrun/{run.pk}/change/"


# In which order they come


def test_papers_come_newest_first_and_those_without_a_year_last():
    undated = PaperFactory(year=None, title="A")
    old, new = PaperFactory(year=1999, title="A"), PaperFactory(year=2024, title="Z")
    beside = PaperFactory(year=2024, title="Éa")
    assert list(Paper.objects.all()) == [beside, new, old, undated]
    assert list(Paper.objects.newest_first()) == [beside, new, old, undated]


def test_equal_rows_keep_the_order_in_which_they_came():
    papers = [PaperFactory(title="Same") for _ in range(3)]
    assert list(Paper.objects.all()) == papers
    paper = papers[0]
    rows = {
        Authorship: [AuthorshipFactory(paper=paper) for _ in range(3)],
        Link: [LinkFactory(paper=paper) for _ in range(3)],
        Entry: [EntryFactory(paper=paper, position=7) for _ in range(3)],
        Category: [CategoryFactory(position=7) for _ in range(3)],
    }
    for model, made in rows.items():
        assert list(model.objects.filter(pk__in=[row.pk for row in made])) == made


def test_authors_come_by_family_name_and_venues_by_folded_name():
    for name in ("Zoe Abel", "Ada Zuse", "Émile Borel"):
        AuthorFactory(name=name)
    for name in ("icml", "ÉCCV", "AAAI"):
        VenueFactory(name=name)
    assert [author.name for author in Author.objects.all()] == [
        "Zoe Abel",
        "Émile Borel",
        "Ada Zuse",
    ]
    assert [venue.name for venue in Venue.objects.all()] == ["AAAI", "ÉCCV", "icml"]


def test_every_model_has_an_order_that_ends_in_one_row():
    for model in (Author, Authorship, Category, Entry, Link, Paper, Venue):
        assert model._meta.ordering[-1] == "id"
    assert (Identifier._meta.ordering, OldSlug._meta.ordering) == (
        ["scheme", "value"],
        ["kind", "slug"],
    )
