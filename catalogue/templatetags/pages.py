"""What single pages and their heads ask for: data for machines, and what the list is about."""

from typing import Any

from django import template
from django.template import Context
from django.utils.safestring import SafeString

from catalogue import markup, metadata
from catalogue.telling import overview, preface

register = template.Library()


@register.filter
def embedded(described: Any) -> SafeString:
    """Write data as JSON for a script element."""
    return markup.embed(described)


@register.filter
def number(count: int, noun: str) -> str:
    """Say how many of a thing there are."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


@register.simple_tag(takes_context=True)
def website(context: Context, name: str) -> dict[str, Any]:
    """Describe the site as schema.org does."""
    return metadata.website(name, metadata.site_address(context.request))  # type: ignore[attr-defined]


@register.simple_tag
def introduction() -> dict[str, Any]:
    """Say in short what the list is about: its first words, its size, and what came last."""
    return {
        "words": "\n\n".join(preface.opening(overview.words())),
        "numbers": overview.numbers(),
        "newest": overview.newest(),
    }
