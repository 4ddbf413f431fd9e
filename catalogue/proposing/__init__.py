"""Changes that contributors suggest by editing the README: filed, then accepted or rejected."""

from catalogue.proposing.deciding import Decisions, accept, reject
from catalogue.proposing.staging import StagingReport, stage

__all__ = ["Decisions", "StagingReport", "accept", "reject", "stage"]
