"""A README or a file of records into the catalogue: all or nothing."""

from catalogue.importing.markdown import import_markdown
from catalogue.importing.papers import import_papers
from catalogue.importing.report import ImportReport, Refused

__all__ = ["ImportReport", "Refused", "import_markdown", "import_papers"]
