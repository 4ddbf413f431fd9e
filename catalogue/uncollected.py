"""Long work without the search for circles of garbage."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Do without the collector meanwhile, for work that makes a great many rows and lets them go again.

    It would go through all of them time after time, for nothing: a fifth of an import.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
