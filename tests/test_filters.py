import pytest
from django.http import QueryDict

from catalogue.filters import SORTS, PaperFilter
from catalogue.models import Paper
from tests.factories import CategoryFactory, PaperFactory, VenueFactory

pytestmark = pytest.mark.django_db


def asked(query):
    return PaperFilter(QueryDict(query), Paper.objects.published())


def slugs(query):
    return sorted(paper.slug for paper in asked(query).papers)


@pytest.fixture
def shelf():
    """Four papers that differ in everything a facet knows."""
    papers = CategoryFactory(name="Papers")
    training = CategoryFactory(name="Pre-training", parent=papers)
    surveys = CategoryFactory(name="Surveys")
    PaperFactory(
        title="Łukasz on CLIP",
        slug="a",
        year=2021,
        venue__name="MICCAI",
        authors=["Ada Lovelace", "Łukasz Żółw"],
        links={"paper": "https://a.example", "code": "https://code.example"},
        categories=[training],
    )
    PaperFactory(
        slug="b",
        year=2022,
        venue__name="ICLR",
        authors=["Ada Lovelace"],
        links={"code": ""},
        categories=[papers, surveys],
    )
    PaperFactory(slug="c", year=2023, venue__name="MICCAI", categories=[surveys])
    PaperFactory(slug="d", year=None, venue=None, links={"data": "https://d.example"})


@pytest.mark.usefixtures("shelf")
@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", "abcd"),
        ("venue=miccai", "ac"),
        ("venue=miccai&venue=iclr", "abc"),
        ("venue=miccai&year=2021&year=2022", "a"),
        ("author=ada-lovelace", "ab"),
        ("author=ada-lovelace&author=lukasz-zolw", "ab"),
        ("category=papers", "ab"),
        ("category=papers/pre-training", "a"),
        ("category=papers/pre-training&category=surveys", "abc"),
        ("category=surveys&venue=miccai", "c"),
        ("year_min=2022", "bc"),
        ("year_max=2022", "ab"),
        ("year_min=2022&year_max=2022", "b"),
        ("year=2021&year_min=2022", ""),
        ("link=code", "a"),
        ("link=code&link=data", "ad"),
        ("q=lukasz", "a"),
        ("q=ŁUKASZ+clip", "a"),
        ("q=miccai", "ac"),
        ("q=miccai&year=2023", "c"),
        ("q=lukasz+absent", ""),
    ],
)
def test_values_of_one_key_widen_and_keys_narrow(query, found):
    assert slugs(query) == list(found)


@pytest.mark.usefixtures("shelf")
@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("venue=nosuch", ""),
        ("venue=nosuch&venue=miccai", "ac"),
        ("category=nosuch", ""),
        ("category=pre-training", ""),
        ("author=nosuch", ""),
        ("link=nosuch", ""),
        ("year=abc", ""),
        ("year=2021.5&year=2021", "a"),
        ("year=１９９９", ""),
        ("year=٢٠٢١", ""),
        ("year=" + "9" * 3000, ""),
        ("year=99999", ""),
        ("year=NaN", ""),
        ("year=2e3", ""),
        ("year_min=x", ""),
        ("year_max=-1", ""),
    ],
)
def test_what_is_not_known_matches_nothing_and_is_shown(query, found):
    chosen = asked(query)
    assert sorted(paper.slug for paper in chosen.papers) == list(found)
    assert [chip.known for chip in chosen.chips].count(False) == 1


@pytest.mark.usefixtures("shelf")
@pytest.mark.parametrize(
    "query", ["colour=red", "q=", "venue=", "year_min=&year_max=&q=", "sort=nosuch", "q=%20%20"]
)
def test_unknown_keys_and_empty_values_are_left_out(query):
    chosen = asked(query)
    assert slugs(query) == list("abcd")
    assert chosen.chips == []
    assert chosen.query() == ""


@pytest.mark.usefixtures("shelf")
@pytest.mark.parametrize("text", ["***", "“”", "?!", "()", "%", "_"])
def test_a_search_without_a_word_matches_nothing(text):
    chosen = PaperFilter(QueryDict(mutable=True) | {"q": text}, Paper.objects.published())
    assert chosen.wordless
    assert list(chosen.papers) == []


@pytest.mark.parametrize("text", ["100%", "a_b", "'; drop table", "a\\b"])
def test_marks_of_a_pattern_are_only_marks(text):
    PaperFactory(title="Nothing of the kind")
    chosen = PaperFilter({"q": text}, Paper.objects.published())
    assert list(chosen.papers) == []


def test_at_most_sixteen_words_are_looked_for():
    paper = PaperFactory(title=" ".join(f"word{number}x" for number in range(16)))
    chosen = PaperFilter({"q": f"{paper.title} and then many others"}, Paper.objects.published())
    assert list(chosen.papers) == [paper]


