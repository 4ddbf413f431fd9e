"""What is worked out once for a version of the catalogue, and kept until the next write.

A version is never used twice (`Edition`), so what was read under one stays right in every process.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from threading import Lock
from time import monotonic, sleep
from typing import Protocol, TypeVar

from django.db import DatabaseError, OperationalError, connection

from catalogue.models import Edition

T = TypeVar("T")

LEASE = 0.01
"""Seconds for which a server may go on by a version that it has read, where asking is a round trip.

A write counts as done that much later, so that nobody goes on by an older one: Gray and Cheriton, "Leases: an
efficient fault-tolerant mechanism for distributed file cache consistency", SOSP 1989.
"""

_lease: tuple[int, float] = (0, 0.0)
"""The version that this process has read last, and when its lease ends."""

_seen: ContextVar[int | None] = ContextVar("seen", default=None)
_writing: ContextVar[bool] = ContextVar("writing", default=False)


def version() -> int:
    """Tell the catalogue's version: the one that `reading` has fixed, else the present one."""
    fixed = _seen.get()
    return Edition.current() if fixed is None else fixed


def leased() -> int:
    """Tell the version if it was read a moment ago, and no write has been acknowledged since; else 0."""
    version, end = _lease
    return version if monotonic() < end else 0


def outlive_leases() -> None:
    """Wait, after a write, until no process has a lease on a version from before it."""
    if connection.vendor == "postgresql":
        sleep(LEASE)


@contextmanager
def reading() -> Iterator[int]:
    """Read the version once for all that is done inside; nothing inside may be older than it.

    Where the database does not answer it is 0, by which nothing is kept: who asks for more is told why.
    """
    try:
        now = _asked()
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


def _asked() -> int:
    """Ask for the version: that tells whether the connection is alive, too, so it is not checked before.

    One that was lost since the last request is opened anew, as the check would have done. On PostgreSQL
    the answer is leased, but within a transaction, which may be older.
    """
    global _lease  # noqa: PLW0603 # one for all threads: any of them may take what another has read
    connection.health_check_done = True  # type: ignore[attr-defined] # Django's, which its stubs lack
    asked = monotonic()
    try:
        now = Edition.current()
    except OperationalError:
        if connection.in_atomic_block:
            raise
        connection.close()
        asked = monotonic()
        now = Edition.current()
    if connection.vendor == "postgresql" and not connection.in_atomic_block:
        _lease = now, asked + LEASE
    return now


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


class Measured(Protocol):
    """What knows how many bytes of memory it takes."""

    @property
    def nbytes(self) -> int: ...


K = TypeVar("K", bound=Hashable)
M = TypeVar("M", bound=Measured)


class Memory:
    """What was worked out lately for a version, by what was asked for; the oldest goes for the newest.

    All together take this many bytes at most. Of another version nothing is kept.
    """

    def __init__(self, most: int) -> None:
        self.most = most
        self.version = self.size = 0
        self.held: OrderedDict[Hashable, Measured] = OrderedDict()
        self.lock = Lock()

    def recall(self, asked: Hashable, make: Callable[[], M]) -> M:
        """Give what was made for the same question under this version, or make it."""
        return self.recall_each([asked], lambda _: {asked: make()})[asked]

    def recall_each(
        self, asked: Iterable[K], make: Callable[[list[K]], Mapping[K, M]]
    ) -> dict[K, M]:
        """Give what was made for each of these questions under this version, and make the others at once.

        Questions for which nothing is made are left out.
        """
        now = lasting_version()
        found: dict[K, M] = {}
        missing = []
        with self.lock:
            for one in asked:
                if now == self.version and one in self.held:
                    self.held.move_to_end(one)
                    found[one] = self.held[one]  # type: ignore[assignment] # a question has answers of one kind
                else:
                    missing.append(one)
        if missing:
            made = make(missing)
            found |= made
            if now:
                with self.lock:
                    for one, answer in made.items():
                        self._hold(now, one, answer)
        return found

    def clear(self) -> None:
        with self.lock:
            self.held.clear()
            self.version = self.size = 0

    def _hold(self, version: int, asked: Hashable, made: Measured) -> None:
        if version != self.version:
            self.held.clear()
            self.version, self.size = version, 0
        if asked in self.held or made.nbytes > self.most:
            return
        self.held[asked] = made
        self.size += made.nbytes
        while self.size > self.most:
            _, oldest = self.held.popitem(last=False)
            self.size -= oldest.nbytes
