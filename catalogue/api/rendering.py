"""JSON in UTF-8, in which no text can be taken for a tag."""

import json
from typing import Any

from django.http import HttpRequest
from ninja.renderers import JSONRenderer

HARMLESS = {ord(character): f"\\u{ord(character):04x}" for character in "<>&"}


def rendered(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False).translate(HARMLESS)


class Renderer(JSONRenderer):
    def render(self, request: HttpRequest, data: Any, *, response_status: int) -> str:
        return rendered(data)
