"""How many papers a file has, and each of its headings: what its counters count from."""

from collections import Counter

from catalogue.importing.state import State
from catalogue.readme import EntryBlock
from catalogue.readme.comparing import ROOT


def counts(state: State) -> dict[str, int]:
    """Its "papers" and "entries", and by the place of each heading the entries below it."""
    above = {piece.place: piece.parent for piece in state.headings()}
    found: Counter[int] = Counter()
    unknown = 0
    for piece in state.new:
        if not isinstance(piece.node, EntryBlock):
            continue
        unknown += piece.place not in state.placed
        place = piece.section
        while place != ROOT:
            found[place] += 1
            place = above[place]
        found[ROOT] += 1
    papers = {row.paper_id for row in state.placed.values() if row.paper_id is not None}
    known = {"papers": len(papers) + unknown, "entries": found[ROOT]}
    return known | {str(place): found[place] for place in above}
