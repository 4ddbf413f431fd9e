"""Many keys in a condition, as one parameter.

A list of a thousand parameters takes longer to be written into a statement than to be answered.
"""

import json
from collections.abc import Iterable

from django.db import connections
from django.db.models.expressions import RawSQL

KEYS = {
    "sqlite": "SELECT value FROM json_each(%s)",
    "postgresql": "SELECT unnest(%s::bigint[])",
}
TEXTS = KEYS | {"postgresql": "SELECT unnest(%s::text[])"}


def among(keys: Iterable[int], using: str = "default") -> RawSQL:
    """These keys, for a condition such as ``paper__in``."""
    return _listed(KEYS, list(keys), using)


def among_texts(texts: Iterable[str], using: str = "default") -> RawSQL:
    return _listed(TEXTS, list(texts), using)


def _listed(selects: dict[str, str], values: list[int] | list[str], using: str) -> RawSQL:
    vendor = connections[using].vendor
    whole = json.dumps(values) if vendor == "sqlite" else values
    return RawSQL(selects[vendor], [whole])  # noqa: S611 -- constants
