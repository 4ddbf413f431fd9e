"""What each further choice would leave, and what each choice less.

The count beside a value is the number of papers that the other facets and the search leave and that
carry the value; the facet's own choice does not count.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache

from catalogue import keeping
from catalogue.facets import counting, tallying
from catalogue.facets.choices import ORDERS, Asked, Choice, Facet, Rescue
from catalogue.facets.timeline import Bar, timeline
from catalogue.filters import FACETS, NOT, PaperFilter
from catalogue.records import NONE

__all__ = [
    "ORDERS",
    "Asked",
    "Bar",
    "Choice",
    "Facet",
    "Rescue",
    "Values",
    "count",
    "none",
    "rescues",
    "timeline",
    "values",
]

Counted = Sequence[Choice] | counting.Rows | tallying.Ranked

SHOWN = 10
LEEWAY = 4
OFFERED = SHOWN + LEEWAY
MOST = 60
OPEN = 2


def count(chosen: PaperFilter, most: int = MOST) -> list[Facet]:
    """Count every facet, in the order of the page; of venues and authors the ``most`` first."""
    return _of_everything(most)() if chosen.is_everything else _each(chosen, most)


@cache
def _of_everything(most: int) -> Callable[[], list[Facet]]:
    return keeping.kept(lambda: _each(PaperFilter({}), most))


def _each(chosen: PaperFilter, most: int) -> list[Facet]:
    return [_facet(chosen, name, most, opened=place < OPEN) for place, name in enumerate(FACETS)]


def _facet(chosen: PaperFilter, name: str, most: int, *, opened: bool) -> Facet:
    selected, excluded = _own(chosen, name)
    counted, cut = _first(_counted(chosen, name, Asked()), most, {*selected, *excluded})
    choices = _absent(chosen, name, counted) + _marked(chosen, name, counted)
    choices += none(chosen, name)
    shown = SHOWN if cut or len(choices) > OFFERED else len(choices)
    return Facet(
        name=name,
        label=FACETS[name].label,
        shown=tuple(choices[:shown]),
        rest=tuple(choices[shown:]),
        cut=cut,
        selected=len(selected),
        excluded=len(excluded),
        open=opened or bool(selected or excluded),
    )


def _counted(chosen: PaperFilter, name: str, asked: Asked) -> Counted:
    """Count by the columns where they are at hand, else by SQL: the numbers are the same."""
    counters = counting.COUNTERS if chosen.narrowing is None else tallying.COUNTERS
    return counters[name](chosen, asked)


def _first(counted: Counted, most: int, own: set[str]) -> tuple[list[Choice], bool]:
    """Take the first choices, and what is chosen however far down a tree it stands; tell of more."""
    if isinstance(counted, list):  # in an order of its own
        chosen = [choice for choice in counted[MOST:] if choice.value in own]
        return counted[:MOST] + chosen, len(counted) > MOST
    first = list(counted[: most + 1])  # begins with what is chosen
    cut = len(first) > most
    del first[most:]
    return first, cut


class Values:
    """All values of one facet, as a sequence for a paginator."""

    def __init__(self, chosen: PaperFilter, name: str, asked: Asked) -> None:
        self.chosen = chosen
        self.name = name
        self.counted = _counted(chosen, name, replace(asked, whole=True))

    def __len__(self) -> int:
        return len(self.counted)

    def __getitem__(self, part: slice) -> list[Choice]:
        return _marked(self.chosen, self.name, self.counted[part])


def values(chosen: PaperFilter, name: str, asked: Asked) -> Values:
    """All values of a facet that are asked for, whatever their number."""
    return Values(chosen, name, asked)


def none(chosen: PaperFilter, name: str) -> list[Choice]:
    """Offer the papers that have no value of the facet, where there are any."""
    facet = FACETS[name]
    if not facet.absent:
        return []
    left = _without_value(chosen, name)
    [none] = _marked(chosen, name, [Choice(NONE, facet.absent.capitalize(), left)])
    return [none] if left or none.selected or none.excluded else []


def _without_value(chosen: PaperFilter, name: str) -> int:
    if chosen.narrowing is not None:
        return chosen.narrowing.count_none(name)
    return chosen.beside(name).filter(FACETS[name].lacks(chosen.topics)).order_by().count()


def rescues(chosen: PaperFilter) -> list[Rescue]:
    """Tell what dropping each key of the selection would bring back; the most first."""
    found = []
    for name, chosen_values in chosen.choices.items():
        left = chosen.count_without(name)
        labels = " or ".join(chosen.label(name, value) for value in chosen_values)
        label = f"not {labels}" if name.startswith(NOT) else labels
        found.append(Rescue(label, left, chosen.query(**{name: ""})))
    return sorted((one for one in found if one.count), key=lambda one: -one.count)


def _own(chosen: PaperFilter, name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return chosen.choices.get(name, ()), chosen.choices.get(NOT + name, ())


def _marked(chosen: PaperFilter, name: str, counted: Sequence[Choice]) -> list[Choice]:
    """Mark what is selected and what is excluded."""
    selected, excluded = _own(chosen, name)
    if not (selected or excluded):
        return list(counted)
    return [
        replace(one, selected=one.value in selected, excluded=one.value in excluded)
        if one.value in selected or one.value in excluded
        else one
        for one in counted
    ]


def _absent(chosen: PaperFilter, name: str, counted: Sequence[Choice]) -> list[Choice]:
    """List what is chosen and that no paper here carries, so that it can be taken back."""
    selected, excluded = _own(chosen, name)
    there = {one.value for one in counted} | ({NONE} if FACETS[name].absent else set())
    missing = [value for value in dict.fromkeys((*selected, *excluded)) if value not in there]
    return [
        Choice(
            value,
            chosen.label(NOT + name if value in excluded else name, value),
            0,
            selected=value in selected,
            excluded=value in excluded,
        )
        for value in missing
    ]
