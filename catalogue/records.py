"""The shapes that cross every border: files, forms, commands and the database speak in these."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

LINK_KINDS = ("paper", "code", "project", "data", "video", "slides", "demo", "model", "other")
"""What a link leads to."""


@dataclass(frozen=True, slots=True)
class LinkRecord:
    """A link of a paper; an empty ``url`` stands for a link that is promised but not there yet."""

    kind: str
    label: str
    url: str

    def as_json(self) -> dict[str, str]:
        return {"kind": self.kind, "label": self.label, "url": self.url}


VENUE_KINDS = ("conference", "journal", "workshop", "preprint")
"""What a venue can be, where it is said."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How a paper stands in a catalogue: a key that it keeps for good, and when it came and changed."""

    key: int
    added: datetime
    updated: datetime


@dataclass(frozen=True, slots=True)
class PaperRecord:
    """A paper as every format and every document tells it.

    ``authors`` are the names as printed, in order. ``venue`` is the venue as printed, ``note`` what
    stands beside it ("Workshop", "Oral"). ``identifiers`` maps a scheme ("doi", "arxiv", …) to the
    normalised value. Each category is the path of names below the list's title.

    ``venue_kind`` and ``standing`` are no part of what a record says, so two records that differ in
    them alone are equal: the one helps to name a citation's type, the other is for feeds.
    """

    title: str
    authors: tuple[str, ...] = ()
    venue: str = ""
    year: int | None = None
    note: str = ""
    abstract: str = ""
    links: tuple[LinkRecord, ...] = ()
    identifiers: Mapping[str, str] = field(default_factory=dict)
    categories: tuple[tuple[str, ...], ...] = ()
    slug: str = ""
    venue_kind: str = field(default="", compare=False)
    standing: Standing | None = field(default=None, compare=False)


PRINTED = ("title", "authors", "venue", "year", "note", "links")
"""The fields of a `PaperRecord` that a README prints; the others live on the site only."""


@dataclass(frozen=True, slots=True)
class Notice:
    """Something a reader of a file noticed, with the line it stands on and what could be done.

    ``line`` counts from 1; 0 stands for the file as a whole. Nothing that is proposed has been applied.
    """

    line: int
    code: str
    message: str
    proposal: str = ""

    def told(self, name: str) -> str:
        """``FILE:LINE: message → proposal [code]``, as compilers tell it."""
        place = f"{name}:{self.line}" if self.line else name
        proposal = f" → {self.proposal}" if self.proposal else ""
        return f"{place}: {self.message}{proposal} [{self.code}]"

    def as_json(self) -> dict[str, Any]:
        return {
            "line": self.line,
            "code": self.code,
            "message": self.message,
            "proposal": self.proposal,
        }


LIMITS = {
    "title": 1000,
    "author": 200,
    "venue": 200,
    "note": 200,
    "label": 100,
    "url": 2000,
    "category": 200,
    "slug": 100,
}
"""The most characters a field holds, in every format and in the database."""

YEARS = range(1600, 2100)
"""The years a paper can have."""

NONE = "none"
"""What a query string says for papers without any value of a facet; so nothing has this slug."""
