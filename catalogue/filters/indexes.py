"""What an index of names is asked for: a part of a name, a letter, a page."""

import re
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict

from catalogue import names
from catalogue.models.author import AuthorQuerySet
from catalogue.models.venue import VenueQuerySet

LONGEST = 200


class NameFilter:
    """Reads ``q``, ``letter`` and ``page``; whatever else is asked for is passed over."""

    def __init__(self, given: QueryDict) -> None:
        self.given = given

    @cached_property
    def text(self) -> str:
        """The part of a name looked for, as typed."""
        return names.clean(self.given.get("q", ""))[:LONGEST]

    @property
    def words(self) -> list[str]:
        return names.sought(self.text)

    @cached_property
    def letter(self) -> str:
        """The first letter of the names, where no part of a name is looked for."""
        letter = names.clean(self.given.get("letter", "")).casefold()
        return letter if len(letter) == 1 and not self.text else ""

    @cached_property
    def page(self) -> int:
        """The number of the page; 0 where what was given is none."""
        asked = self.given.get("page", "1")
        return int(asked) if re.fullmatch("[1-9][0-9]{0,5}", asked) else 0

    def authors(self, authors: AuthorQuerySet) -> AuthorQuerySet:
        """Narrow authors to those asked for."""
        if self.text:
            return authors.holding(self.words) if self.words else authors.none()
        return authors.filter(sort_key__startswith=self.letter)

    def venues(self, venues: VenueQuerySet) -> VenueQuerySet:
        """Narrow venues to those asked for."""
        if self.text:
            return venues.holding(self.words) if self.words else venues.none()
        return venues

    def query(self, **changes: Any) -> str:
        """Write what is asked for, with some keys changed and from page 1, as a query string with its "?"."""
        keys = {"q": self.text, "letter": self.letter, "page": 1} | changes
        if keys["page"] == 1:
            keys["page"] = ""
        encoded = urlencode({key: value for key, value in keys.items() if value})
        return f"?{encoded}" if encoded else ""
