"""What is worked out once for a version of the catalogue, and kept until the next write.

A version is never used twice (`Edition`), so what was read under one stays right in every process.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import TypeVar

from django.db import DatabaseError

from catalogue.models import Edition

T = TypeVar("T")

_seen: ContextVar[int | None] = ContextVar("seen", default=None)
_writing: ContextVar[bool] = ContextVar("writing", default=False)


def version() -> int:
    """Tell the catalogue's version: the one that `reading` has fixed, else the present one."""
    fixed = _seen.get()
    return Edition.objects.version() if fixed is None else fixed


@contextmanager
def reading() -> Iterator[int]:
    """Read the version once for all that is done inside; nothing inside may be older than it.

    Where the database does not answer it is 0, by which nothing is kept: who asks for more is told why.
    """
    try:
        now = Edition.objects.version()
    except DatabaseError:
        now = 0
    token = _seen.set(now)
    try:
        yield now
    finally:
        _seen.reset(token)


@contextmanager
def writing() -> Iterator[None]:
    """Keep nothing meanwhile: what is read during a write may change again, or be rolled back."""
    tokens = _seen.set(None), _writing.set(True)
    try:
        yield
    finally:
        _seen.reset(tokens[0])
        _writing.reset(tokens[1])


def lasting_version() -> int:
    """The version that what is read now may be kept by; 0 during a write, and before the first one."""
    return 0 if _writing.get() else version()


def kept(make: Callable[[], T]) -> Callable[[], T]:
    """Call a function again only after a write; nothing is kept before the first one."""
    last: tuple[int, T] | None = None

    @wraps(make)
    def read() -> T:
        nonlocal last
        now = lasting_version()
        found = last
        if not now or found is None or found[0] != now:
            found = (now, make())
            if now:
                last = found
        return found[1]

    return read
