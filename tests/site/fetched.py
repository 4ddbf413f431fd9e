"""Pages as they come over the wire, and what a reader of their HTML finds in them."""

from contextlib import closing
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.client import HTTPConnection
from urllib.parse import urldefrag, urljoin, urlsplit


@dataclass
class Fetched:
    """An answer: its text and, of a page, what programs read in it."""

    address: str
    status: int
    media_type: str
    text: str
    links: list[str] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)
    metas: list[tuple[str, str]] = field(default_factory=list)
    coins: list[str] = field(default_factory=list)
    json_ld: list[str] = field(default_factory=list)

    def meta(self, name):
        return [content for key, content in self.metas if key == name]


class Reader(HTMLParser):
    """Fills in what a page holds for programs."""

    def __init__(self, page):
        super().__init__()
        self.page = page
        self.in_json_ld = False
        self.feed(page.text)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.in_json_ld = given.get("type") == "application/ld+json"
        if "id" in given:
            self.page.anchors.add(given["id"])
        if tag in {"a", "link"} and "href" in given:
            self.page.links.append(urljoin(self.page.address, given["href"]))
        if tag == "meta" and "name" in given:
            self.page.metas.append((given["name"], given["content"]))
        if given.get("class") == "Z3988":
            self.page.coins.append(given["title"])

    def handle_data(self, text):
        if self.in_json_ld and text.strip():
            self.page.json_ld.append(text)


class Fetcher:
    """Fetches what a site says at an address, each address once, without following redirects."""

    def __init__(self, site):
        self.site = site
        self.known = {}

    def fetch(self, address):
        address = urldefrag(urljoin(self.site, address)).url
        if address not in self.known:
            with closing(HTTPConnection(urlsplit(self.site).netloc, timeout=60)) as connection:
                connection.request("GET", address.removeprefix(self.site))
                answer = connection.getresponse()
                text = answer.read().decode(errors="replace")
            media_type = answer.headers.get_content_type()
            page = Fetched(address, answer.status, media_type, text)
            if media_type == "text/html":
                Reader(page)
            self.known[address] = page
        return self.known[address]

    def internal(self, page):
        """List the links of a page that lead to others of the site."""
        links = [link for link in page.links if link.startswith(f"{self.site}/")]
        return [link for link in links if urldefrag(link).url != page.address]
