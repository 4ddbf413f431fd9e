"""What is a paper, what only looks like one, and what acts as a heading."""

import pytest

from catalogue.readme import EntryBlock, Heading, parse, pieces, render

A = "https://arxiv.org/abs/2401.00001"
PAPER = f"- [Counting Sheep]({A})\n"


def titles(text):
    assert render(parse(text)) == text
    nodes = [piece.node for piece in pieces(parse(text))]
    return [node.reading.record.title for node in nodes if isinstance(node, EntryBlock)]


def below(heading, text):
    return f"# Awesome Sheep\n\n## Papers\n\n- [A Known Paper](https://arxiv.org/abs/2401.00009)\n\n## {heading}\n\n{text}"


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        ("Contents", "- [Papers](#papers)\n  - [More](#more)\n"),
        ("Overview", "- [Papers](https://github.com/a/b#papers)\n"),
        ("News", f"- **[2024-05]** [Counting Sheep]({A}) was accepted by ICML 2024!\n"),
        ("🔥 Latest Updates", f"- 2024.05: We released [Counting Sheep]({A}).\n"),
        ("Contributing", f"```\n- [**ICML 2024**] Title [[paper]({A})]\n```\n"),
        ("📖 目录", PAPER),
        ("Citation", "```bibtex\n@misc{a, title = {A}, year = {2024}}\n```\n"),
        ("Papers about wool", f"<!--\n{PAPER}-->\n"),
        ("Papers about wool", f"> {PAPER}"),
        ("Papers about wool", "- Counting sheep is hard.\n- So is shearing them.\n"),
        ("Papers about wool", f"We thank [the herders]({A}) for their help with this list.\n"),
        ("Papers about wool", f"Our survey: [Counting Sheep]({A}) is out now. Read it and tell us what you think.\n"),
        ("Papers about wool", "[![Awesome](https://awesome.re/badge.svg)](https://awesome.re)\n"),
        ("Datasets", "| dataset | size | link |\n|---|---|---|\n| [Wool-1M](https://wool.org) | 1M | [data](https://wool.org/x) |\n"),
        ("Datasets", "- [Wool-1M](https://wool.org) 1M images of sheep\n"),
        ("Blogs", "- [Pasture] [How to Count](https://pasture.com/blog/count)\n"),
        ("Videos", "- [A Talk on Wool](https://www.youtube.com/watch?v=1)\n"),
        ("Tools", "- [shears](https://github.com/a/shears): cuts wool\n"),
        ("Related Lists", "- [Awesome Goats](https://github.com/a/goats)\n"),
        ("References", "- Lovelace, A. and Turing, A. *Counting*. ICML, 2024.\n"),
        ("Papers about wool", f"- Lovelace, A., Turing, A., *[Counting Sheep in the Dark of Night]({A})*, Journal of Wool, 2024. [pdf]({A})\n"),
    ],
)  # fmt: skip
def test_what_is_no_paper_is_kept_as_text(heading, text):
    assert titles(below(heading, text)) == ["A Known Paper"]


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        ("Datasets", f"- [**ICML 2024**] Counting Sheep [[paper]({A})]\n"),
        ("Benchmarks", PAPER),
        ("Fake News Detection", "- [Counting Sheep](https://sheep.org/paper.pdf)\n"),
        ("Dataset Papers", "- [Counting Sheep](https://sheep.org/paper.pdf)\n"),
        (
            "Tools",
            "- [Counting Sheep](https://dl.acm.org/doi/10.1145/1.2)\n  - Ada Lovelace, Alan Turing\n",
        ),
        ("Contributions of Wool to Sleep and to Other Arts", PAPER),
    ],
)
def test_a_paper_is_one_below_any_other_heading(heading, text):
    assert titles(below(heading, text)) == ["A Known Paper", "Counting Sheep"]


def test_a_preface_has_papers_only_where_nothing_else_has():
    survey = "# Awesome Sheep\n\n- [Our Survey](https://arxiv.org/abs/2401.00002)\n"
    assert titles(survey) == ["Our Survey"]
    assert titles(f"{survey}\n## Papers\n\n{PAPER}") == ["Counting Sheep"]


