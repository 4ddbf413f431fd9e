"""The catalogue as a README and as records."""

from catalogue.exporting.markdown import Export, markdown, preview, record_export
from catalogue.exporting.papers import records

__all__ = ["Export", "markdown", "preview", "record_export", "records"]
