from hypothesis import given, settings

from catalogue.readme import parse, pieces, render
from catalogue.readme.lines import split_lines, split_tail
from tests.readme.strategies import texts


@settings(max_examples=20 * settings.default.max_examples)
@given(texts)
def test_any_text_is_rendered_as_it_was_parsed(text):
    assert render(parse(text)) == text


@given(texts)
def test_pieces_of_a_document_are_its_text_and_know_their_lines(text):
    document = parse(text)
    place = 1
    for piece in pieces(document):
        assert piece.node.line == place
        place += len(split_lines(piece.node.text))


@given(texts)
def test_body_and_tail_are_the_text_and_the_tail_is_blank(text):
    body, tail = split_tail(text)
    assert body + tail == text
    assert tail.strip(" \t\r\n") == ""
    assert not body or body.splitlines()[-1].strip(" \t") or body[-1] not in "\r\n"


def test_lines_end_at_carriage_return_and_line_feed_only():
    assert split_lines("a\r\nb\rc\nd\u2028e\x0bf\x85g") == [
        "a\r\n",
        "b\r",
        "c\n",
        "d\u2028e\x0bf\x85g",
    ]


def names_of(text):
    return [(p.node.level, p.node.name) for p in pieces(parse(text)) if p.place == p.section]


def test_headings_in_comments_fences_quotes_and_lists_are_none():
    text = "# A\n\n<!-- ## B -->\n\n```\n## C\n```\n\n> ## D\n\n- ## E\n\n## F\n"
    assert names_of(text) == [(1, "A"), (2, "F")]


def test_a_fence_inside_a_comment_does_not_hide_what_follows():
    text = "# A\n\n<!-- ```python\n# no\n``` -->\n\n## B\n"
    assert names_of(text) == [(1, "A"), (2, "B")]


def test_headings_are_read_in_every_way_of_writing_them():
    text = (
        "# <p align=center>`A`</p>\n\nB\n---\n\n<h3 align='center'>C &amp; D</h3>\n\n## [E](#e) #\n"
    )
    assert names_of(text) == [(1, "A"), (2, "B"), (3, "C & D"), (2, "E")]


def test_a_run_of_rules_belongs_to_the_heading_right_below_it():
    found = [
        piece.node.text
        for piece in pieces(parse("# A\n\n---\n\n***\n## B\n\ntext\n\n---\n\nmore\n"))
    ]
    assert found == ["# A\n\n", "---\n\n***\n## B\n\n", "text\n\n", "---\n\n", "more\n"]


def test_a_rule_right_below_text_makes_a_heading_of_it():
    assert names_of("# A\n\ntext\n---\n") == [(1, "A"), (2, "text")]


def test_the_title_is_the_one_heading_of_level_one():
    assert parse("# A\n\n## B\n").title.heading.name == "A"
    assert parse("# A\n\n# B\n").title is None
    assert parse("## B\n").title is None


def test_line_ends_and_byte_order_mark_are_the_files_own():
    document = parse("\ufeff# A\r\n\r\ntext\r\n")
    assert (document.bom, document.newline) == (True, "\r\n")
    assert names_of("\ufeff# A\r\n") == [(1, "A")]
