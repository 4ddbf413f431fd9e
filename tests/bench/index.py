"""The columns that a serving process holds: what they cost, and what counting over them could cost at least."""

import gc
import os
import threading
import time
from pathlib import Path
from typing import Any

import numpy as np

from catalogue import columns, facets
from catalogue.filters import PaperFilter
from tests.bench.clock import Call

PATIENCE = 300


def held() -> dict[str, Any]:
    """Wait until this process holds the columns; tell the seconds and the memory that they took."""
    gc.collect()
    before, start = memory(), time.monotonic()
    while columns.current() is None:
        if time.monotonic() - start > PATIENCE:
            raise RuntimeError("The columns are not there after five minutes.")
        time.sleep(0.01)
    seconds = time.monotonic() - start
    for thread in threading.enumerate():
        if thread.name == "columns":
            thread.join()
    gc.collect()
    return {"seconds": seconds, "megabytes": (memory() - before) / 1e6}


def memory() -> int:
    """The bytes of memory that this process has."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def counting(asked: dict[str, list[str]]) -> dict[str, Call]:
    """The counting of a page's facets, and beside it one bincount over all of each of their columns."""
    found = columns.current()
    if found is None:
        return {}
    values = [np.maximum(column.carried.values, 0) for column in found.facets.values()]
    return {
        "counting": lambda: facets.count(PaperFilter(asked), facets.OFFERED),
        "bincount": lambda: [np.bincount(one) for one in values],
    }
