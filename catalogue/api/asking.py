"""What a request asks for, and what is refused: unknown keys, and values that nothing is called."""

import re
from collections.abc import Callable, Mapping
from functools import wraps
from types import MappingProxyType
from typing import Any

from django.http import HttpRequest, QueryDict
from ninja import Router

from catalogue.api.middleware import METHODS
from catalogue.api.parameters import PAGE, Parameter, repeats
from catalogue.api.problems import BadQuery
from catalogue.api.shapes import Complaint, Problem, Shape
from catalogue.filters import PaperFilter

View = Callable[..., Any]

ALWAYS = {304: None, 400: Problem, 405: Problem, 414: Problem}
MISSING = {404: Problem}
MOVED = {301: None, 404: Problem}


def endpoint(
    router: Router,
    path: str,
    shape: type[Shape],
    *,
    takes: Mapping[str, Parameter] = MappingProxyType({}),
    fails: dict[int, Any] | None = None,
) -> Callable[[View], View]:
    """Let a view answer at this path, and refuse every key of a query string that it does not take."""

    def register(view: View) -> View:
        @wraps(view)
        def strict(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
            refuse_others(request.GET, takes)
            return view(request, *args, **kwargs)

        add: Callable[[View], View] = router.api_operation(
            [*METHODS],
            path,
            response={200: shape, **ALWAYS, **(fails or {})},
            operation_id=view.__name__,
            openapi_extra={"parameters": [*takes.values()]},
        )
        return add(strict)

    return register


def refuse_others(given: QueryDict, takes: Mapping[str, Parameter]) -> None:
    """Raise BadQuery where a key is not taken, is given too often, or is no number of a page."""
    complaints = [
        Complaint.of(name, value, wrong)
        for name, values in given.lists()
        if (wrong := _wrong(name, values, takes))
        for value in values
    ]
    if complaints:
        raise BadQuery(complaints)


def _wrong(name: str, values: list[str], takes: Mapping[str, Parameter]) -> str:
    if name not in takes:
        known = f"known are {', '.join(takes)}" if takes else "none is known here"
        return f"Unknown parameter; {known}."
    if repeats(takes[name]):
        return ""
    return _unfit(takes[name], values[0]) if len(values) == 1 else "Only one value is taken."


def _unfit(parameter: Parameter, value: str) -> str:
    """Tell what is wrong with a value that no filter judges."""
    schema = parameter["schema"]
    if parameter["name"] in PAGE:
        fits = re.fullmatch("[1-9][0-9]{0,5}", value) and int(value) <= schema["maximum"]
        return "" if fits else f"A whole number from 1 to {schema['maximum']} is expected."
    if value and value not in schema.get("enum", [value]):
        return f"Unknown value; known are {', '.join(schema['enum'])}."
    if value and not re.fullmatch(schema.get("pattern", ".*"), value, re.DOTALL):
        return "One letter or digit is expected."
    return ""


def chosen(request: HttpRequest) -> PaperFilter:
    """Read which of the published papers are asked for; raise BadQuery where that is not known."""
    found = PaperFilter(request.GET)
    complaints = [
        Complaint.of(name, one, str(message))
        for name, messages in found.form.errors.items()
        for message in messages
        for one in request.GET.getlist(name)
    ]
    complaints += [
        Complaint.of(name, one, "Unknown value.")
        for name, values in found.choices.items()
        for one in values
        if one not in found.labels[name]
    ]
    if complaints:
        raise BadQuery(complaints)
    return found
