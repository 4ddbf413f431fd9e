"""Contents links follow a renamed heading."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from catalogue.exporting.parts import TEXT, Part
from catalogue.models import Category
from catalogue.readme import headings
from catalogue.readme.inline import escape
from catalogue.records import Notice


def follow_renames(
    parts: Iterable[Part], categories: Sequence[Category], notices: list[Notice]
) -> Iterable[Part]:
    """Where exactly one link points at a renamed heading, point it at the new name; else say so."""
    for category in categories:
        former = headings.read(category.heading) if category.heading else None
        if former is not None and former.name != category.name:
            parts = _follow(list(parts), former.name, category.name, notices)
    return parts


def _follow(parts: list[Part], old: str, new: str, notices: list[Notice]) -> list[Part]:
    link = re.compile(rf"\[([^\[\]]*)\]\(#{re.escape(headings.anchor(old))}\)", re.IGNORECASE)
    holders = [n for n, part in enumerate(parts) if part.kind == TEXT and link.search(part.body)]
    count = sum(len(link.findall(parts[n].body)) for n in holders)
    if count > 1:
        message = f"{count} links point at “{old}”, now “{new}”: the contents are stale"
        notices.append(Notice(0, "contents_stale", message))
    if count != 1:
        return parts

    def renamed(found: re.Match[str]) -> str:
        label = escape(new) if found[1].strip() == old else found[1]
        return f"[{label}](#{headings.anchor(new)})"

    place = holders[0]
    body = link.sub(renamed, parts[place].body)
    return [*parts[:place], replace(parts[place], body=body), *parts[place + 1 :]]
