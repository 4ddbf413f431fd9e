"""The columns that this process holds: of the present version, or none until they have been read."""

import ctypes
import logging
from threading import Lock, Thread

from django.db import connection

from catalogue import keeping
from catalogue.columns.columns import Columns
from catalogue.columns.reading import read

log = logging.getLogger(__name__)


class Holder:
    """Holds the columns, and has them read in a thread of their own where they are out of date."""

    def __init__(self) -> None:
        self.columns: Columns | None = None
        self.reading = Lock()

    def current(self) -> Columns | None:
        """The columns of the catalogue's version, if they are here already; else they soon are."""
        held = self.columns
        version = keeping.version()
        if held is not None and held.version == version:
            return held
        if version and self.reading.acquire(blocking=False):
            Thread(target=self._read, name="columns", daemon=True).start()
        return None

    def _read(self) -> None:
        try:
            found = read()
            if found is not None:
                self.columns = found
        except Exception:
            log.exception("The columns could not be read; SQL answers instead.")
        finally:
            connection.close()
            _give_back()
            self.reading.release()


def _give_back() -> None:
    """Return to the system what the reading took for a while: glibc keeps it for the thread, which ends."""
    trim = getattr(ctypes.pythonapi, "malloc_trim", None)  # other C libraries have none
    if trim is not None:
        trim(0)


_holder = Holder()
current = _holder.current
