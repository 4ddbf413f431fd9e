"""The API as OpenAPI describes it: what ninja knows, with the errors and with examples that work."""

from typing import Any

from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema
from ninja.operation import Operation

from catalogue import names, topics
from catalogue.api.parameters import EXAMPLES, PATHS, Parameter
from catalogue.api.problems import KINDS, PROBLEM
from catalogue.filters import PaperFilter

TOLD = """\
The papers of this site, their facets, authors, venues and categories as JSON, to read only: no key, no
account, from any page of any site.

GET and HEAD are answered alike. A list has 50 results a page, or `page_size` of them, and the whole
addresses of the next and the previous page. A parameter without a value counts as not given; a
parameter or a value that is not known is an error that says so. Every answer has an `ETag`, which holds
until the catalogue changes: sent back as `If-None-Match`, it is answered by 304 at once.
"""

RESPONSES = {
    200: "What was asked for.",
    301: "It has another slug now; this is its address.",
    304: "Nothing has changed since the answer that had this `ETag`.",
} | {status: kind.description for status, kind in KINDS.items()}

HEADERS = {
    200: {"ETag": "Holds until the catalogue changes."},
    301: {"Location": "Where it stands now."},
    304: {"ETag": "Holds until the catalogue changes."},
    405: {"Allow": "The methods that are allowed."},
}


class Description(OpenAPISchema):
    """The document. Its examples are taken from one paper, so that each of them finds something."""

    def __init__(self, api: NinjaAPI, path_prefix: str) -> None:
        self.found = examples()
        super().__init__(api, path_prefix)

    def methods(self, operations: list[Operation]) -> dict[str, Any]:
        """Tell of GET alone; HEAD differs in having no body, and would double the document."""
        return {"get": super().methods(operations)["get"]}

    def operation_details(self, operation: Operation) -> dict[str, Any]:
        details = super().operation_details(operation)
        details["parameters"] = [
            self._parameter(PATHS[details["operationId"]] if one["in"] == "path" else one)
            for one in details["parameters"]
        ]
        return details

    def _parameter(self, one: Parameter) -> Parameter:
        value = self.found.get(one["meant"])
        told = {key: one[key] for key in one if key != "meant"}
        if value is None:
            return told
        return told | {"example": [value] if one["schema"]["type"] == "array" else value}

    def responses(self, operation: Operation) -> dict[int, dict[str, Any]]:
        """Tell what each status means, and that errors are problem details."""
        found = super().responses(operation)
        for status, response in found.items():
            response["description"] = RESPONSES[status]
            if status in HEADERS:
                response["headers"] = {
                    name: {"description": told, "schema": {"type": "string"}}
                    for name, told in HEADERS[status].items()
                }
            if status in KINDS:
                response["content"] = {PROBLEM: response["content"]["application/json"]}
        return found


def examples() -> dict[str, Any]:
    """Give a value for every parameter, as one paper of the catalogue has it."""
    found: dict[str, Any] = dict(EXAMPLES)
    papers = PaperFilter({"sort": "venue"}).papers.for_listing()
    paper = papers.prefetch_related("entries").first()
    if paper is None:
        return found
    found["paper"] = paper.slug
    if words := names.fold(paper.title).split():
        found["q"] = max(words, key=len)
    if paper.venue:
        found["venue"] = paper.venue.slug
    for place in paper.authorships.all()[:1]:
        found["author"] = place.author.slug
    for trail in topics.current().trails([entry.category_id for entry in paper.entries.all()])[:1]:
        found["category"] = trail[-1].path
    return found
