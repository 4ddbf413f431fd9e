import os
from collections.abc import Iterable
from typing import Any

from django.core.wsgi import get_wsgi_application

from config.middleware import is_utf8

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

handler = get_wsgi_application()


def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    """Hide charsets from Django that it fails on before any middleware, such as rot13."""
    if not is_utf8(environ.get("CONTENT_TYPE", "")):
        environ["CONTENT_TYPE"] = "text/plain; charset=unknown"
    return handler(environ, start_response)
