"""What the templates of the public pages ask for: the site's name, addresses, Markdown."""

from typing import Any
from urllib.parse import urlsplit

from django import template
from django.conf import settings
from django.utils.safestring import SafeString

from catalogue import markup as markdown
from catalogue.filters import PaperFilter
from catalogue.models import Category

register = template.Library()


@register.simple_tag
def site() -> dict[str, str]:
    """Tell the site's name, its address and whom to write to."""
    contact = settings.CONTACT
    return {
        "name": settings.SITE_NAME or Category.objects.list_name() or "Awesome catalogue",
        "url": settings.SITE_URL,
        "contact": contact,
        "contact_url": contact if "://" in contact else f"mailto:{contact}",
    }


@register.simple_tag
def query(chosen: PaperFilter, **changes: Any) -> str:
    """Write the query string of a selection with some keys changed."""
    return chosen.query(**changes)


@register.filter
def markup(text: str) -> SafeString:
    """Render Markdown as safe HTML."""
    return markdown.render(text)


@register.filter
def host(url: str) -> str:
    """Give the host of an address, so that readers see where a link leads."""
    try:
        return (urlsplit(url).hostname or url).removeprefix("www.")
    except ValueError:
        return url


@register.filter
def papers(number: int) -> str:
    """Say how many papers."""
    return f"{number:,} paper{'' if number == 1 else 's'}"
