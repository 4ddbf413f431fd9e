from dataclasses import replace

import pytest
from hypothesis import given, settings, strategies as st

from catalogue.names import clean_name
from catalogue.readme import (
    EntryBlock,
    Profile,
    Style,
    parse,
    pieces,
    read_entry as read_block,
    rewrite,
    write,
)
from catalogue.readme.filling import split
from catalogue.records import PRINTED, LinkRecord, PaperRecord
from tests.readme.strategies import of_telling, records

ENTRY = (
    "[**NeurIPS 2022 Workshop**] A Title \\\n"
    "_Ada Lovelace, Alan Turing, and Grace Hopper_ \\\n"
    "[[paper](https://arxiv.org/abs/2209.07118)] [[code](https://github.com/a/b)]\n\n"
)


def read_entry(text):
    return read_block(text, Profile())


def fields(record):
    return {name: getattr(record, name) for name in PRINTED}


def test_an_entry_is_read_field_by_field():
    record = read_entry(ENTRY).record
    assert fields(record) == {
        "title": "A Title",
        "authors": ("Ada Lovelace", "Alan Turing", "Grace Hopper"),
        "venue": "NeurIPS",
        "year": 2022,
        "note": "Workshop",
        "links": (
            LinkRecord("paper", "paper", "https://arxiv.org/abs/2209.07118"),
            LinkRecord("code", "code", "https://github.com/a/b"),
        ),
    }
    assert record.identifiers == {"arxiv": "2209.07118"}


@pytest.mark.parametrize(
    ("tag", "read"),
    [
        ("MICCAI 2020", ("MICCAI", 2020, "")),
        ("ACM MM 2022", ("ACM MM", 2022, "")),
        ("CVPR2023", ("CVPR", 2023, "")),
        ("NeurIPS, 2022, Oral", ("NeurIPS", 2022, "Oral")),
        ("Robotics 2000 2021", ("Robotics 2000", 2021, "")),
        ("2019", ("", 2019, "")),
        ("ICML", ("ICML", None, "")),
        ("n.d.", ("", None, "")),
        ("ICML n.d. Workshop", ("ICML", None, "Workshop")),
    ],
)
def test_a_venue_tag_is_venue_year_and_note(tag, read):
    record = read_entry(f"[**{tag}**] A Title \\\n_Ada Lovelace_\n").record
    assert (record.venue, record.year, record.note) == read


@pytest.mark.parametrize(
    "text",
    [
        "A paragraph with a [link](https://a.org).\n",
        "[**ICML**] only a tag without a year\n",
        "[**2023.05.01**] We released our code\n",
        "[**ICML 2020**]\n",
        "**[ICML 2020**] crossed brackets \\\n_A, B_\n",
        "",
    ],
)
def test_what_is_no_stacked_entry_is_not_read(text):
    assert read_entry(text) is None


@pytest.mark.parametrize(
    "link",
    [
        "[[code](https://a.org/b)]",
        "[[code]](https://a.org/b)",
        "[code](https://a.org/b)",
        "\\[[code](https://a.org/b)\\]",
        "[[code](<https://a.org/b>)]",
    ],
)
def test_links_are_read_in_every_style(link):
    record = read_entry(f"[**ICML 2020**] A \\\n_B C_ \\\n{link} | {link}\n").record
    assert record.links == (LinkRecord("code", "code", "https://a.org/b"),) * 2


def test_an_empty_link_is_a_promised_one_and_a_foreign_scheme_is_none():
    text = "[**ICML 2020**] A \\\n_B C_ \\\n[[code]()] [[x](javascript:alert)] [[y](ftp://a.org)]\n"
    assert read_entry(text).record.links == (LinkRecord("code", "code", ""),)


def test_entries_without_a_blank_line_between_them_are_split_by_line():
    first, second = ENTRY.rstrip(), ENTRY.rstrip().replace("A Title", "Another")
    found = [p.node for p in pieces(parse(f"## P\n\n{first}\n{second}\n"))]
    assert [type(node) is EntryBlock for node in found] == [False, True, True]
    assert split(f"{first}\n{second}\n") == [f"{first}\n", f"{second}\n"]


def test_a_title_may_run_over_several_lines():
    record = read_entry("[**ICML 2020**] A long\ntitle \\\n_Ada Lovelace_\n").record
    assert record.title == "A long title"


