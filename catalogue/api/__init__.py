"""The catalogue as JSON, to read only, under ``/api/``.

Papers and facets are chosen by `PaperFilter`, as everywhere; what it does not know is refused here.
"""

from catalogue.api.application import api

__all__ = ["api"]
