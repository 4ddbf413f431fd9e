"""The page that describes the API, made from its OpenAPI description, with answers as they are now."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from urllib.parse import quote, urlencode

from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import resolve
from ninja import NinjaAPI
from ninja.openapi.docs import DocsBase

from catalogue.api.problems import KINDS

ASKED = ("author", "page_size")
"""What an example asks for: the first of these that the endpoint takes."""

SHOWN = 2
"""How many items of a long list an example shows."""


@dataclass(frozen=True, slots=True)
class Example:
    """A request, and how it is answered at this moment."""

    address: str
    answer: str


@dataclass(frozen=True, slots=True)
class Parameter:
    name: str
    description: str
    values: str
    example: str


@dataclass(frozen=True, slots=True)
class Endpoint:
    path: str
    operation: Mapping[str, Any]
    parameters: tuple[Parameter, ...]
    example: Example | None


class Documentation(DocsBase):
    """Ninja's own pages ask foreign hosts for scripts; this one asks for nothing."""

    def render_page(self, request: HttpRequest, api: NinjaAPI, **kwargs: Any) -> HttpResponse:
        description = json.loads(json.dumps(api.get_openapi_schema()))
        papers = next(iter(description["paths"]))
        context = {
            "description": description,
            "endpoints": list(_endpoints(request, description)),
            "problems": KINDS,
            "mistake": _asked(request, f"{papers}?venu=miccai&year=soon"),
        }
        return render(request, "catalogue/api.html", context)


def _endpoints(request: HttpRequest, description: Mapping[str, Any]) -> Iterator[Endpoint]:
    for path, methods in description["paths"].items():
        operation = methods["get"]
        address = _address(path, operation["parameters"])
        yield Endpoint(
            path=path,
            operation=operation,
            parameters=tuple(_parameter(one) for one in operation["parameters"]),
            example=_asked(request, address) if address else None,
        )


def _address(path: str, parameters: list[dict[str, Any]]) -> str:
    """Write an address that finds something; an empty catalogue has none for a slug."""
    query: dict[str, Any] = {}
    for one in parameters:
        if one["in"] == "path":
            if "example" not in one:
                return ""
            path = path.replace(f"{{{one['name']}}}", quote(one["example"]))
        elif one["name"] in ASKED and "example" in one and not query:
            query[one["name"]] = one["example"]
    return f"{path}?{urlencode(query, doseq=True)}" if query else path


def _asked(request: HttpRequest, address: str) -> Example:
    """Ask the API itself, without a server between."""
    path, _, query = address.partition("?")
    script = request.META.get("SCRIPT_NAME", "")
    inner = WSGIRequest(
        {
            "REQUEST_METHOD": "GET",
            "SCRIPT_NAME": script,
            "PATH_INFO": path.removeprefix(script),
            "QUERY_STRING": query,
            "HTTP_HOST": request.get_host(),
            "wsgi.url_scheme": request.scheme,
            "wsgi.input": BytesIO(),
        }
    )
    found = resolve(inner.path_info)
    answer = json.loads(found.func(inner, *found.args, **found.kwargs).content)
    shown = json.dumps(_shortened(answer), ensure_ascii=False, indent=2)
    return Example(request.build_absolute_uri(address), shown)


def _shortened(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _shortened(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_shortened(one) for one in value[:SHOWN]] + ["…"] * (len(value) > SHOWN)
    return value


def _parameter(one: dict[str, Any]) -> Parameter:
    schema = one["schema"].get("items", one["schema"])
    values = ", ".join(schema.get("enum", ()))
    if "minimum" in schema:
        values = f"{schema['minimum']} to {schema['maximum']}"
    if "default" in schema:
        values += f"; {schema['default']} if not given"
    example = one.get("example", "")
    example = example[0] if isinstance(example, list) else example
    return Parameter(one["name"], one["description"], values, f"{example}")
