"""Parts of pages that are the same until the next write."""

from typing import Any

from django.template import Context, Library, Node, NodeList
from django.template.base import FilterExpression, Parser, Token
from django.utils.safestring import SafeString

from catalogue import keeping

register = Library()

MOST = 64
"""The most forms in which a part is kept."""


class KeptNode(Node):
    """Renders what is inside once for a version of the catalogue and the values it depends on."""

    child_nodelists = ("nodelist",)

    def __init__(self, nodelist: NodeList, values: list[FilterExpression]) -> None:
        self.nodelist = nodelist
        self.values = values
        self.version = 0
        self.kept: dict[tuple[Any, ...], SafeString] = {}

    def render(self, context: Context) -> SafeString:
        version = keeping.lasting_version()
        if not version:
            return self.nodelist.render(context)
        if version != self.version or len(self.kept) > MOST:
            self.version, self.kept = version, {}
        kept = self.kept
        values = tuple(value.resolve(context) for value in self.values)
        if values not in kept:
            kept[values] = self.nodelist.render(context)
        return kept[values]


@register.tag
def kept(parser: Parser, token: Token) -> KeptNode:
    """Keep what is inside: ``{% kept site.name request.path %}…{% endkept %}`` names what it depends on."""
    _, *values = token.split_contents()
    nodelist = parser.parse(("endkept",))
    parser.delete_first_token()
    return KeptNode(nodelist, [parser.compile_filter(value) for value in values])
