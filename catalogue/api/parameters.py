"""The keys of a query string that the API takes, as OpenAPI describes a parameter.

They are those of `PaperFilter`, whichever it has, of `NameFilter`, and of a page. ``meant`` says what kind of value a
parameter takes; it is not part of the description.
"""

from typing import Any

from catalogue.filters import (
    FACETS,
    NOT,
    RELEVANCE,
    SORTS,
    STATUSES,
    VIEWS,
    PaperFilter,
)
from catalogue.filters.fields import ValuesField
from catalogue.records import LINK_KINDS, NONE

Parameter = dict[str, Any]

PER_PAGE = 50
MOST_PER_PAGE = 100
LAST_PAGE = 999_999
PAGE = ("page", "page_size")

TOLD = {
    "q": "The words searched for, as typed into the search box.",
    "category": "Slug path of a category; whatever stands below it is included.",
    "year": "A year.",
    "year_min": "The first year of a range.",
    "year_max": "The last year of a range.",
    "venue": "Slug of a venue.",
    "status": "Published at a venue, or a preprint.",
    "author": "Slug of an author.",
    "link": "What has to be available of a paper.",
    "paper": "Slug of a paper, to pick papers one by one.",
    "sort": f"The order; without it `{RELEVANCE}`, which is newest first where no words are searched for.",
    "view": "How the page lays papers out; here it changes nothing.",
    "letter": "What names begin with, surnames first; it counts only without `q`.",
    "page": "The number of the page.",
    "page_size": "How many are on a page.",
}
EXAMPLES: dict[str, Any] = {
    "year": "2023",
    "year_min": 2020,
    "year_max": 2024,
    "link": "code",
    "status": "published",
    "sort": "title",
    "view": "compact",
    "name": "a",
    "letter": "a",
    "page": 1,
    "page_size": 10,
    "facet": "venue",
}

"""Values that are known in every catalogue; the others are taken from it."""

A_YEAR = {"type": "integer", "minimum": 1000, "maximum": 9999}
SCHEMAS: dict[str, dict[str, Any]] = {
    "year": {"type": "string", "pattern": f"^([1-9][0-9]{{3}}|{NONE})$"},
    "year_min": A_YEAR,
    "year_max": A_YEAR,
    "status": {"type": "string", "enum": [*STATUSES]},
    "link": {"type": "string", "enum": [*LINK_KINDS, NONE]},
    "sort": {"type": "string", "enum": [RELEVANCE, *SORTS]},
    "view": {"type": "string", "enum": [*VIEWS]},
    "letter": {"type": "string", "pattern": "^[A-Za-z0-9]$"},
    "page": {"type": "integer", "minimum": 1, "maximum": LAST_PAGE, "default": 1},
    "page_size": {"type": "integer", "minimum": 1, "maximum": MOST_PER_PAGE, "default": PER_PAGE},
}


def _parameter(name: str) -> Parameter:
    meant = name.removeprefix(NOT)
    found = {
        "name": name,
        "in": "query",
        "required": False,
        "description": TOLD[meant] if meant == name else f"A value of `{meant}` to leave out.",
        "schema": SCHEMAS.get(meant, {"type": "string"}),
        "meant": meant,
    }
    if name not in PAGE:
        found["allowEmptyValue"] = True
    field = PaperFilter.base_filters[name].field if name in PaperFilter.base_filters else None
    return _repeated(found, field.most) if isinstance(field, ValuesField) else found


def _repeated(one: Parameter, most: int) -> Parameter:
    """Describe a parameter of which several values may be given."""
    facet = FACETS.get(one["meant"])
    any_of = "any" if one["name"] == one["meant"] else "none"
    told = [one["description"], f"Up to {most} values, {any_of} of which will do."]
    if facet and facet.absent:
        told.append(f"`{NONE}` stands for {facet.absent}.")
    schema = {"type": "array", "items": one["schema"], "maxItems": most}
    return one | {"description": " ".join(told), "schema": schema}


def repeats(parameter: Parameter) -> bool:
    return "items" in parameter["schema"]


PAGING = {name: _parameter(name) for name in PAGE}
SELECTION = {
    name: _parameter(name) for name in (*PaperFilter.base_filters, "sort", "view")
} | PAGING
NAMES = {"q": _parameter("q") | {"description": "A part of a name.", "meant": "name"}} | PAGING
SURNAMES = NAMES | {"letter": _parameter("letter")}
"""The parameters of papers and facets, of venues, and of authors."""


def _in_path(name: str, meant: str, description: str, **schema: Any) -> Parameter:
    return {
        "name": name,
        "in": "path",
        "required": True,
        "description": description,
        "schema": {"type": "string"} | schema,
        "meant": meant,
    }


PATHS = {
    "paper": _in_path("slug", "paper", "Slug of the paper."),
    "author": _in_path("slug", "author", "Slug of the author."),
    "venue": _in_path("slug", "venue", "Slug of the venue."),
    "category": _in_path("path", "category", "Slug path of the category."),
    "facet": _in_path("name", "facet", "Name of the facet.", enum=[*FACETS]),
}
"""The parameter in the path of an endpoint."""
