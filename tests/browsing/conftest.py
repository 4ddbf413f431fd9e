"""A shelf of papers, and a browser that has scripts unless a test says otherwise."""

import pytest

from tests.factories import CategoryFactory, PaperFactory, TitleFactory


@pytest.fixture
def shelf(transactional_db):
    """Twelve papers: two venues, four years, code for every third."""
    TitleFactory(name="Awesome Trees")
    place = CategoryFactory(name="Forests")
    for number in range(12):
        PaperFactory(
            title=f"{'Graph' if number % 2 else 'Image'} paper {number:02}",
            slug=f"paper-{number:02}",
            year=2020 + number % 4,
            venue__name="ICLR" if number % 2 else "MICCAI",
            authors=[f"Author {number % 5}", "Everybody"],
            links={"code": "https://code.example"} if number % 3 == 0 else {},
            categories=[place],
        )


@pytest.fixture
def results(page):
    """Give what the heading of the results says, squeezed."""
    return page.locator("#count")
