"""What the templates of the public pages ask for: the site's name, addresses, Markdown."""

from typing import Any
from urllib.parse import urlsplit

from django import template
from django.conf import settings
from django.utils.safestring import SafeString

from catalogue import markup as markdown
from catalogue.filters import FACETS, NOT, RANGE, PaperFilter
from catalogue.models import Category
from catalogue.search import Part, Query, marked as hits_in, snippet as cut

register = template.Library()


@register.simple_tag
def site() -> dict[str, str]:
    """Tell the site's name, its address and whom to write to."""
    contact = settings.CONTACT
    return {
        "name": settings.SITE_NAME or list_name() or "Awesome catalogue",
        "url": settings.SITE_URL,
        "contact": contact,
        "contact_url": contact if "://" in contact else f"mailto:{contact}",
    }


def list_name() -> str:
    """Give the title of the list, without the marks of Markdown around it."""
    title = Category.objects.filter(kind=Category.Kind.TITLE).values_list("name", flat=True).first()
    return (title or "").strip("`*_ ")


@register.simple_tag
def query(chosen: PaperFilter, **changes: Any) -> str:
    """Write the query string of a selection with some keys changed."""
    return chosen.query(**changes)


@register.simple_tag
def kept(chosen: PaperFilter, *facets: str) -> list[tuple[str, str]]:
    """Give what a form carries along unseen: all but the choices of these facets, or of any."""
    asked = [] if facets else ["q"]
    for name in facets or FACETS:
        asked += [name, NOT + name, *(RANGE if name == "year" else ())]
    return chosen.fields(**dict.fromkeys(asked, ""))


@register.inclusion_tag("catalogue/_marked.html")
def marked(text: str, search: Query, column: str = "") -> dict[str, list[Part]]:
    """Show a text with the hits of a search in it."""
    return {"parts": hits_in(text, search, column)}


@register.simple_tag
def snippet(text: str, search: Query, column: str = "") -> list[Part]:
    """Cut out the stretch of a text in which a search hits; nothing where it does not."""
    return cut(text, search, column)


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
