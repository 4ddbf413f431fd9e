"""What the answers look like; a paper is just what every exported file has of it."""

from typing import Any, Self

from ninja import Schema
from pydantic import ConfigDict, Field

from catalogue import models


class Shape(Schema):
    """An object that has these fields and no other."""

    model_config = ConfigDict(json_schema_extra={"additionalProperties": False})


class Complaint(Shape):
    """A parameter, the value that was given for it, and what is wrong with it."""

    parameter: str
    value: str
    detail: str

    @classmethod
    def of(cls, parameter: str, value: str, detail: str) -> Self:
        return cls(parameter=parameter, value=value, detail=detail)


class Problem(Shape):
    """Why there is no other answer. `errors` names each parameter that is at fault."""

    type: str = Field(json_schema_extra={"format": "uri-reference"})
    title: str
    status: int
    detail: str
    errors: list[Complaint]


class Page(Shape):
    """A page of a list, how many there are in all, and the addresses of the pages beside it."""

    count: int
    next: str | None
    previous: str | None


class Link(Shape):
    """A link of a paper; without a `url` it is promised and not there yet."""

    kind: str
    label: str
    url: str


class Paper(Shape):
    """A paper as exported files have it: names and venue as printed, categories as paths of names."""

    title: str
    authors: list[str]
    venue: str
    year: int | None
    note: str
    abstract: str
    links: list[Link]
    identifiers: dict[str, str]
    categories: list[list[str]]
    slug: str


class Papers(Page):
    """A page of papers."""

    results: list[Paper]


class Choice(Shape):
    """A value of a facet, and how many papers carry it; the facet's own choice does not count."""

    value: str
    label: str
    count: int
    selected: bool
    excluded: bool
    depth: int
    note: str


class Choices(Page):
    """A page of the values of a facet."""

    results: list[Choice]


class Facet(Shape):
    """A facet with its most frequent values; `cut` where it has more than these."""

    name: str
    label: str
    choices: list[Choice]
    cut: bool


class Facets(Shape):
    """How many papers are selected, and what each further choice would leave."""

    count: int
    facets: list[Facet]


class Listed(Shape):
    """What has a name, papers, and a page of its own on the site (`url`)."""

    name: str
    slug: str
    paper_count: int
    url: str


class Spelled(Listed):
    """What is also written in other ways."""

    also_written_as: list[str]
    homepage: str

    @staticmethod
    def resolve_url(row: Any, context: dict[str, Any]) -> str:
        address: str = context["request"].build_absolute_uri(row.get_absolute_url())
        return address

    @staticmethod
    def resolve_paper_count(row: Any) -> int:
        number: int = row.number
        return number

    @staticmethod
    def resolve_also_written_as(row: models.Author | models.Venue) -> list[str]:
        return [other.alias for other in row.aliases.all()]


class Author(Spelled):
    """A person, with the number of papers in this catalogue."""

    orcid: str


class Authors(Page):
    """A page of authors."""

    results: list[Author]


class Venue(Spelled):
    """A venue, with the number of papers in this catalogue."""

    full_name: str
    kind: str


class Venues(Page):
    """A page of venues."""

    results: list[Venue]


class Category(Listed):
    """A category.

    `path` has the names from the outermost category to this one, `slug` the slugs; `parent` is the
    slug path of the category above. Papers of the categories below count too.
    """

    path: list[str]
    parent: str | None
    depth: int


class Categories(Page):
    """A page of categories, in the order of the list."""

    results: list[Category]
