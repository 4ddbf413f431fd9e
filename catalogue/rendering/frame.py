"""What stands around the parts of a page that each answer makes anew."""

from django.conf import settings
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import get_script_prefix

from catalogue import keeping
from catalogue.filters import FACETS
from catalogue.rendering.jinja import GAP
from catalogue.rendering.site import site

MOST = 64
"""The most that are kept."""

_frames = keeping.kept(dict[tuple[str, ...], list[str]])


def around(request: HttpRequest, template: str) -> list[str]:
    """Render a template of Django once for a version of the catalogue, an address and a site.

    Gives what stands around its gaps; nothing in it may depend on who asks.
    """
    asked = (
        template,
        request.build_absolute_uri(request.path),
        get_script_prefix(),
        settings.SITE_NAME,
        settings.SITE_URL,
        settings.CONTACT,
    )
    frames = _frames()
    found = frames.get(asked)
    if found is None or settings.DEBUG:
        if len(frames) >= MOST:
            frames.clear()
        context = {"gap": GAP, "site": site(), "facets": FACETS}
        found = frames[asked] = render_to_string(template, context, request).split(GAP)
    return found


def part(request: HttpRequest, template: str) -> str:
    """Render a part that has no gaps."""
    [whole] = around(request, template)
    return whole
