"""The words that a list opens with, without what only makes sense in a README."""

import pytest
from hypothesis import given, strategies as st

from catalogue.telling import preface


@pytest.mark.parametrize(
    "noise",
    [
        "[![Awesome](https://awesome.re/badge.svg)](https://awesome.re)",
        "[![a](https://x.example/a.svg)](https://x.example) [![b](https://x.example/b.svg)](b)",
        "![Banner](banner.png)",
        "<!-- a comment\n\nof two paragraphs -->",
        "<!-- a comment that never ends",
        '<p align="center">\n  <img src="banner.png">\n</p>',
        "- [Papers](#papers)\n  - [Pre-training](#pre-training)",
        "[Papers](#papers) |",
        ":fire::fire:",
        "---",
        "```bibtex\n@article{x}\n```",
        "",
        "\n",
    ],
)
def test_what_is_noise_here_is_left_out(noise):
    assert preface.tidy([noise, "Words."]) == ["Words."]


@pytest.mark.parametrize(
    ("block", "tidied"),
    [
        ("<b>Papers</b> on :rocket: graphs :heart:", "Papers on  graphs"),
        ("See [how to](CONTRIBUTING.md) add one.", "See how to add one."),
        ("Our [survey](https://x.example/a) of it", "Our [survey](https://x.example/a) of it"),
        ("[Mail](mailto:a@b.example) us", "[Mail](mailto:a@b.example) us"),
        ("At 12:30:45, 3 < 4 and a > b", "At 12:30:45, 3 < 4 and a > b"),
        ("First\r\nsecond\rthird", "First\nsecond\nthird"),
    ],
)
def test_what_says_something_is_kept(block, tidied):
    assert preface.tidy([block]) == [tidied]


@given(st.lists(st.text()))
def test_any_text_can_be_tidied(blocks):
    assert all(block.strip() for block in preface.tidy(blocks))


def test_the_opening_is_as_long_as_whole_paragraphs_allow():
    assert preface.opening(["a" * 500, "b"]) == ["a" * 500]
    assert preface.opening(["a" * 300, "b" * 50, "c" * 100]) == ["a" * 300, "b" * 50]
    assert preface.opening([]) == []
