"""The templates of Jinja, and parts of pages that are rendered once and filled in many times."""

from collections.abc import Iterable, Iterator
from typing import Any
from uuid import uuid4

from django.template import engines
from django.utils.safestring import SafeString, mark_safe

GAP = uuid4().hex
"""Stands for a value while a part is rendered: nothing that anybody wrote can be this."""


def render(template: str, /, **context: Any) -> SafeString:
    rendered = engines["partials"].get_template(template).render(context)
    return mark_safe(rendered)  # noqa: S308 -- Jinja has escaped it


def pieces(template: str, /, **context: Any) -> Iterator[str]:
    """Render a template piece by piece: what it is to ``put`` somewhere is long, escaped, and not copied."""
    long: list[str] = []

    def put(text: str) -> str:
        long.append(text)
        return GAP

    before, *others = render(template, put=put, **context).split(GAP)
    yield before
    for text, after in zip(long, others, strict=True):
        yield text
        yield after


def joined(parts: Iterable[str]) -> SafeString:
    """Join what is escaped, or digits."""
    return mark_safe("".join(parts))  # noqa: S308 -- see above
