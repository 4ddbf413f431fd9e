"""What the templates of the public pages ask for: the site's name, addresses, Markdown."""

from functools import cache
from typing import Any
from urllib.parse import urlsplit

from django import template
from django.conf import settings
from django.urls import get_script_prefix, reverse
from django.utils.safestring import SafeString

from catalogue import citing, keeping, markup as markdown
from catalogue.filters import FACETS, NOT, RANGE, PaperFilter
from catalogue.formats import FORMATS, Selection
from catalogue.models import Category, Paper

register = template.Library()

CITED = ("bibtex", "ris", "csl")
MOST_ROWS = 12


list_name = keeping.kept(Category.objects.list_name)


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


@register.simple_tag
def query(chosen: PaperFilter, **changes: Any) -> str:
    """Write the query string of a selection with some keys changed."""
    return chosen.query(**changes)


@register.inclusion_tag("catalogue/_cite.html")
def cite(paper: Paper) -> dict[str, Any]:
    """Give a paper to be cited: formatted, and as what reference managers read."""
    record = paper.as_record()
    texts = {name: "".join(FORMATS[name].render(Selection([record]))).strip() for name in CITED}
    files = [
        {"form": FORMATS[name], "text": text, "rows": min(text.count("\n") + 1, MOST_ROWS)}
        for name, text in texts.items()
    ]
    return {"citations": citing.citations(record), "files": files, "slug": paper.slug}


@register.inclusion_tag("catalogue/_downloads.html")
def downloads(chosen: PaperFilter) -> dict[str, Any]:
    """Offer a selection in every format."""
    return {"files": _files(get_script_prefix()), "query": chosen.query()}


@cache
def _files(prefix: str) -> list[tuple[str, str]]:
    """Each download with its path below a prefix: to ask for eight takes as long as to read the papers."""
    forms = FORMATS.values()
    return [(form.label, reverse("catalogue:download", kwargs={"form": form})) for form in forms]


@register.simple_tag
def kept(chosen: PaperFilter) -> list[tuple[str, str]]:
    """Give what the form of filters carries along unseen: what it does not ask for itself."""
    asked = {"q", *FACETS, *RANGE, *(NOT + name for name in FACETS)}
    return [(name, value) for name, value in chosen.fields() if name not in asked]


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
