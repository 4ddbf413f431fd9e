import pytest
from django.http import QueryDict

from catalogue.filters import SORTS, PaperFilter
from catalogue.models import Paper
from tests.factories import PaperFactory, VenueFactory
from tests.filters.asking import asked

pytestmark = pytest.mark.django_db


def slugs(query):
    return sorted(paper.slug for paper in asked(query).papers)


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
        ("status=published", "abc"),
        ("status=preprint", ""),
        ("paper=a&paper=d", "ad"),
        ("paper=a&venue=iclr", ""),
        ("year=none", "d"),
        ("year=none&year=2021", "ad"),
        ("venue=none", "d"),
        ("venue=none&venue=iclr", "bd"),
        ("author=none", "cd"),
        ("category=none", "d"),
        ("link=none", "bc"),
        ("link=none&link=data", "bcd"),
        ("not_venue=miccai", "bd"),
        ("not_venue=miccai&not_venue=none", "b"),
        ("not_year=2021&not_year=2022", "cd"),
        ("not_author=ada-lovelace", "cd"),
        ("not_category=papers", "cd"),
        ("not_category=papers/pre-training", "bcd"),
        ("not_link=code", "bcd"),
        ("not_link=none", "ad"),
        ("not_status=published", "d"),
        ("venue=miccai&not_year=2021", "c"),
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
        ("status=none", ""),
        ("status=nosuch&status=published", "abc"),
        ("not_venue=nosuch", "abcd"),
        ("not_year=abc", "abcd"),
        ("not_status=none", "abcd"),
        ("not_category=nosuch&not_category=surveys", "ad"),
        ("paper=nosuch", ""),
        ("paper=nosuch&paper=a", "a"),
    ],
)
def test_what_is_not_known_matches_nothing_and_is_shown(query, found):
    chosen = asked(query)
    assert sorted(paper.slug for paper in chosen.papers) == list(found)
    assert len(chosen.unknown) == 1


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


def test_a_hundred_papers_can_be_picked_and_no_more():
    hundred = "&".join(f"paper=p{number}" for number in range(100))
    assert asked(hundred).is_valid()
    assert not asked(f"{hundred}&paper=one-more").is_valid()


@pytest.mark.usefixtures("shelf")
def test_beside_a_facet_stand_all_choices_but_its_own():
    chosen = asked(
        "venue=miccai&not_venue=iclr&year=2021&not_year=2022&year_min=2020&year_max=2021"
    )
    assert sorted(paper.slug for paper in chosen.beside("venue")) == ["a"]
    assert sorted(paper.slug for paper in chosen.beside("year")) == ["a", "c"]


@pytest.mark.usefixtures("shelf")
def test_a_plain_mapping_of_a_command_is_read_as_well():
    chosen = PaperFilter({"venue": ["miccai"], "sort": "title"}, Paper.objects.published())
    assert sorted(paper.slug for paper in chosen.papers) == ["a", "c"]


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
        "-added": ["none", "z-2021", "a-2020"],
    }
    assert [paper.slug for paper in asked(f"sort={sort}").papers] == orders[sort]


def test_papers_alike_in_everything_keep_one_order():
    papers = [PaperFactory(title="Same", venue=None) for _ in range(3)]
    for sort in ("-year", "year", "title", "venue", "-venue"):
        assert list(asked(f"sort={sort}").papers) == papers
    assert list(asked("sort=-title").papers) == papers[::-1]
