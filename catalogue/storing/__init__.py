"""Records into rows: find the paper a record is about, add papers, bring a paper up to a record."""

from catalogue.storing.matching import Known, Match, without
from catalogue.storing.store import Store

__all__ = ["Known", "Match", "Store", "without"]
