"""The CPU time of a call as a ratio to another's: the one figure that holds on a busy machine.

Wall clock doubles when somebody else works; the CPU times of two calls that are made by turns keep
their ratio. Before each timed call stands one of the same kind that is not timed, or a cheap call
that follows an expensive one would pay for cold caches and look twice as slow.
"""

import random
import time
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from django.db import connection

BLOCKS = 3
MOST_ROUNDS = 40
LONG = 0.3
"""Seconds from which on a call warms its caches itself: none is made before it."""

Call = Callable[[], object]
Clock = Callable[[], float]
Kind = Hashable


@dataclass(frozen=True)
class Times:
    """The median time of each kind of call, in seconds, block by block."""

    blocks: list[dict[Kind, float]]

    def milliseconds(self, kind: Kind) -> float:
        return 1000 * median(block[kind] for block in self.blocks)

    def ratio(self, kind: Kind, base: Kind) -> float:
        return median(block[kind] / block[base] for block in self.blocks)


def cpu() -> float:
    """Seconds that this thread has worked, and PostgreSQL's process for it if there is one.

    What PostgreSQL does in parallel processes is not seen. RuntimeError where it is on another machine.
    """
    return time.thread_time() + _backend()


def _backend() -> float:
    if connection.vendor != "postgresql" or connection.connection is None:
        return 0.0
    file = Path(f"/proc/{connection.connection.info.backend_pid}/schedstat")
    if not file.exists():
        raise RuntimeError("The CPU time of PostgreSQL can be read on its own Linux machine only.")
    return int(file.read_text().split()[0]) / 1e9


def timed(calls: Mapping[Kind, Call], seconds: float, clock: Clock = cpu) -> Times:
    """Time each kind of call, all for about as long and for so many seconds in all, once a block at least."""
    share = seconds / BLOCKS / len(calls)
    took = {kind: _took(call) for kind, call in calls.items()}
    return Times([_block(calls, took, share, clock) for _ in range(BLOCKS)])


def _took(call: Call) -> float:
    """Give the seconds of a call; where it is a short one, not of the first ever."""
    for _ in range(2):
        start = time.monotonic()
        call()
        seconds = time.monotonic() - start
        if seconds > LONG:
            break
    return seconds


def _own(clock: Clock) -> float:
    """Give what the clock measures where nothing is done: it has to read PostgreSQL's from a file."""
    return median(-(clock() - clock()) for _ in range(100))


def _block(
    calls: Mapping[Kind, Call], took: Mapping[Kind, float], share: float, clock: Clock
) -> dict[Kind, float]:
    """Call each kind in as many rounds as there is time for, in an order that chance gives to each round."""
    rounds = {kind: max(1, min(MOST_ROUNDS, round(share / 2 / took[kind]))) for kind in calls}
    spent: dict[Kind, list[float]] = {kind: [] for kind in calls}
    own = _own(clock)
    for number in range(max(rounds.values())):
        kinds = [kind for kind in calls if number < rounds[kind]]
        for kind in random.sample(kinds, len(kinds)):
            if took[kind] < LONG:
                calls[kind]()
            start = clock()
            calls[kind]()
            spent[kind].append(clock() - start - own)
    return {kind: median(times) for kind, times in spent.items()}
