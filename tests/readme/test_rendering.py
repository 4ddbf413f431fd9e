"""What GitHub makes of an entry: its own renderer shows each field as text, whatever the field holds."""

from html.parser import HTMLParser
from urllib.parse import unquote

import cmarkgfm
import pytest
from hypothesis import example, given, settings

from catalogue import names
from catalogue.readme import headings, write
from catalogue.records import PaperRecord
from tests.readme.strategies import lines, records
from tests.readme.test_edits import WAYS

HEADERS = {
    "row": "| Title | Authors | Venue | Year | Links | Note |\n|---|---|---|---|---|---|\n",
    "other row": "| Venue | Data | Title | Authors | Code |\n|---|---|---|---|---|\n",
}
USUAL = {
    "p", "br", "strong", "em", "a", "ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip


class Page(HTMLParser):
    """The tags of a page in their order, its text, and where its links lead."""

    def __init__(self, markdown):
        super().__init__()
        self.tags, self.links, self.pieces = [], [], []
        self.feed(cmarkgfm.github_flavored_markdown_to_html(markdown))

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        self.links += [value for name, value in attributes if name == "href"]
        self.pieces += " " if tag in {"br", "td", "li", "p"} else ""

    def handle_data(self, data):
        self.pieces.append(data)

    @property
    def text(self):
        return names.clean("".join(self.pieces))


def shown(way, record):
    return Page(HEADERS.get(way, "") + write(record, WAYS[way], "\n") + "\n")


@pytest.mark.parametrize("way", WAYS)
@settings(max_examples=settings.default.max_examples // 2)
@example(record=PaperRecord("www.example.org", ("a@example.org",), "https://example.org"))
@given(record=records())
def test_no_field_of_an_entry_becomes_markup(way, record):
    """Markup takes its signs away, so all text is there; an address takes none, but is a link more."""
    page = shown(way, record)
    assert set(page.tags) <= USUAL
    assert page.tags.count("a") == len(record.links)
    leads = {unquote(link.url) for link in record.links}
    assert {unquote(url or "") for url in page.links} <= leads
    labels = [
        link.label for link in record.links if link.kind != "paper"
    ]  # else it may be the title's
    for text in (record.title, *record.authors, record.venue, *labels):
        assert names.clean(text) in page.text


@given(lines())
def test_no_name_of_a_heading_becomes_markup(name):
    page = Page(headings.write(name, 2) + "\n")
    assert (page.tags, page.text) == (["h2"], name)
