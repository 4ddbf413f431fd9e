"""Edits of the list of the tests, each with what it should be told as; and lists of any shape."""

from hypothesis import strategies as st

from tests.importing.lists import LIST, entry

FIRST, SECOND, THIRD, FOURTH = (entry(number) for number in range(1, 5))
FIFTH = FIRST.replace("First", "Fifth").replace("00001", "00005")


def edited(*pairs):
    text = LIST
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    return text


PAPER, HEADING, TEXT = "paper", "heading", "text"

EDITS = [
    (LIST, []),
    (edited(("First Paper", "First Paper, Again")), [(PAPER, "change", "title", 11)]),
    (edited(("First Paper", "Quite Another Name")), [(PAPER, "change", "title", 11)]),
    (edited(("Grace Hopper", "Grace B. Hopper")), [(PAPER, "change", "authors", 15)]),
    (edited(("ICLR 2021", "ICLR 2022")), [(PAPER, "change", "year", 15)]),
    (edited(("a/first", "b/first")), [(PAPER, "change", "links", 11)]),
    (edited(("Second Paper\\", "Second Paper \\")), [(PAPER, "change", "wording", 15)]),
    (
        edited(("First Paper", "Renewed Paper"), ("ICML 2020", "TMLR 2020")),
        [(PAPER, "change", "title", 11), (PAPER, "change", "venue", 11)],
    ),
    (edited((SECOND, SECOND + FIFTH)), [(PAPER, "add", "", 19)]),
    (edited((SECOND, "")), [(PAPER, "remove", "", 15)]),
    (
        edited((SECOND, ""), ("### Writing\n\n", "### Writing\n\n" + SECOND)),
        [(PAPER, "move", "", 21)],
    ),
    (edited((FIRST + SECOND + THIRD, SECOND + THIRD + FIRST)), [(PAPER, "move", "", 19)]),
    (edited(("A word before.", "Another word.")), [(TEXT, "change", "wording", 3)]),
    (edited(("A word before.\n\n", "")), [(TEXT, "remove", "", 3)]),
    (edited(("To all.\n", "To all.\n\nAnd more.\n")), [(TEXT, "add", "", 35)]),
    (edited(("### Reading", "### Perusing")), [(HEADING, "change", "name", 7)]),
    (
        edited(
            ("### Empty\n\n", ""), ("## Thanks\n\nTo all.\n", "## Thanks\n\nTo all.\n\n### Empty\n")
        ),
        [(HEADING, "move", "", 33)],
    ),
    (edited(("### Empty\n\n", "### Empty\n\n### More\n\n")), [(HEADING, "add", "", 31)]),
    (edited(("### Empty\n\n", "")), [(HEADING, "remove", "", 29)]),
    (edited(("### Empty\n\n", "### Empty ###\n\n")), [(HEADING, "change", "wording", 29)]),
    (edited(("\n\n## Thanks", "\n\n\n\n## Thanks")), [(HEADING, "change", "spacing", 29)]),
    (edited(("To all.\n", "To all.")), [(TEXT, "change", "spacing", 33)]),
    (
        edited(("### Writing\n\n" + FOURTH, "")),
        [(HEADING, "remove", "", 23), (PAPER, "remove", "", 25)],
    ),
    (
        edited(
            ("## Thanks", "### Writing\n\n" + FOURTH + "## Thanks"),
            ("### Writing\n\n" + FOURTH + "### Empty", "### Empty"),
        ),
        [(HEADING, "move", "", 23)],
    ),
    (edited(("### Writing", "#### Writing")), [(HEADING, "move", "", 23)]),
    (
        edited((SECOND, "### Later\n\n" + SECOND)),
        [(HEADING, "add", "", 15), (PAPER, "move", "", 17), (PAPER, "move", "", 21)],
    ),
    (
        edited(("## Papers\n\n---\n\n### Reading", "## Papers\n\n### Reading")),
        [(HEADING, "change", "wording", 7)],
    ),
]


@st.composite
def lists(draw):
    """Texts of few headings, papers and words, so that two of them have much in common."""
    titles = st.sampled_from(["One", "Two", "Three", "Four Five", "Six Seven"])
    blanks = st.sampled_from(["\n\n", "\n\n", "\n\n\n"])
    parts = ["# A List\n\n"]
    for _ in range(draw(st.integers(0, 8))):
        what = draw(st.sampled_from(["paper", "paper", "heading", "text"]))
        tail = draw(blanks)
        if what == "heading":
            level = draw(st.integers(2, 4))
            parts.append(f"{'#' * level} {draw(titles)}{tail}")
        elif what == "text":
            parts.append(f"Some words on {draw(titles)}.{tail}")
        else:
            title, year = draw(titles), draw(st.integers(2020, 2021))
            end = draw(
                st.sampled_from(["", "\\\n_Ada Lovelace_", "\\\n_Alan Turing, Ada Lovelace_"])
            )
            number = draw(st.integers(1, 4))
            link = f"\\\n[[paper](https://arxiv.org/abs/2001.0000{number})]" if end else ""
            parts.append(f"[**ICML {year}**] {title}{end}{link}{tail}")
    text = "".join(parts)
    return draw(st.sampled_from([text, text.rstrip(), text.rstrip() + "\n"]))
