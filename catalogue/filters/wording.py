"""A selection in words: its active choices one by one, and as a heading."""

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from catalogue.filters.criteria import FACETS

if TYPE_CHECKING:
    from catalogue.filters.paper import PaperFilter

NOT = "not_"

RANGE = {"year_min": ("from {}", "since {}"), "year_max": ("to {}", "until {}")}
"""The ends of a range of years: as a chip, and in the heading."""


def own(facet: str) -> tuple[str, ...]:
    """The keys that choose values of a facet."""
    return (facet, NOT + facet, *(RANGE if facet == "year" else ()))


@dataclass(frozen=True, slots=True)
class Chip:
    """An active choice. ``query`` is the query string without it."""

    name: str
    facet: str
    label: str
    known: bool
    query: str


def chips(chosen: "PaperFilter") -> list[Chip]:
    """List the active choices, but for the words searched for; picked papers are one choice."""
    found = [
        _chip(chosen, name, value, facet, form)
        for name, facet, form in _forms()
        for value in chosen.choices.get(name, ())
    ]
    return found + _picked(chosen)


@cache
def _forms() -> list[tuple[str, str, str]]:
    """Every key of a facet, with the facet's name and how a chip says a value."""
    forms = []
    for name, facet in FACETS.items():
        forms += [(name, facet.label, "{}"), (NOT + name, facet.label, "not {}")]
        if name == "year":
            forms += [(end, facet.label, chip) for end, (chip, _) in RANGE.items()]
    return forms


def _chip(chosen: "PaperFilter", name: str, value: str, facet: str, form: str) -> Chip:
    left = [other for other in chosen.choices[name] if other != value]
    return Chip(
        name=name,
        facet=facet,
        label=form.format(chosen.label(name, value)),
        known=value in chosen.labels[name],
        query=chosen.query(**{name: left}),
    )


def _picked(chosen: "PaperFilter") -> list[Chip]:
    slugs = chosen.choices.get("paper", ())
    known = [slug for slug in slugs if slug in chosen.labels["paper"]]
    strange = [slug for slug in slugs if slug not in known]
    found = [_chip(chosen, "paper", slug, "Picked", "{}") for slug in strange]
    if known:
        label = f"{len(known)} paper{'' if len(known) == 1 else 's'}"
        found.insert(0, Chip("paper", "Picked", label, True, chosen.query(paper=strange)))
    return found


def heading(chosen: "PaperFilter") -> str:
    """Put the selection in words, to stand after the number of papers."""
    parts = ["you picked"] if "paper" in chosen.choices else []
    for name, form in _phrases().items():
        if name in chosen.choices:
            labels = [chosen.label(name, value) for value in chosen.choices[name]]
            parts.append(form.format(" or ".join(labels)))
    return ", ".join(parts)


@cache
def _phrases() -> dict[str, str]:
    """How a heading says the values of each key, in the order in which it does."""
    phrases: dict[str, str] = {}
    for name, facet in FACETS.items():
        phrases |= {name: facet.chosen, NOT + name: facet.excluded}
        if name == "year":
            phrases |= {end: phrase for end, (_, phrase) in RANGE.items()}
    return phrases | {"q": "matching {}"}
