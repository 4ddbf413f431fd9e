"""What is changed of an entry is changed in its place, in every family; what it was not asked for stays."""

from dataclasses import replace

import pytest
from hypothesis import example, given, settings, strategies as st

from catalogue.readme import EntryBlock, Style, parse, pieces, read_entry, rewrite, write
from catalogue.readme.document import Profile
from catalogue.readme.rows import columns
from catalogue.records import PRINTED, LinkRecord, PaperRecord
from tests.readme.families import ENTRIES, REFERENCES, ROWS
from tests.readme.strategies import records

NEW = LinkRecord("code", "code", "https://github.com/new/one")
CHANGES = {
    "title": lambda paper: {"title": f"{paper.title}, Revisited"},
    "markup": lambda paper: {"title": "A *new* [one](x) | `y` <b> & more \\"},
    "authors": lambda paper: {"authors": (*paper.authors, "Edsger W. Dijkstra")},
    "no authors": lambda paper: {"authors": ()},
    "tag": lambda paper: {"venue": "CVPR", "year": 1999, "note": "Oral"},
    "new link": lambda paper: {"links": (*paper.links, NEW)},
    "no link": lambda paper: {"links": ()},
    "address": lambda paper: {
        "links": (*paper.links[:-1], *(replace(link, url="https://new.example/x") for link in paper.links[-1:]))
    },
}  # fmt: skip
WAYS = {
    "stacked": Style(),
    "bold first": Style(
        order="T/A/V/L", title_open="**", title_close="**", tag_open="[", tag_close="]", emphasis="*"
    ),
    "one line": Style(build="item", order="VTL", marker="- "),
    "linked title": Style(build="item", order="TL", marker="* ", title_open="[", title_close="]({url})"),
    "quoted": Style(
        build="item", order="TVL", marker="* ", title_open='"', title_close='"', title_gap=", ",
        tag_open="*", tag_close="*", tag_gap=". ",
    ),
    "second paragraph": Style(
        build="item", order="TVL/A", marker="1. ", lead="\n\n    ", title_open="**", title_close=".**",
        tag_open="", tag_close="", tag_gap=". ", emphasis="*",
    ),
    "nested": Style(
        build="item", order="T/A/L", marker="- ", lead="\n  - ", title_open="[", title_close="]({url})",
        emphasis="",
    ),
    "row": Style(build="row", columns=("title", "authors", "venue", "year", "links", "")),
    "other row": Style(build="row", columns=("venue_year", "", "title", "authors", "links")),
}  # fmt: skip


def fields(record):
    return {name: getattr(record, name) for name in PRINTED}


def shown(record):
    """The fields, of links what is printed of them."""
    return fields(record) | {"links": [(link.label, link.url) for link in record.links]}


def entry(text):
    document = parse(f"# Sheep\n\n## Papers\n\n{text}\n{REFERENCES}")
    node = next(p.node for p in pieces(document) if isinstance(p.node, EntryBlock))
    return node.text, node.reading.record, document.profile


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize(("family", "text", "said"), ENTRIES)
def test_a_changed_entry_says_what_was_changed_and_the_rest_as_before(family, text, said, change):
    text, record, profile = entry(text)
    values = CHANGES[change](record)
    wanted = replace(record, **values)
    changed = {name for name in values if getattr(wanted, name) != getattr(record, name)}
    found = rewrite(text, wanted, changed, profile)
    assert shown(read_entry(found.text, profile).record) == shown(wanted)
    in_place = change in {"title", "markup", "address", "new link"}
    assert not (found.whole and in_place)


@pytest.mark.parametrize(("header", "row", "said"), ROWS)
def test_a_cell_is_changed_and_the_others_stay(header, row, said):
    roles = columns(header)
    record = read_entry(row, Profile(), roles).record
    found = rewrite(row, replace(record, title="A | B"), {"title"}, Profile(), roles)
    assert (found.text, found.whole) == (row.replace(record.title, "A \\| B"), False)


def test_what_a_conference_said_of_a_paper_follows_its_venue_in_a_cell():
    record = PaperRecord("Sheep", venue="ICLR", year=2023, note="Oral")
    assert "| ICLR Oral | 2023 |" in write(record, WAYS["row"], "\n")


@pytest.mark.parametrize("way", WAYS)
@settings(max_examples=settings.default.max_examples // 2)
@example(record=PaperRecord("0", venue="2019", year=1600))
@example(record=PaperRecord("0", authors=("/",), venue="N/A"))
@example(record=PaperRecord(":", authors=("None", "-")))
@example(record=PaperRecord("0", venue="ICLR Oral", year=2023))
@example(record=PaperRecord("0", venue="ICLR", year=2023, note="notable top 5%"))
@given(record=records())
def test_whatever_is_written_in_a_style_reads_back(way, record):
    style = WAYS[way]
    text = write(record, style, "\n")
    reading = read_entry(text, Profile(style=style), style.columns)
    lost = reading.unprinted
    assert {n: v for n, v in fields(reading.record).items() if n not in lost} == {
        n: v for n, v in fields(record).items() if n not in lost
    }


@given(st.sampled_from(ENTRIES), records())
def test_any_record_can_be_written_into_any_entry(found, record):
    text, old, profile = entry(found[1])
    changed = {name for name in PRINTED if getattr(old, name) != getattr(record, name)}
    rewritten = rewrite(text, record, changed, profile).text
    assert shown(read_entry(rewritten, profile).record) == shown(record)


@pytest.mark.parametrize(("family", "text", "said"), ENTRIES)
def test_a_new_entry_is_written_as_its_neighbour_is(family, text, said):
    text, record, profile = entry(text)
    other = replace(record, title="Another Way to Shear", links=(*record.links, NEW))
    written = write(other, profile.style, "\n")
    assert shown(read_entry(written, profile).record) == shown(other)
    assert profile.style.marker in {"", written[: len(profile.style.marker)]}
