"""The catalogue as a README and as records."""

from catalogue.exporting.derived import BY, derived
from catalogue.exporting.difference import difference
from catalogue.exporting.layouts import LAYOUTS, Layout
from catalogue.exporting.linting import LINT_LAYOUTS, linted
from catalogue.exporting.markdown import Export, markdown, preview, record_export
from catalogue.exporting.papers import records
from catalogue.exporting.selection import complaint, selection
from catalogue.exporting.splitting import Split, split

__all__ = [
    "BY",
    "LAYOUTS",
    "LINT_LAYOUTS",
    "Export",
    "Layout",
    "Split",
    "complaint",
    "derived",
    "difference",
    "linted",
    "markdown",
    "preview",
    "record_export",
    "records",
    "selection",
    "split",
]
