"""What a request asks for, and what is refused: unknown keys, and values that nothing is called."""

import re
from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any

from django.http import HttpRequest, QueryDict
from ninja import Router

from catalogue.api.middleware import METHODS
from catalogue.api.parameters import PAGING, PARAMETERS, repeats
from catalogue.api.problems import BadQuery
from catalogue.api.shapes import Complaint, Problem, Shape
from catalogue.filters import SORTS, PaperFilter
from catalogue.models import Paper

View = Callable[..., Any]

ALWAYS = {304: None, 400: Problem, 405: Problem, 414: Problem}
MISSING = {404: Problem}
MOVED = {301: None, 404: Problem}


def endpoint(
    router: Router,
    path: str,
    shape: type[Shape],
    *,
    takes: Sequence[str] = (),
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
            openapi_extra={"parameters": [PARAMETERS[name] for name in takes]},
        )
        return add(strict)

    return register


def refuse_others(given: QueryDict, takes: Sequence[str]) -> None:
    """Raise BadQuery where a key is not taken, is given too often, or is no number of a page."""
    complaints = [
        Complaint.of(name, value, wrong)
        for name, values in given.lists()
        if (wrong := _wrong(name, values, takes))
        for value in values
    ]
    if complaints:
        raise BadQuery(complaints)


def _wrong(name: str, values: list[str], takes: Sequence[str]) -> str:
    if name not in takes:
        known = f"known are {', '.join(takes)}" if takes else "none is known here"
        return f"Unknown parameter; {known}."
    if len(values) > 1 and not repeats(name):
        return "Only one value is taken."
    most = PARAMETERS[name]["schema"].get("maximum", 0)
    if name in PAGING and not (
        re.fullmatch("[1-9][0-9]{0,5}", values[0]) and int(values[0]) <= most
    ):
        return f"A whole number from 1 to {most} is expected."
    return ""


def chosen(request: HttpRequest) -> PaperFilter:
    """Read which of the published papers are asked for; raise BadQuery where that is not known."""
    found = PaperFilter(request.GET, Paper.objects.published())
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
    sort = request.GET.get("sort")
    if sort and sort != found.sort:
        complaints.append(
            Complaint.of("sort", sort, f"Unknown order; known are {', '.join(SORTS)}.")
        )
    if complaints:
        raise BadQuery(complaints)
    return found
