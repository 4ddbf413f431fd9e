"""The orders of papers."""

from typing import Any

from django.db.models import F

NEWEST = (F("year").desc(nulls_last=True), "title_key", "pk")

SORTS: dict[str, tuple[Any, ...]] = {
    "-year": NEWEST,
    "year": (F("year").asc(nulls_last=True), "title_key", "pk"),
    "title": ("title_key", "pk"),
    "-title": ("-title_key", "-pk"),
    "venue": (F("venue__key").asc(nulls_last=True), *NEWEST),
    "-venue": (F("venue__key").desc(nulls_last=True), *NEWEST),
    "-added": ("-added", "-pk"),
}
"""The orders of papers whatever was asked for."""

DEFAULT_SORT = "-year"
RELEVANCE = "relevance"
