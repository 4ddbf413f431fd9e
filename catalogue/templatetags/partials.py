"""The parts of a page that repeat by the hundred, which Jinja renders in a tenth of the time.

They are escaped as all templates are: `DjangoTemplates` and `Jinja2` know each other's safe strings.
"""

from collections.abc import Iterable
from typing import Any

from django.template import Context, Library, engines
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from catalogue import metadata
from catalogue.facets import Choice
from catalogue.search import marked, snippet
from catalogue.tables import PaperTable

register = Library()

MOST_AUTHORS = 8


@register.simple_tag(takes_context=True)
def paper_rows(context: Context, table: PaperTable) -> SafeString:
    """Render the papers of the page shown as rows, with the hits of a search marked."""
    return _render(
        "papers.jinja",
        papers=table.papers,
        most=MOST_AUTHORS,
        search=table.chosen.text and table.chosen.search,
        marked=marked,
        snippet=snippet,
        coins=metadata.coins,
        site=metadata.site_address(context.request),  # type: ignore[attr-defined]
        at={
            name: _before("catalogue:" + name + "_detail") for name in ("paper", "author", "venue")
        },
    )


@register.simple_tag
def choice_items(name: str, choices: Iterable[Choice]) -> SafeString:
    """Render values of a facet as items with a box to tick."""
    return _render("choices.jinja", name=name, choices=choices)


def _before(view: str) -> str:
    """What stands before the slug in the address of a thing: to ask for each is what takes time."""
    return reverse(view, args=["-"]).removesuffix("-/")


def _render(template: str, /, **context: Any) -> SafeString:
    rendered = engines["partials"].get_template(template).render(context)
    return mark_safe(rendered)  # noqa: S308 -- Jinja has escaped it
