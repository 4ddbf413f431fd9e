"""The admin's way through the one door of every write.

A request goes through once, as a whole. What it wrote is kept if the admin says that it did what was
asked, that is, if it redirects or closes a popup; a form shown again with its errors leaves no trace.
"""

from collections.abc import Callable, Iterable
from http import HTTPStatus
from typing import cast

from django.contrib.auth.models import User
from django.db.models import Model
from django.http import HttpRequest, HttpResponse

from catalogue.changes import Change, changing

View = Callable[[], HttpResponse]


class Done(HttpResponse):
    """An answer in words to a script that asked for something, which is done."""


def through(request: HttpRequest, view: View, rows: Iterable[Model] = ()) -> HttpResponse:
    """Run a view; if it may write, behind the door. ``rows`` are the ones it may write."""
    if request.method != "POST" or is_open(request):
        return view()
    return inside(request, view, rows)


def inside(request: HttpRequest, view: View, rows: Iterable[Model] = ()) -> HttpResponse:
    """Run a view behind the door, whatever the method; what is not a POST leaves no trace."""
    with changing(curator(request), "Changed in the admin", rows) as change:
        request.change = change  # type: ignore[attr-defined]
        try:
            response = view()
        finally:
            del request.change  # type: ignore[attr-defined]
        if request.method != "POST" or not _is_done(response):
            change.discard()
    return response


def is_open(request: HttpRequest) -> bool:
    return hasattr(request, "change")


def opened(request: HttpRequest) -> Change:
    """Give the write that this request is in."""
    change: Change = request.change  # type: ignore[attr-defined]
    return change


def curator(request: HttpRequest) -> User:
    """Give the person who writes; the admin lets nobody else in."""
    return cast(User, request.user)


def _is_done(response: HttpResponse) -> bool:
    context = getattr(response, "context_data", None) or {}
    closes_popup = "popup_response_data" in context
    return response.status_code == HTTPStatus.FOUND or closes_popup or isinstance(response, Done)
