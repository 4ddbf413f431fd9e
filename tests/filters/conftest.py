import pytest

from tests.factories import CategoryFactory, PaperFactory


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
