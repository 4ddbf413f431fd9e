"""What a careful reader found in each of the lists at hand, held against what is read.

For 25 entries spread over each list, checked by eye against its lines, and for 10 places where no paper
stands. Authors that the list itself has damaged are null, and not compared. ``python -m tests.readme.test_expectations`` prints
the table.
"""

import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from catalogue.readme import EntryBlock, parse, pieces

EXPECTED = sorted((Path(__file__).parent / "expected").glob("*.json"))
LISTS = Path(__file__).parents[3] / "shared" / "lists"
FIELDS = ("title", "authors", "venue", "year", "note", "links")
RECALL, RIGHT = 0.98, 0.97


@dataclass(frozen=True)
class Score:
    """Shares of 1: of the entries found, and of each field among those found; traps that were read."""

    recall: float
    fields: dict[str, float]
    wrong: list[str]
    trapped: list[int]


def read(text):
    """The record of each entry by its first line, and all lines that entries stand on."""
    records, inside, line = {}, set(), 1
    for piece in pieces(parse(text)):
        if isinstance(piece.node, EntryBlock):
            records[line] = piece.node.reading.record
            inside |= {line + below for below in range(piece.node.text.rstrip().count("\n") + 1)}
        line += piece.node.text.count("\n")
    return records, inside


def told(record):
    links = [[link.label, link.url] for link in record.links]
    return {name: getattr(record, name) for name in FIELDS} | {
        "authors": list(record.authors),
        "links": links,
    }


def score(expected):
    records, inside = read((LISTS / expected["list"]).read_bytes().decode())
    entries = expected["entries"]
    found = [(entry, told(records[entry["line"]])) for entry in entries if entry["line"] in records]
    fields, wrong = {}, []
    for name in FIELDS:
        known = [pair for pair in found if name != "authors" or pair[0]["authors"] is not None]
        missed = [entry["line"] for entry, record in known if record[name] != entry[name]]
        fields[name] = 1 - len(missed) / len(known)
        wrong += [f"{line}: {name}" for line in missed]
    trapped = [line for line in expected["traps"] if line in inside]
    return Score(len(found) / len(entries), fields, wrong, trapped)


def given(path):
    return json.loads(path.read_text())


@pytest.mark.once
@pytest.mark.skipif(not LISTS.exists(), reason="the real lists are not beside the project")
@pytest.mark.parametrize("path", EXPECTED, ids=lambda path: path.stem[:20])
def test_a_list_at_hand_is_read_as_a_careful_reader_reads_it(path):
    found = score(given(path))
    assert found.recall >= RECALL
    assert min(found.fields.values()) >= RIGHT, found.wrong
    assert found.trapped == []


@pytest.mark.parametrize("path", EXPECTED, ids=lambda path: path.stem[:20])
def test_the_expectations_of_a_list_are_as_many_as_were_asked_for(path):
    expected = given(path)
    assert len({entry["line"] for entry in expected["entries"]}) == 25
    assert len(set(expected["traps"])) == 10
    assert all(entry.keys() == {"line", *FIELDS} for entry in expected["entries"])


def table():
    rows = [["list", "entries", *FIELDS, "traps read"], ["---"] * (len(FIELDS) + 3)]
    for path in EXPECTED:
        found = score(given(path))
        shares = [found.recall, *found.fields.values()]
        rows.append([path.stem, *(f"{share:.0%}" for share in shares), str(len(found.trapped))])
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


if __name__ == "__main__":
    print(table())  # noqa: T201
