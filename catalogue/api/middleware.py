"""What every answer below ``/api/`` carries, whoever made it."""

from collections.abc import Callable
from functools import cache
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import get_script_prefix, reverse

from catalogue.api.problems import PROBLEM, problem

View = Callable[[HttpRequest], HttpResponseBase]

METHODS = ("GET", "HEAD")
HEADERS = {
    "Access-Control-Allow-Origin": "*",
    "Cache-Control": "no-cache",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
    "Cross-Origin-Resource-Policy": "cross-origin",
}
"""Any page of any site may read the answers, and nothing in them runs."""


def answers(get_response: View) -> View:
    """Refuse to write, turn every error into a problem, and let other sites read."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if not request.path.startswith(_home(get_script_prefix())):
            return get_response(request)
        response = _refusal(request) or _told(get_response(request))
        if not _is_page(response):
            for name, value in HEADERS.items():
                response.headers[name] = value
        return response

    return middleware


@cache
def _home(prefix: str) -> str:
    """The address of the API below a prefix: every page asks whether it is there."""
    return reverse("catalogue:api:openapi-view")


def _refusal(request: HttpRequest) -> HttpResponse | None:
    if request.method in METHODS:
        return None
    response = problem(405)
    response.headers["Allow"] = ", ".join(METHODS)
    return response


def _told(response: HttpResponseBase) -> HttpResponseBase:
    """Turn what is no problem yet into one; a message in plain text becomes its detail."""
    if response.status_code < HTTPStatus.BAD_REQUEST or _type(response) == PROBLEM:
        return response
    if isinstance(response, HttpResponse) and _type(response) == "text/plain":
        return problem(response.status_code, response.text.strip())
    return problem(response.status_code)


def _is_page(response: HttpResponseBase) -> bool:
    """Tell whether this is the page that describes the API, which is a page like others."""
    return response.status_code == HTTPStatus.OK and _type(response) == "text/html"


def _type(response: HttpResponseBase) -> str:
    return response.headers.get("Content-Type", "").partition(";")[0]
