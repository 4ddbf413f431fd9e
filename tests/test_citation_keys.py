"""What citations make of names: parts of a person's, keys of papers, kinds of venues."""

import pytest

from catalogue import names


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Geeticka Chauhan", ("Geeticka", "Chauhan", "")),
        ("Laurens van der Maaten", ("Laurens", "van der Maaten", "")),
        ("Martin Luther King Jr.", ("Martin Luther", "King", "Jr.")),
        ("Silva-Rodríguez, Julio", ("Julio", "Silva-Rodríguez", "")),
        ("Ben Smith", ("Ben", "Smith", "")),
        ("王伟", ("", "王伟", "")),
        ("", ("", "", "")),
    ],
)
def test_a_name_is_taken_apart_as_bibliographies_do(name, parts):
    assert names.parts(name) == parts


@pytest.mark.parametrize(
    ("title", "authors", "year", "key"),
    [
        (
            "Joint Modeling of Chest Radiographs and Radiology Reports",
            ["Geeticka Chauhan", "Ruizhi Liao"],
            2020,
            "chauhan-2020-joint-modeling-chest",
        ),
        ("The Role of Alignment", ["Philip Müller"], 2022, "muller-2022-role-alignment"),
        ("Of the", ["Laurens van der Maaten"], None, "van-der-maaten-of-the"),
        ("A survey", [], 2023, "2023-survey"),
        ("???", [], None, "untitled"),
        ("Incomprehensibility of incomprehensible incomprehensions", ["Ada Lovelace-Byron"], 2020,
         "lovelace-byron-2020-incomprehensibility"),
    ],
)  # fmt: skip
def test_a_citation_key_says_who_when_and_what(title, authors, year, key):
    assert names.citation_key(title, authors, year) == key


@pytest.mark.parametrize(
    ("venue", "kind"),
    [
        ("MICCAI", "conference"),
        ("NeurIPS Workshop", "workshop"),
        ("arXiv", "preprint"),
        ("medRxiv preprint", "preprint"),
        ("NMI", "journal"),
        ("IEEE TMI", "journal"),
        ("IEEE Transactions on Medical Imaging", "journal"),
        ("Nature Communications", "journal"),
        ("", ""),
    ],
)
def test_a_venue_says_what_it_is(venue, kind):
    assert names.venue_kind(venue) == kind
