"""What the API answers where it cannot answer: problem details, as RFC 9457 has them."""

from collections.abc import Sequence
from dataclasses import dataclass
from http import HTTPStatus

from django.http import HttpResponse
from django.urls import reverse

from catalogue.api.rendering import rendered
from catalogue.api.shapes import Complaint, Problem

PROBLEM = "application/problem+json"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of problem. ``name`` is its anchor on the page that describes the API."""

    name: str
    title: str
    description: str


KINDS = {
    400: Kind(
        "bad-request",
        "Bad request",
        "A key or a value of the query string is not known, or given too often. "
        "`errors` names them; nothing is ignored in silence.",
    ),
    404: Kind(
        "not-found",
        "Not found",
        "Nothing is listed at this address, or the list has fewer pages.",
    ),
    405: Kind(
        "method-not-allowed",
        "Method not allowed",
        "The API is only read: the methods are GET and HEAD.",
    ),
    414: Kind(
        "address-too-long",
        "Address too long",
        "A query string has 4,096 bytes at most.",
    ),
}
"""What can be wrong with a request, by status."""


class BadQuery(Exception):
    """The query string asks for what there cannot be."""

    def __init__(self, complaints: list[Complaint]) -> None:
        self.complaints = complaints
        super().__init__(*complaints)


def problem(status: int, detail: str = "", complaints: Sequence[Complaint] = ()) -> HttpResponse:
    standard = HTTPStatus(status)
    kind = KINDS.get(status) or Kind("", standard.phrase, standard.description)
    found = Problem(
        type=f"{reverse('catalogue:api:openapi-view')}#{kind.name}" if kind.name else "about:blank",
        title=kind.title,
        status=status,
        detail=detail or kind.description,
        errors=list(complaints),
    )
    return HttpResponse(rendered(found.model_dump()), status=status, content_type=PROBLEM)
