"""What runs in each process of the server."""

import gc
from collections.abc import Callable
from typing import Any

from django.utils.module_loading import import_string


def load(path: str) -> Callable[..., Any]:
    """Load the application by its dotted path."""
    application: Callable[..., Any] = import_string(path)
    settle()
    return application


def settle() -> None:
    """Leave what has been loaded out of garbage collections: a whole one takes some 80 ms of a page."""
    gc.collect()
    gc.freeze()
