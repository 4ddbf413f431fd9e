import pytest

from tests.factories import PaperFactory
from tests.filters.asking import asked

pytestmark = pytest.mark.django_db


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
def test_a_chip_says_what_is_excluded_and_picked_papers_are_one():
    chosen = asked("not_venue=miccai&link=none&paper=a&paper=b&paper=nosuch")
    assert [(chip.facet, chip.label, chip.known, chip.query) for chip in chosen.chips] == [
        ("Venue", "not MICCAI", True, "?link=none&paper=a&paper=b&paper=nosuch"),
        ("Available", "no link", True, "?not_venue=miccai&paper=a&paper=b&paper=nosuch"),
        ("Picked", "2 papers", True, "?not_venue=miccai&link=none&paper=nosuch"),
        ("Picked", "nosuch", False, "?not_venue=miccai&link=none&paper=a&paper=b"),
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
        "in Papers, of 2021, since 2020, until 2023, from MICCAI or ICLR, by Ada Lovelace, "
        "with code, matching “clip”"
    )


@pytest.mark.usefixtures("shelf")
def test_the_heading_says_what_is_excluded_and_what_is_missing():
    chosen = asked("not_venue=miccai&not_link=code&year=none&status=preprint&paper=a")
    assert chosen.heading == (
        "you picked, of no year, not from MICCAI, that are preprints, without code"
    )


def test_what_only_a_draft_carries_is_not_known():
    PaperFactory(draft=True, venue__name="Secret", authors=["Hidden Person"])
    chosen = asked("venue=secret&author=hidden-person")
    assert [(chip.label, chip.known) for chip in chosen.chips] == [
        ("secret", False),
        ("hidden-person", False),
    ]
