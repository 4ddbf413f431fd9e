"""What tests of pages share: reading an answer as people and as browsers do."""

import html
import re

from catalogue.models import Category
from tests.factories import CategoryFactory, PaperFactory

HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7*7 }} {% load x %}",
    "</title><b>",
    "a & b 'quoted' \"twice\"",
    "](x) `code` **bold** <!-- -->",
]


def text_of(response):
    """Read what a page says, without its marks."""
    return html.unescape(re.sub(r"\s+", " ", re.sub("<[^>]*>", "", response.content.decode())))


def squeezed(response):
    """Read a page without the blanks that only its templates' layout brings in."""
    return re.sub(r"\s*([<>])\s*", r"\1", re.sub(r"\s+", " ", response.content.decode()))


def found(response):
    """Read how many papers a list says that there are."""
    return int(re.search('data-count="([0-9]+)"', response.content.decode())[1])


def listed(response):
    """Read the slugs of the papers on a page of a list, in its order."""
    return re.findall('name="paper" value="([^"]+)" form', response.content.decode())


def full_paper(number=0, **fields):
    """Make a paper with everything that a page can show of it."""
    parent = Category.objects.filter(slug="papers").first() or CategoryFactory(name="Papers")
    return PaperFactory(
        authors=[f"First {number}", f"Second {number}", "Everybody"],
        links={"paper": "https://paper.example", "code": "https://code.example", "video": ""},
        identifiers={"doi": f"10.1000/{number}", "arxiv": f"2301.0000{number}"},
        categories=[CategoryFactory(parent=parent), CategoryFactory()],
        abstract="It is shown.",
        remark="Read **this** first.",
        note="Oral",
        **fields,
    )
