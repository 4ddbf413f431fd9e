"""The API keeps to its own description, whatever it is asked; schemathesis does the asking.

Which slugs are known depends on the catalogue, so the description cannot list them. Here it is narrowed
to those of the papers at hand: what conforms must be answered, and anything else be refused.
"""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from catalogue import topics
from catalogue.models import Author, Paper, Venue
from tests.site import shelf

SCHEMATHESIS = Path(sys.executable).with_name("schemathesis")
ASKED = (
    "--checks all --mode all --max-examples 10 --generation-deterministic --no-color --max-time 20"
)

FEW = ("name", "q", "venue", "not_year", "year_min", "page_size")
"""What facets are asked: they read a selection as papers do, which are asked everything."""


def narrowed(description):
    """Put slugs that are known where the description asks for any slug."""
    known = {
        "paper": Paper.objects.published().values_list("slug", flat=True),
        "author": Author.objects.listed().values_list("slug", flat=True),
        "venue": Venue.objects.of(Paper.objects.published()).values_list("slug", flat=True),
        "category": [*topics.current().listed],
    }
    for path in description["paths"].values():
        operation = path["get"]
        if operation["operationId"] in {"facets", "facet"}:
            operation["parameters"] = [x for x in operation["parameters"] if x["name"] in FEW]
        for one in operation["parameters"]:
            of = operation["operationId"] if one["in"] == "path" else one["name"]
            if (of := of.removeprefix("not_")) in known:
                none = ["none"] if "`none`" in one["description"] else []
                one["schema"].get("items", one["schema"])["enum"] = [*known[of][:3], *none]
    return description


@pytest.mark.once
@pytest.mark.django_db(transaction=True)
def test_schemathesis_finds_nothing(live_server, client, tmp_path):
    shelf.fill()
    file = tmp_path / "openapi.json"
    file.write_text(json.dumps(narrowed(client.get("/api/openapi.json").json())))
    run = subprocess.run(
        [SCHEMATHESIS, "run", file, "--url", live_server.url, *ASKED.split()],
        cwd=tmp_path,
        text=True,
        capture_output=True,
        check=False,
    )
    assert (run.returncode, "No issues found" in run.stdout) == (0, True), run.stdout + run.stderr
