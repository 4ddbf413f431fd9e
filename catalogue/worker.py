"""What runs in each process that another one has started: the server's workers, and work beside."""

import ctypes
import gc
import os
import signal
import sys
from collections.abc import Callable
from multiprocessing import parent_process
from typing import Any

from django.utils.module_loading import import_string

PR_SET_PDEATHSIG = 1
"""Of Linux, prctl(2): which signal a process gets when its parent ends."""


def load(path: str) -> Callable[..., Any]:
    """Load the application by its dotted path, in a worker that ends when its server does."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)  # until the server sets its own
    end_with_parent()
    application: Callable[..., Any] = import_string(path)
    settle()
    return application


def end_with_parent() -> None:
    """End when the process that started this one does, even if it is killed; Linux alone can promise that."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    parent = parent_process()
    if parent is not None and os.getppid() != parent.pid:
        os._exit(1)  # it has ended before this could be asked for


def settle() -> None:
    """Leave what has been loaded out of garbage collections: a whole one takes some 80 ms of a page."""
    gc.collect()
    gc.freeze()
