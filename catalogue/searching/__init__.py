"""What helps a reader to search: another spelling, how a text may go on, and examples."""

from catalogue.searching.examples import examples
from catalogue.searching.meaning import Meant, other_spelling
from catalogue.searching.suggestions import Suggestion, suggest

__all__ = ["Meant", "Suggestion", "examples", "other_spelling", "suggest"]
