"""Asking in this process, as a server would: a WSGI application, an address, an answer."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.test import override_settings

DEFAULT_MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
"""What `startproject` writes."""

SOMEBODY = "sessionid=somebody"
"""The cookie of a visitor with a session, whose pages are always made anew."""


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes


Ask = Callable[..., Answer]


def asker(application: WSGIHandler) -> Ask:
    """Make a function that asks the application for a path and a query."""

    def ask(path: str, query: str = "", **headers: str) -> Answer:
        given: list[Any] = []
        environ = {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "SCRIPT_NAME": "",
            "SERVER_NAME": "127.0.0.1",
            "SERVER_PORT": "80",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "HTTP_HOST": "127.0.0.1",
            "REMOTE_ADDR": "127.0.0.1",
            "wsgi.url_scheme": "http",
            "wsgi.input": io.BytesIO(),
            "wsgi.errors": io.StringIO(),
        } | {f"HTTP_{name.upper()}": value for name, value in headers.items()}
        response = application(environ, lambda *head: given.extend(head))
        body = b"".join(response)
        response.close()
        return Answer(int(given[0].split()[0]), dict(given[1]), body)

    return ask


def ours() -> Ask:
    """The catalogue with the middleware that it is shipped with."""
    return asker(WSGIHandler())


def plain() -> Ask:
    """Whatever has an address, with the middleware of a new Django project."""
    with override_settings(MIDDLEWARE=DEFAULT_MIDDLEWARE):
        return asker(WSGIHandler())


def use_these_addresses() -> None:
    settings.ROOT_URLCONF = "tests.bench.urls"
