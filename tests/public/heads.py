"""Reading the head of a page as machines do."""

import html
import json
import re
from urllib.parse import parse_qsl


def tags(response, attribute="name"):
    """Give the meta tags in order, as pairs."""
    page = response.content.decode()
    found = re.findall(rf'<meta\s+{attribute}="([^"]*)"\s+content="([^"]*)"', page)
    return [(html.unescape(name), html.unescape(content)) for name, content in found]


def values(response, name):
    return [content for tag, content in tags(response) if tag == name]


def links(response, rel):
    """Give the attributes of the links of a relation."""
    elements = re.findall(r"<link\s([^>]*)>", response.content.decode())
    found = [dict(re.findall(r'(\w+)="([^"]*)"', element)) for element in elements]
    return [{name: html.unescape(one[name]) for name in one} for one in found if one["rel"] == rel]


def described(response):
    """Give what a page says in JSON-LD, by the type of what it describes."""
    scripts = re.findall(
        r'<script type="application/ld\+json">(.*?)</script>', response.content.decode(), re.DOTALL
    )
    return {one["@type"]: one for one in map(json.loads, scripts)}


def context_objects(page):
    """Give the COinS of a page, each as Zotero takes it apart."""
    spans = re.findall(r'<span class="Z3988" title="([^"]*)"></span>', page)
    return [parse_qsl(html.unescape(span), strict_parsing=True) for span in spans]