def headings(text):
    assert render(parse(text)) == text
    found = [piece.node for piece in pieces(parse(text))]
    return [(node.level, node.name) for node in found if isinstance(node, Heading)]


TOP = "# Sheep\n\n## Papers\n\n"


def test_bold_lines_above_lists_act_as_headings():
    text = f"{TOP}**Counting**\n\n{PAPER}\n**Shearing:**\n\n{PAPER}\n## Thanks\n\n**Thank you.**\n"
    assert headings(text)[2:] == [(3, "Counting"), (3, "Shearing"), (2, "Thanks")]


def test_items_that_only_name_what_is_below_them_act_as_headings():
    text = f"{TOP}* Counting:\n  {PAPER}* **Shearing**\n  {PAPER}"
    assert headings(text)[2:] == [(3, "Counting"), (3, "Shearing")]
    assert titles(text) == ["Counting Sheep", "Counting Sheep"]


def test_summaries_act_as_headings_unless_they_only_say_more():
    fold = "<details>\n<summary>{}</summary>\n\n" + PAPER + "\n</details>\n\n"
    text = (
        TOP + fold.format("Counting (3)") + fold.format(" more ") + fold.format("Click to expand")
    )
    assert headings(text)[2:] == [(3, "Counting")]
    assert titles(text) == ["Counting Sheep"] * 3


def test_the_items_of_a_mixed_list_are_read_without_a_heading():
    text = f"{TOP}- Counting\n  {PAPER}- [Shearing Sheep]({A})\n"
    assert headings(text)[2:] == []
    assert titles(text) == ["Counting Sheep", "Shearing Sheep"]


def entries(text):
    nodes = [piece.node for piece in pieces(parse(text))]
    return [node.reading for node in nodes if isinstance(node, EntryBlock)]


@pytest.mark.parametrize(
    ("heading", "said"),
    [("2023", ("", 2023)), ("🔥 2023", ("", 2023)), ("CVPR 2023", ("CVPR", 2023)), ("NeurIPS", ("NeurIPS", None)),
     ("Sheep of 2023", ("", None)), ("2020 and before", ("", None))],
)  # fmt: skip
def test_what_a_heading_names_is_inherited_and_marked(heading, said):
    reading = entries(f"{TOP}### {heading}\n\n{PAPER}")[0]
    assert (reading.record.venue, reading.record.year) == said
    assert reading.unprinted == {
        name for name, value in zip(("venue", "year"), said, strict=True) if value
    }


def test_an_own_year_is_not_overruled_by_the_heading():
    reading = entries(f"{TOP}### 2023\n\n- [**ICML 2024**] Counting Sheep [[paper]({A})]\n")[0]
    assert (reading.record.venue, reading.record.year) == ("ICML", 2024)
    assert not reading.unprinted


def test_the_line_that_mostly_holds_authors_holds_them_where_they_look_like_none():
    lines = "".join(
        f"- [Sheep {n}](https://arxiv.org/abs/2401.0000{n})\n  - Ada Lovelace, Alan Turing\n"
        for n in range(1, 6)
    )
    text = f"{TOP}{lines}- [Last](https://arxiv.org/abs/2401.00007)\n  - OpenAI\n"
    assert entries(text)[-1].record.authors == ("OpenAI",)


def test_entries_that_follow_each_other_without_a_blank_line_are_told_apart():
    bold = "**First** \\\n*Ada Lovelace* \\\n[[paper](https://a.org/1.pdf)]\n"
    text = TOP + bold + bold.replace("First", "Second")
    assert titles(text) == ["First", "Second"]


def test_lines_that_each_begin_with_a_linked_title_are_entries_each():
    lines = "".join(
        f"[Counting {n} Sheep in a Row]({A}{n}) [[code](https://github.com/a/b)]\n"
        for n in range(3)
    )
    assert titles(TOP + lines) == [f"Counting {n} Sheep in a Row" for n in range(3)]
    assert titles(TOP + lines.replace("[Counting", "• [Counting")) == titles(TOP + lines)


def test_the_first_of_several_titles_is_a_preface_if_it_names_the_list():
    text = f"# Awesome Sheep\n\n- Our own: [Our Survey of Sheep]({A})\n\n# Papers\n\n{PAPER}"
    assert titles(text) == ["Counting Sheep"]
