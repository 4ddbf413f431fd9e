"""The catalogue as a README and as records."""

from catalogue.exporting.difference import difference
from catalogue.exporting.markdown import Export, markdown, preview, record_export
from catalogue.exporting.papers import records

__all__ = ["Export", "difference", "markdown", "preview", "record_export", "records"]
