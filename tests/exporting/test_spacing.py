"""The blank lines between parts, rule by rule; whole files are in tests/curation."""

import pytest

from catalogue.exporting.parts import HEADING, PAPER, TEXT, Part
from catalogue.exporting.spacing import Seen, Spacing


def seen(*kinds_and_tails):
    return {place: Seen(*one) for place, one in enumerate(kinds_and_tails)}


def joined(spacing, *parts):
    return "".join(spacing.join([Part(*part) for part in parts]))


FILE = seen((HEADING, "\n\n\n"), (PAPER, "\n\n"), (PAPER, "\n"), (TEXT, "\n\n\n\n"), (HEADING, ""))
"""# H, three line ends, A, two, B, one, text, four, # I and no line end."""

SPACING = Spacing(FILE, "\n", 1)
H = (HEADING, "# H", "\n\n\n", 0)
A = (PAPER, "A", "\n\n", 1)
B = (PAPER, "B", "\n", 2)
RULE = (TEXT, "---", "\n\n\n\n", 3)
END = (HEADING, "# I", "", 4)
NEW = (PAPER, "N", "", None)


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        ((H, A, B, RULE, END), "# H\n\n\nA\n\nB\n---\n\n\n\n# I"),
        ((), ""),
        ((H, A, NEW, RULE, END), "# H\n\n\nA\n\nN\n---\n\n\n\n# I"),
        ((H, B, A, RULE, END), "# H\n\n\nB\n\nA\n---\n\n\n\n# I"),
        ((H, A, B), "# H\n\n\nA\n\nB"),
        ((H, END), "# H\n\n# I"),
        ((NEW, NEW, H), "N\n\nN\n\n# H"),
    ],
    ids=[
        "as in the file",
        "nothing",
        "a new one takes the gap before what followed its neighbours",
        "two that change places keep the gaps between papers",
        "the last part takes the end of the file",
        "headings that never met stand a blank line apart",
        "new ones stand apart as papers usually do",
    ],
)
def test_a_gap_is_that_of_the_file_or_the_usual_one(parts, text):
    assert joined(SPACING, *parts) == text


def test_a_rule_never_comes_right_below_a_paper_it_did_not_stand_below():
    apart = seen((PAPER, "\n\n"), (TEXT, "\n"), (HEADING, "\n"))
    text = joined(Spacing(apart, "\n", 0), (PAPER, "N", "", None), (TEXT, "---", "\n", 1))
    assert text == "N\n\n---\n"


def test_lists_without_blank_lines_get_none_and_line_ends_are_those_of_the_file():
    spacing = Spacing({}, "\r\n", 0)
    assert joined(spacing, NEW, NEW, (TEXT, "t", "", None)) == "N\r\nN\r\n\r\nt\r\n"
