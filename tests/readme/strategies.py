"""Texts and papers that look like what lists hold, and what breaks readers."""

from hypothesis import strategies as st

from catalogue import identifiers, names
from catalogue.records import LinkRecord, PaperRecord

FRAGMENTS = st.sampled_from(
    [
        "# Title\n", "## Papers\n", "### Deep `x`\n\n", "Set\n===\n", "text\n---\n", "---\n", "***\n\n",
        "[**ICML 2020**] A title \\\n", "_Ada Lovelace, Alan Turing_ \\\n", "_A, and B_\n",
        "[[paper](https://a.org/b)] [[code](https://c.org)]\n", "[[code]()]\n", "[paper](https://x.org)\n",
        "[**NeurIPS 2022 Workshop**]A\n", "- item [x](https://y.org)\n", "1. one\n", "    code\n", "\t",
        "<!-- comment\n", "-->\n", "```\n", "~~~\n", "> quote\n", "| a | b |\n|---|---|\n| 1 | 2 |\n",
        "<h2 align=center>Name</h2>\n", "<details>\n<summary>More</summary>\n", "</details>\n", "[a]: b\n",
        "- [A Title](https://arxiv.org/abs/2001.00001) [[code](https://c.org)]\n", "  - Ada Lovelace, Alan Turing\n",
        "* **A**: \"A Title\", *ICML, May 2020*. [[pdf]](https://a.org)\n", "1. **A Title.** ICML 2020. [p](https://a.org)\n\n",
        "   *Ada Lovelace.*\n", "* Group:\n", "**Group**\n\n", "## 2023\n", "## News\n", "  - Code: [x](https://c.org)\n",
        "| Title | Venue | Year | Code |\n|---|---|---|---|\n", "| [A Title](https://a.org) | ICML | 2020 | - |\n",
        "<details><summary>Group</summary>\n\n", "`ICML 2020` ", "[x][a]\n", "A. Lovelace et al., ",
        "\r\n", "\r", "\n", "\n\n", " ", "\\\n", "<br>\n", "\ufeff", "\x00", "\u2028", "\x0b", "\x85", "é́",
    ]
)  # fmt: skip
ALPHABET = "ab1 \t\n\r*_[]()<>#-=|\\`~!&;:.,'\"/{}\x00\ufeff\u00a0\u2028\u0301ﬁé中"

texts = st.one_of(
    st.text(),
    st.text(alphabet=ALPHABET, max_size=200),
    st.lists(st.one_of(FRAGMENTS, st.text(alphabet=ALPHABET, max_size=12)), max_size=30).map(
        "".join
    ),
)

MARKUP = "abc XYZ019 *_[]()<>#-=|\\`~!&;:.,'\"/{}$%^+@?é中ß“”–∗†"


def lines(limit: int = 40) -> st.SearchStrategy[str]:
    """Clean text of one line, markup and all."""
    words = st.sampled_from(
        [
            "and", "et al.", "n.d.", "2019", "Jr.", "&amp;", "<br>", "](", "**]", "\\",
            "www.a.org", "https://a.org", "a@b.org",
        ]
    )  # fmt: skip
    mixed = st.lists(st.one_of(st.text(MARKUP, max_size=8), words), max_size=6).map(" ".join)
    return st.one_of(st.text(max_size=limit), mixed).map(names.clean).filter(len)


WORDS = (
    "code paper ICML NeurIPS 2020 oral Abstract arXiv preprint a A the of Vision in In IN CVPR'21 et al and www pdf "
    "Workshop accepted to at best 3D SO Part II v1 n.d. vol pp 1 , . : ; ? ! ( ) () & - – / + ' ’ “ ” (x) &lt; &amp; "
    ":tada: (( )) 1) (a) (NeurIPS) www. http://a.b others Jr. II. O'Brien Y. J.-P. de"
)
TELLING = st.sampled_from(WORDS.split())
"""Ordinary words and signs that mean something in some place of an entry."""


def of_telling(most: int) -> st.SearchStrategy[str]:
    gaps = st.sampled_from([" ", " ", " ", "", ": ", ". ", "(", ")", "\u00a0"])
    joined = st.lists(st.tuples(TELLING, gaps).map("".join), min_size=1, max_size=most)
    return joined.map("".join).map(names.clean).filter(len)


people = lines(25).map(names.clean_name).filter(len)
urls = (
    st.text("abcXYZ019/()&;=?%~_-.,*'!#[]", max_size=30)
    .map("https://example.org/".__add__)
    .filter(identifiers.is_web)
)


@st.composite
def link_records(draw: st.DrawFn) -> LinkRecord:
    label = draw(st.one_of(st.sampled_from(["paper", "code", "PDF"]), lines(15)))
    url = draw(st.one_of(st.just(""), urls))
    return LinkRecord(identifiers.link_kind(label, url), label, url)


@st.composite
def records(draw: st.DrawFn) -> PaperRecord:
    """A paper with any fields that a catalogue can hold."""
    return PaperRecord(
        title=draw(lines()),
        authors=tuple(draw(st.lists(people, max_size=4))),
        venue=draw(st.one_of(st.just(""), st.sampled_from(["ICML", "ACM MM"]), lines(15))),
        year=draw(st.one_of(st.none(), st.integers(1600, 2099))),
        note=draw(st.one_of(st.just(""), st.just("Workshop"), lines(15))),
        links=tuple(draw(st.lists(link_records(), max_size=3))),
    )