@given(records())
def test_a_written_entry_reads_back_as_the_paper(record):
    text = write(record, Style(), "\n")
    assert fields(read_entry(text).record) == fields(record)
    assert [type(p.node) for p in pieces(parse(f"## P\n\n{text}\n"))][1:] == [EntryBlock]


@given(records(), of_telling(8), st.lists(of_telling(3).map(clean_name).filter(len), max_size=4))
@settings(max_examples=500)
def test_words_that_have_a_meaning_elsewhere_read_back(record, title, authors):
    record = replace(record, title=title, authors=tuple(authors))
    assert fields(read_entry(write(record, Style(), "\n")).record) == fields(record)


@given(records(), records())
def test_a_rewritten_entry_reads_back_as_the_other_paper(old, new):
    text = write(old, Style(), "\n") + "\n\n"
    changed = {name for name in PRINTED if getattr(old, name) != getattr(new, name)}
    found = rewrite(text, new, changed, Profile()).text
    assert fields(read_entry(found).record) == fields(new)
    assert found.endswith("\n\n")


def change(**values):
    record = PaperRecord(**(fields(read_entry(ENTRY).record) | values))
    rewritten = rewrite(ENTRY, record, set(values), Profile())
    assert not rewritten.whole
    before, after = ENTRY.split("\n"), rewritten.text.split("\n")
    return [line for line in after if line not in before], len(after) - len(before)


ADA, ALAN, GRACE = "Ada Lovelace", "Alan Turing", "Grace Hopper"
PAPER, CODE = read_entry(ENTRY).record.links
DATA = LinkRecord("data", "data", "https://d.org")


@pytest.mark.parametrize(
    ("values", "line"),
    [
        ({"title": "Other [x] *y*"}, "[**NeurIPS 2022 Workshop**] Other \\[x\\] \\*y\\* \\"),
        ({"venue": "ICLR"}, "[**ICLR 2022 Workshop**] A Title \\"),
        ({"year": 2023, "note": ""}, "[**NeurIPS 2023**] A Title \\"),
        ({"year": None}, "[**NeurIPS n.d. Workshop**] A Title \\"),
        ({"authors": (ADA, "A. Turing", GRACE)}, "_Ada Lovelace, A. Turing, and Grace Hopper_ \\"),
        ({"authors": (ADA, GRACE)}, "_Ada Lovelace, and Grace Hopper_ \\"),
        ({"authors": (ADA, ALAN)}, "_Ada Lovelace, Alan Turing_ \\"),
        ({"authors": (ALAN, GRACE)}, "_Alan Turing, and Grace Hopper_ \\"),
        (
            {"authors": ("X Y", ADA, ALAN, GRACE)},
            "_X Y, Ada Lovelace, Alan Turing, and Grace Hopper_ \\",
        ),
        (
            {"links": (PAPER, CODE, DATA)},
            "[[paper](https://arxiv.org/abs/2209.07118)] [[code](https://github.com/a/b)] [[data](https://d.org)]",
        ),
        ({"links": (PAPER,)}, "[[paper](https://arxiv.org/abs/2209.07118)]"),
        ({"links": (CODE,)}, "[[code](https://github.com/a/b)]"),
        (
            {"links": (PAPER, LinkRecord("code", "code", "https://e.org"))},
            "[[paper](https://arxiv.org/abs/2209.07118)] [[code](https://e.org)]",
        ),
    ],
)
def test_a_change_touches_only_its_own_line_and_span(values, line):
    assert change(**values) == ([line], 0)


def test_lines_that_no_field_models_stay_when_others_go():
    text = ENTRY.rstrip().replace("_ \\\n", "_ \\\nkeywords: a, b \\\n") + "\n"
    record = PaperRecord(**(fields(read_entry(text).record) | {"authors": (), "links": ()}))
    found = rewrite(text, record, {"authors", "links"}, Profile())
    assert found.text == "[**NeurIPS 2022 Workshop**] A Title \\\nkeywords: a, b\n"
    assert not found.whole


def test_what_was_missing_is_added_in_its_own_line():
    text = "[**ICML 2020**] A Title \\\n_Ada Lovelace_\r\n\r\n".replace("\\\n", "\\\r\n")
    record = PaperRecord("A Title", (ADA,), "ICML", 2020, links=(CODE,))
    found = rewrite(text, record, {"links"}, Profile())
    assert found.text == (
        "[**ICML 2020**] A Title \\\r\n_Ada Lovelace_ \\\r\n[[code](https://github.com/a/b)]\r\n\r\n"
    )
