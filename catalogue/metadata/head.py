from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from catalogue import identifiers
from catalogue.metadata import facts, highwire, schema
from catalogue.models import Paper
from catalogue.topics import Topic


@dataclass(frozen=True, slots=True)
class Head:
    """What stands in the head of a paper's page."""

    canonical: str
    cite_as: str
    alternates: highwire.Pairs
    description: str
    tags: highwire.Pairs
    social: highwire.Pairs
    described: list[dict[str, Any]]


def head(paper: Paper, trails: Sequence[Sequence[Topic]], site: str) -> Head:
    """Gather all that machines read of a paper that stands below these categories."""
    topics = list(dict.fromkeys(trail[-1].name for trail in trails))
    doi = facts.identified(paper).get("doi")
    return Head(
        canonical=site + paper.get_absolute_url(),
        cite_as=identifiers.link("doi", doi) if doi else "",
        alternates=highwire.alternates(paper),
        description=highwire.description(paper),
        tags=highwire.tags(paper, topics, site),
        social=highwire.social(paper, site),
        described=[
            schema.article(paper, topics, site),
            schema.crumbs(trails[0] if trails else [], paper.title, site),
        ],
    )
