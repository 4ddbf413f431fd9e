"""What every answer carries, and what no view has to expect."""

from collections.abc import Callable
from urllib.parse import unquote_to_bytes

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseNotAllowed,
    UnreadablePostError,
)
from django.http.multipartparser import MultiPartParserError
from django.utils.http import parse_header_parameters

View = Callable[[HttpRequest], HttpResponseBase]

HEADERS = {
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), browsing-topics=()",
}
METHODS = ["GET", "HEAD", "POST", "OPTIONS"]
MAX_QUERY_LENGTH = 4096
# What reading a form raises; each would become a server error further in.
UNREADABLE = (
    BadRequest,
    MultiPartParserError,
    SuspiciousOperation,
    UnicodeDecodeError,
    UnreadablePostError,
)


def headers(get_response: View) -> View:
    """Add the headers that neither Django nor django-csp sets; a view may have its own."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response

    return middleware


def sanity(get_response: View) -> View:
    """Answer malformed requests here; further in they raise, in views and in Django itself."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        return refusal(request) or get_response(request)

    return middleware


def refusal(request: HttpRequest) -> HttpResponse | None:
    if request.method not in METHODS:
        return HttpResponseNotAllowed(METHODS)
    if len(request.META.get("QUERY_STRING", "")) > MAX_QUERY_LENGTH:
        return plain("The address is too long.", 414)
    if message := complaint(request):
        return plain(message, 400)
    return None


def plain(message: str, status: int) -> HttpResponse:
    return HttpResponse(f"{message}\n", content_type="text/plain; charset=utf-8", status=status)


def complaint(request: HttpRequest) -> str:
    query = request.META.get("QUERY_STRING", "")
    if "\0" in request.path or "\0" in query or "%00" in query:
        return "Invalid bytes in the address."
    if any("\0" in value for value in request.COOKIES.values()):
        return "Invalid bytes in a cookie."
    if not is_utf8(request.META.get("CONTENT_TYPE", "")):
        return "Only UTF-8 is read."
    if request.method == "POST" and not is_readable(request):
        return "The form cannot be read."
    return ""


def is_utf8(content_type: str) -> bool:
    try:
        _, parameters = parse_header_parameters(content_type)
    except (LookupError, ValueError):  # a parameter in an unknown charset of its own
        return False
    return parameters.get("charset", "utf-8").lower() == "utf-8"


def is_readable(request: HttpRequest) -> bool:
    """Tell whether the form can be parsed, and was in UTF-8: Django replaces what was not."""
    try:
        fields = request.POST.lists()
        if request.content_type == "application/x-www-form-urlencoded":
            unquote_to_bytes(request.body).decode()
            return True
    except UNREADABLE:
        return False
    return not any("\ufffd" in text for name, values in fields for text in (name, *values))
