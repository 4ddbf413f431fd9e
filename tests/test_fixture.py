"""The list that a first start shows is what an import of the list's own file makes."""

import json
from pathlib import Path

import pytest
from django.conf import settings
from django.core import serializers
from django.core.management import call_command

from catalogue import exporting
from catalogue.importing import import_markdown
from catalogue.models import ImportRun, Paper, Readme
from tests.importing.test_arbitrary_catalogues import empty

pytestmark = pytest.mark.django_db

SEED = Path(settings.BASE_DIR, "fixtures", "seed.md")
MOMENTS = {"added", "published", "updated", "imported", "when"}


def rows():
    """Every row of the catalogue without primary keys and moments, which differ from load to load."""
    found = exporting.records(Paper.objects.order_by("slug"))
    readme = json.loads(
        serializers.serialize("json", [Readme.objects.get(), ImportRun.objects.get()])
    )
    kept = [{k: v for k, v in one["fields"].items() if k not in MOMENTS} for one in readme]
    return [*found], [{k: v for k, v in one.items() if k != "version"} for one in kept]


def test_the_seed_fixture_equals_a_fresh_import():
    call_command("loaddata", "seed", verbosity=0)
    loaded = rows()
    ImportRun.objects.all().delete()
    empty()
    import_markdown(SEED.read_bytes(), "seed.md")
    assert rows() == loaded
    assert len(loaded[0]) == 30


def test_the_seed_fixture_is_written_as_the_lists_own_file():
    call_command("loaddata", "seed", verbosity=0)
    assert exporting.markdown().text.encode() == SEED.read_bytes()