def test_direction_marks_and_blanks_are_dropped_from_what_is_read():
    chosen = asked("q=%E2%80%AEabc%E2%80%8B%20%20d&venue=%E2%80%8Bx%E2%80%8B&venue=x")
    assert chosen.text == "abc d"
    assert chosen.choices["venue"] == ("x",)


def test_more_than_twenty_values_of_a_key_are_too_many():
    twenty = "&".join(f"venue=v{number}" for number in range(20))
    paper = PaperFactory()
    assert asked(f"{twenty}&venue=v3").is_valid()
    assert not asked(f"{twenty}&venue={paper.venue.slug}").is_valid()
    assert list(asked(f"{twenty}&venue={paper.venue.slug}").papers) == []


@pytest.mark.usefixtures("shelf")
def test_a_selection_without_one_key_keeps_the_others():
    chosen = asked("venue=miccai&year=2021&q=clip")
    found = {name: sorted(p.slug for p in chosen.without(name)) for name in ("venue", "year", "q")}
    assert found == {"venue": ["a"], "year": ["a"], "q": ["a"]}
    assert sorted(p.slug for p in chosen.without("year", "q")) == ["a", "c"]


@pytest.mark.usefixtures("shelf")
def test_a_chip_names_its_choice_and_leads_to_the_selection_without_it():
    chosen = asked("category=papers/pre-training&year=2021&year=2022&year_min=2020&q=clip&page=2")
    assert [(chip.facet, chip.label, chip.query) for chip in chosen.chips] == [
        ("Category", "Pre-training", "?q=clip&year=2021&year=2022&year_min=2020"),
        ("Year", "2021", "?q=clip&category=papers/pre-training&year=2022&year_min=2020"),
        ("Year", "2022", "?q=clip&category=papers/pre-training&year=2021&year_min=2020"),
        ("Year", "from 2020", "?q=clip&category=papers/pre-training&year=2021&year=2022"),
    ]


@pytest.mark.usefixtures("shelf")
def test_clearing_keeps_the_words_and_the_order():
    assert asked("q=clip&sort=title&venue=miccai&year_max=2022&page=3").cleared == (
        "?q=clip&sort=title"
    )


@pytest.mark.usefixtures("shelf")
def test_the_heading_says_what_is_selected():
    chosen = asked(
        "q=clip&category=papers&venue=miccai&venue=iclr&year=2021&year_min=2020&year_max=2023"
        "&author=ada-lovelace&link=code"
    )
    assert chosen.heading == (
        "in Papers, from MICCAI or ICLR, of 2021, since 2020, until 2023, by Ada Lovelace, "
        "with Code, matching “clip”"
    )


@pytest.mark.usefixtures("shelf")
def test_a_plain_mapping_of_a_command_is_read_as_well():
    chosen = PaperFilter({"venue": ["miccai"], "sort": "title"}, Paper.objects.published())
    assert sorted(paper.slug for paper in chosen.papers) == ["a", "c"]


def test_what_only_a_draft_carries_is_not_known():
    PaperFactory(draft=True, venue__name="Secret", authors=["Hidden Person"])
    chosen = asked("venue=secret&author=hidden-person")
    assert [(chip.label, chip.known) for chip in chosen.chips] == [
        ("secret", False),
        ("hidden-person", False),
    ]


@pytest.mark.parametrize(
    ("page", "number"),
    [
        ("1", 1),
        ("20", 20),
        ("999999", 999999),
        *[
            (bad, 0)
            for bad in (
                "0", "-1", "1000000", "9" * 30, "9" * 4301, "NaN", "Infinity", "1e309", "1.5", "0x10",
                "true", "[]", "last", "1;drop", "+1", "１", "١", "", " 1", "1\n", "01",
            )
        ],
    ],
)  # fmt: skip
def test_a_page_number_is_read_strictly(page, number):
    assert PaperFilter({"page": page}, Paper.objects.published()).page == number


@pytest.mark.parametrize("sort", SORTS)
def test_every_order_is_total_and_has_what_is_unknown_last(sort):
    first = VenueFactory(name="A conference")
    last = VenueFactory(name="Z conference")
    PaperFactory(slug="a-2020", title="Beta", year=2020, venue=first)
    PaperFactory(slug="z-2021", title="Alpha", year=2021, venue=last)
    PaperFactory(slug="none", title="Gamma", year=None, venue=None)
    orders = {
        "-year": ["z-2021", "a-2020", "none"],
        "year": ["a-2020", "z-2021", "none"],
        "title": ["z-2021", "a-2020", "none"],
        "-title": ["none", "a-2020", "z-2021"],
        "venue": ["a-2020", "z-2021", "none"],
        "-venue": ["z-2021", "a-2020", "none"],
    }
    assert [paper.slug for paper in asked(f"sort={sort}").papers] == orders[sort]


def test_papers_alike_in_everything_keep_one_order():
    papers = [PaperFactory(title="Same", venue=None) for _ in range(3)]
    for sort in ("-year", "year", "title", "venue", "-venue"):
        assert list(asked(f"sort={sort}").papers) == papers
    assert list(asked("sort=-title").papers) == papers[::-1]
