import pytest

from catalogue.importing import import_markdown
from tests.curation.desk import SEED


@pytest.fixture(autouse=True)
def seed(db):
    """The seed list, imported a moment ago."""
    import_markdown(SEED, "README.md")
