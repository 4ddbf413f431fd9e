"""Lists that are grown to be measured have as many papers as they look to have."""

from catalogue.readme import EntryBlock, parse, pieces
from tests.bench.lists import SEED, grown

COPIES = 3


def records(text):
    found = pieces(parse(text))
    return [one.node.reading.record for one in found if isinstance(one.node, EntryBlock)]


def test_every_copy_of_a_list_has_papers_of_its_own():
    text = SEED.read_text()
    several = records(grown(text, int((COPIES - 0.5) * len(text.encode()))))
    once = records(text)
    assert len(several) == COPIES * len(once)
    assert len({record.title for record in several}) == len(several)
    identified = [tuple(record.identifiers.items()) for record in several if record.identifiers]
    assert len(identified) == COPIES * sum(bool(record.identifiers) for record in once)
    assert len(set(identified)) == len(identified)
