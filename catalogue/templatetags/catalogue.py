"""What the templates of the public pages ask for: the site's name, addresses, Markdown."""

from typing import Any
from urllib.parse import urlsplit

from django import template
from django.utils.safestring import SafeString

from catalogue import citing, markup as markdown
from catalogue.filters import PaperFilter
from catalogue.formats import FORMATS, Selection
from catalogue.models import Paper
from catalogue.rendering.site import papers, site

register = template.Library()

CITED = ("bibtex", "ris", "csl")
MOST_ROWS = 12


register.simple_tag(site)
register.filter(papers)


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
