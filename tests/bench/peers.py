"""Who is asked over HTTP, and how each is asked for the same: ours, and what one would use instead."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode

from catalogue.models import Category, Venue
from catalogue.tables import PER_PAGE
from tests.bench.asking import SOMEBODY
from tests.bench.names import AGAIN, DESK, NATURAL, OURS, TABLE, TABLE_AUTHORS
from tests.bench.scenarios import Scenario

TOLERANCE = 0.1

Address = Callable[[Scenario], str | None]


@dataclass(frozen=True)
class Peer:
    """A server's port, and where it answers a scenario; None where it has no such page.

    ``says`` is how its page tells the number of papers found.
    """

    port: int
    address: Address
    says: str
    cookie: str = ""

    def agrees(self, page: str, number: int) -> bool:
        """Tell whether a page found as many papers, but for what each takes for a word."""
        told = re.search(self.says, page)
        found = int(told[1].replace(",", "")) if told else -1
        return abs(found - number) <= TOLERANCE * number


def ours(scenario: Scenario) -> str:
    return f"/?{scenario.query}"


def natural(scenario: Scenario) -> str:
    asked = dict(scenario.asked)
    if "category" in asked:
        keys = {path: pk for pk, path in Category.objects.slug_paths().items()}
        asked["category"] = [str(keys[path]) for path in asked["category"]]
    return f"/natural/?{urlencode(asked, doseq=True)}"


def desk(scenario: Scenario) -> str | None:
    """The admin's list: no categories, no authors."""
    asked = scenario.asked
    if asked.keys() & {"category", "author"}:
        return None
    venues = dict(Venue.objects.values_list("slug", "pk"))
    given = {
        "venue__id__exact": [venues[slug] for slug in asked.get("venue", [])],
        "year": asked.get("year", []),
        "q": asked.get("q", []),
        "code": ["no" for _ in asked.get("not_link", [])],
        "p": asked.get("page", []),
    }
    return f"/desk/catalogue/paper/?{urlencode(given, doseq=True)}"


def datasette(*facets: tuple[str, str]) -> Address:
    """Datasette with four facets and those given: no page but the next one."""
    always = [("_facet", name) for name in ("category", "venue", "year", "code")]

    def address(scenario: Scenario) -> str | None:
        asked = scenario.asked
        if "page" in asked:
            return None
        given = {
            "area": asked.get("category", []),
            "venue__in": [",".join(asked["venue"])] if "venue" in asked else [],
            "year__in": [",".join(asked["year"])] if "year" in asked else [],
            "_search": asked.get("q", []),
            "code": ["no" for _ in asked.get("not_link", [])],
            "authors__arraycontains": asked.get("author", []),
            "_size": [str(PER_PAGE)],
            "_sort_desc": ["year"],
        }
        return f"/papers/papers?{urlencode([*always, *facets])}&{urlencode(given, doseq=True)}"

    return address


def all_of_them(served: int, plain: int, tabled: int | None) -> dict[str, Peer]:
    """Give everybody by name: ours first; Datasette where it is installed."""
    papers, rows = r"\b([\d,]+)(?:</\w+>)? papers?\b", r"\b([\d,]+) rows?\b"
    found = {
        OURS: Peer(served, ours, papers, SOMEBODY),
        AGAIN: Peer(served, ours, papers),
        NATURAL: Peer(plain, natural, papers),
        DESK: Peer(plain, desk, papers),
    }
    if tabled is not None:
        found[TABLE] = Peer(tabled, datasette(), rows)
        found[TABLE_AUTHORS] = Peer(tabled, datasette(("_facet_array", "authors")), rows)
    return found
