"""The catalogue as a README and as records."""

from catalogue.exporting.difference import difference
from catalogue.exporting.markdown import Export, markdown, preview, record_export
from catalogue.exporting.papers import records
from catalogue.exporting.selection import complaint, selection

__all__ = [
    "Export",
    "complaint",
    "difference",
    "markdown",
    "preview",
    "record_export",
    "records",
    "selection",
]
