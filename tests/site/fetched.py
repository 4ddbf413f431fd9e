"""Pages as they come over the wire, and what a reader of their HTML finds in them."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.client import HTTPConnection
from urllib.parse import urldefrag, urljoin, urlsplit


@dataclass
class Fetched:
    """An answer: its text, the addresses of its links and the names that fragments can mean."""

    address: str
    status: int
    text: str
    links: list[str] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)


class Reader(HTMLParser):
    def __init__(self, page):
        super().__init__()
        self.page = page
        self.feed(page.text)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if "id" in given:
            self.page.anchors.add(given["id"])
        if tag in {"a", "link"} and "href" in given:
            self.page.links.append(urljoin(self.page.address, given["href"]))


class Fetcher:
    """Fetches what a site says at an address, each address once, without following redirects."""

    def __init__(self, site):
        self.site = site
        self.known = {}
        self.connection = HTTPConnection(urlsplit(site).netloc, timeout=30)

    def fetch(self, address):
        address = urldefrag(urljoin(self.site, address)).url
        if address not in self.known:
            self.connection.request("GET", address.removeprefix(self.site))
            answer = self.connection.getresponse()
            text = answer.read().decode(errors="replace")
            page = Fetched(address, answer.status, text)
            if answer.headers.get_content_type() == "text/html":
                Reader(page)
            self.known[address] = page
        return self.known[address]

    def internal(self, page):
        """List the links of a page that lead to others of the site."""
        links = [link for link in page.links if link.startswith(f"{self.site}/")]
        return [link for link in links if urldefrag(link).url != page.address]

    def close(self):
        self.connection.close()
