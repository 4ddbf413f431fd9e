import pytest
from django.db import transaction

from catalogue.importing import import_markdown
from tests.curation.desk import SEED


@pytest.fixture(scope="module")
def imported(django_db_setup, django_db_blocker):
    """Import the seed list once; each test works in a transaction within this one."""
    with django_db_blocker.unblock(), transaction.atomic():
        import_markdown(SEED, "README.md")
        yield
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def seed(imported, db):
    """The seed list, as if imported a moment ago."""
