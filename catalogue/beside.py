"""Much work that needs no database, done in a process beside this one while this one goes on."""

import signal
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import cached_property
from multiprocessing import get_context
from threading import current_thread, main_thread
from types import FrameType
from typing import Generic, TypeVar

from catalogue import worker

A = TypeVar("A")
B = TypeVar("B")

MANY = 5_000
"""Items from which on it pays to start a process, which takes a second."""

AHEAD = 4
"""The most batches that are worked on before any is taken back."""


class Beside(Generic[A, B]):
    """Does ``work`` on batches of items, in their order: here while they are few, then beside.

    It is a function of a module that asks for neither models nor settings. What it raises is raised
    when its batch is taken back.
    """

    def __init__(self, work: Callable[[Sequence[A]], B]) -> None:
        self.work = work
        self.given = 0
        self.is_alone = False
        self.waiting: deque[tuple[Sequence[A], Future[B]]] = deque()

    def give(self, batch: Sequence[A]) -> list[B]:
        """Take one more batch, and give back what is done of those before, or of this one."""
        self.given += len(batch)
        if self.given <= MANY or not self._hand_over(batch):
            return [*self.rest(), self.work(batch)]
        return [self._taken_back()] if len(self.waiting) > AHEAD else []

    def rest(self) -> list[B]:
        """Give back all that is not done yet."""
        return [self._taken_back() for _ in range(len(self.waiting))]

    def _hand_over(self, batch: Sequence[A]) -> bool:
        """Tell whether there is a process that takes the batch."""
        if not self.is_alone:
            try:
                processes = self._processes  # to make these lets signals through
                with _not_interrupted():
                    self.waiting.append((batch, processes.submit(self.work, batch)))
            except (BrokenProcessPool, OSError):
                self.is_alone = True
        return not self.is_alone

    def _taken_back(self) -> B:
        """Give the oldest batch's result; that of a process that was killed, or could not start, is made here."""
        batch, done = self.waiting.popleft()
        try:
            return done.result()
        except BrokenProcessPool:
            return self.work(batch)

    @cached_property
    def _processes(self) -> ProcessPoolExecutor:
        """One process, made anew: a copy of this one would have its threads' locks and its connections."""
        return ProcessPoolExecutor(1, get_context("spawn"), initializer=_begin)


@contextmanager
def _not_interrupted() -> Iterator[None]:
    """Let Ctrl-C wait: a process that starts meanwhile would miss what it is told, and complain.

    Python handles signals in the main thread, whichever has taken them; the new process has the mask of this one.
    """
    if current_thread() is not main_thread():
        yield
        return
    waiting: list[tuple[int, FrameType | None]] = []
    handler = signal.signal(signal.SIGINT, lambda *said: waiting.append(said))
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        signal.signal(signal.SIGINT, handler)
        if waiting and callable(handler):
            handler(*waiting[0])


def _begin() -> None:
    """Leave Ctrl-C to the process that is worked for, and end with it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    worker.end_with_parent()
