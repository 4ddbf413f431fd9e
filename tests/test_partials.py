"""The parts of a list that Jinja renders: what stands in them, and that nothing escapes."""

from html.parser import HTMLParser

import pytest

from catalogue.facets import Choice
from catalogue.templatetags.partials import choice_items
from tests.pages import HOSTILE


class Items(HTMLParser):
    """Reads the boxes of items with their attributes, and all that is said beside them."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.boxes, self.said = [], [], ""
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        if tag == "input":
            self.boxes.append(dict(attributes))

    def handle_data(self, text):
        self.said = " ".join(f"{self.said} {text}".split())


@pytest.mark.parametrize(
    ("count", "said"), [(0, "0 papers"), (1, "1 paper"), (2, "2 papers"), (12345, "12,345 papers")]
)
def test_an_item_says_how_many_papers_carry_its_value(count, said):
    rendered = choice_items("venue", [Choice("cvpr", "CVPR", count, note="Conference")])
    assert Items(rendered).said == f"CVPR Conference {said} not CVPR"
    assert ('class="none"' in rendered) == (not count)


def test_an_item_is_as_its_choice_is_now():
    for selected, excluded in [(False, False), (True, False), (False, True), (False, False)]:
        choice = Choice("a/b c", "B", 3, selected, excluded, depth=1, within="A")
        found = Items(choice_items("category", [choice]))
        box, other = found.boxes
        assert ("checked" in box, "checked" in other) == (selected, excluded)
        assert (box["name"], other["name"]) == ("category", "not_category")
        assert box["value"] == other["value"] == "a/b c"
        assert (box["id"], other["id"]) == ("category-a/b%20c", "not-category-a/b%20c")
        assert found.said == "B in A 3 papers not B"


@pytest.mark.parametrize("text", HOSTILE)
def test_an_item_escapes_whatever_it_is_called(text):
    plain = Items(choice_items("author", [Choice("x", "x", 2, within="x", note="x")]))
    found = Items(choice_items("author", [Choice(text, text, 2, within=text, note=text)]))
    assert found.tags == plain.tags
    assert [box["value"] for box in found.boxes] == [text, text]
    assert found.said.count(" ".join(text.split())) == 4
