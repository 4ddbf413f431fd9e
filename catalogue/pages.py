"""Whole answers, kept for visitors: made once for a version of the catalogue, in each process.

The version is read at the beginning of every request, or was a moment ago (`keeping.leased`), so nothing
older than the last acknowledged write is ever sent. Whoever has a session gets pages made anew.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import sha256

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.middleware.gzip import re_accepts_gzip
from django.utils.http import parse_etags

from catalogue import keeping

LARGEST = 256 * 1024
"""The most bytes of an answer that is kept, compressed."""

PASSED_ON = {"Cache-Control", "Content-Security-Policy", "ETag", "Vary"}
"""What a "not modified" says again (RFC 9110, section 15.4.5)."""

View = Callable[[HttpRequest], HttpResponseBase]
Kept = tuple[bytes, dict[str, str]]


def kept(get_response: View) -> View:
    """Answer from what is kept, or keep the answer; the headers of all middleware below included."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if request.method not in {"GET", "HEAD"} or request.path.startswith(settings.STATIC_URL):
            return get_response(request)
        is_for_everyone = _is_anonymous(request) and not settings.DEBUG
        if is_for_everyone and (version := keeping.leased()):
            found = caches["pages"].get(_name(request, version))
            if found is not None:
                return _again(request, found)
        with keeping.reading() as version:
            if version and is_for_everyone:
                return _answer(request, get_response, _name(request, version))
            return get_response(request)

    return middleware


def _answer(request: HttpRequest, get_response: View, name: str) -> HttpResponseBase:
    pages = caches["pages"]
    found = pages.get(name)
    if found is None:
        response = get_response(request)
        if not isinstance(response, HttpResponse) or not _can_be_kept(response):
            return response
        response.headers.setdefault("ETag", f'W/"{name}"')
        response.headers.setdefault("Cache-Control", "no-cache")
        found = response.content, dict(response.headers)
        if request.method == "GET":
            pages.set(name, found)
    return _again(request, found)


def _again(request: HttpRequest, found: Kept) -> HttpResponse:
    """Answer by what is kept, or that whoever asks has it already."""
    content, headers = found
    if _is_known(headers["ETag"], request.META.get("HTTP_IF_NONE_MATCH", "")):
        said = {header: value for header, value in headers.items() if header in PASSED_ON}
        return HttpResponseNotModified(headers=said)
    return HttpResponse(content, headers=headers)


def _is_known(etag: str, asked: str) -> bool:
    """Compare weakly: what is compressed is the same page (RFC 9110, section 13.1.2)."""
    known = [one.removeprefix("W/") for one in parse_etags(asked)] if asked else []
    return etag.removeprefix("W/") in known or known == ["*"]


def _is_anonymous(request: HttpRequest) -> bool:
    """Whether the answer depends on the address alone; htmx asks for headers that depend on more."""
    return (
        settings.SESSION_COOKIE_NAME not in request.COOKIES
        and "HTTP_HX_REQUEST" not in request.META
        and "HTTP_RANGE" not in request.META
    )


def _name(request: HttpRequest, version: int) -> str:
    """Name all that an answer depends on: the state of the catalogue, the day, the address, the form."""
    asked = request.META
    whole = (
        version,
        datetime.now(UTC).date(),
        request.is_secure(),
        asked.get("HTTP_HOST", asked.get("SERVER_NAME")),
        request.path,
        asked.get("QUERY_STRING", ""),
        re_accepts_gzip.search(asked.get("HTTP_ACCEPT_ENCODING", "")) is not None,
    )
    return sha256(repr(whole).encode()).hexdigest()[:32]


def _can_be_kept(response: HttpResponse) -> bool:
    return (
        response.status_code == 200  # noqa: PLR2004
        and not response.cookies
        and len(response.content) <= LARGEST
        and "Cookie" not in response.headers.get("Vary", "")
        and "no-store" not in response.headers.get("Cache-Control", "")
    )
