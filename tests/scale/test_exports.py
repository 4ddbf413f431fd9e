"""How much quicker files are written than through the objects of the models, over 20,000 real papers.

`make scale` runs it and prints the ratios of CPU time, taken in turn in one process.
"""

import sys
import time

import pytest

from catalogue import exporting
from catalogue.formats import FORMATS
from catalogue.importing import import_papers
from catalogue.management.commands.import_papers import opened
from catalogue.models import Paper
from tests.exporting import natural
from tests.scale.test_counts import PAPERS, pytestmark as of_scale

pytestmark = of_scale

ROUNDS = 2
LEAST = {"jsonl": 6, "csv": 5, "markdown": 3, "bibtex": 3}
"""Far below what is measured: it is to catch an export that went back to objects."""


@pytest.fixture
def chosen():
    with opened(PAPERS) as file:
        import_papers(file, PAPERS.name, FORMATS["jsonl"])
    return Paper.objects.published().newest_first()


def seconds(write):
    start = time.process_time()
    for _ in write():
        pass
    return time.process_time() - start


def test_files_are_written_much_faster_than_through_objects(chosen, capsys):
    pairs = {
        name: (
            lambda form=FORMATS[name]: form.render(exporting.selection(chosen)),
            lambda form=FORMATS[name]: natural.rendered(form, chosen),
        )
        for name in LEAST
    }
    pairs["README"] = (lambda: [exporting.markdown()], lambda: [natural.markdown()])
    for name, (ours, theirs) in pairs.items():
        times = [(seconds(ours), seconds(theirs)) for _ in range(ROUNDS)]
        quick, slow = (min(one) for one in zip(*times, strict=True))
        with capsys.disabled():
            told = f"{name}: {quick:.2f} s, through objects {slow:.2f} s: {slow / quick:.1f} times"
            sys.stdout.write(f"\n{told}\n")
        assert slow / quick >= LEAST.get(name, 3)
