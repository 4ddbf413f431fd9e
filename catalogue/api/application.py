"""The API as a whole: its endpoints, what goes wrong, and how long an answer holds."""

from collections.abc import Callable
from functools import cache, wraps
from hashlib import sha256
from typing import Any

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseNotModified,
)
from django.urls import URLPattern, URLResolver, reverse
from django.utils.http import parse_etags
from django.views.decorators.http import conditional_page, require_safe
from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema

from catalogue import keeping
from catalogue.api import categories, papers, people
from catalogue.api.description import TOLD, Description
from catalogue.api.documentation import Documentation
from catalogue.api.problems import BadQuery, problem
from catalogue.api.rendering import Renderer

Run = Callable[..., HttpResponseBase]


class CatalogueAPI(NinjaAPI):
    @property
    def urls(self) -> tuple[list[URLResolver | URLPattern], str, str]:
        """The addresses, without ninja's own root, where the page that describes the API stands."""
        patterns, application, namespace = super().urls
        kept = [one for one in patterns if getattr(one, "name", "") != "api-root"]
        return kept, application, namespace

    def get_root_path(self, path_params: dict[str, Any]) -> str:
        return reverse("catalogue:api:openapi-view")

    def get_openapi_schema(
        self, *, path_prefix: str | None = None, path_params: dict[str, Any] | None = None
    ) -> OpenAPISchema:
        return _description(self, path_prefix or self.get_root_path(path_params or {}))()


@cache
def _description(described: NinjaAPI, prefix: str) -> Callable[[], OpenAPISchema]:
    return keeping.kept(lambda: Description(described, prefix))


def described(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let the description and the page made from it be read, and kept while they are the same."""
    return require_safe(conditional_page(view))


def kept(run: Run) -> Run:
    """Let an answer be kept until the catalogue changes; while it has not, nothing is worked out."""

    @wraps(run)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        etag = _etag(request)
        known = parse_etags(request.headers.get("If-None-Match", ""))
        if etag in (one.removeprefix("W/") for one in known):
            return HttpResponseNotModified(headers={"ETag": etag})
        response = run(request, *args, **kwargs)
        if response.status_code == 200:  # noqa: PLR2004
            response.headers["ETag"] = etag
        return response

    return answer


def _etag(request: HttpRequest) -> str:
    """Name what an answer depends on: the address in full, the catalogue, the shape of answers.

    Only what was found is given one, so that a request that carries it can be answered unread.
    """
    version = keeping.version()
    whole = f"{api.version} {version} {request.build_absolute_uri()}"
    return f'"{sha256(whole.encode()).hexdigest()[:32]}"'


api = CatalogueAPI(
    title="The catalogue",
    version="1.0.0",
    description=TOLD,
    urls_namespace="catalogue:api",
    renderer=Renderer(),
    docs=Documentation(),
    docs_url="/",
    docs_decorator=described,
)
api.add_decorator(kept, mode="view")
for router in (papers.router, people.router, categories.router):
    api.add_router("", router)


@api.exception_handler(BadQuery)
def bad_query(request: HttpRequest, error: BadQuery) -> HttpResponse:
    at_fault = ", ".join({complaint.parameter: None for complaint in error.complaints})
    return problem(400, f"At fault: {at_fault}.", error.complaints)


@api.exception_handler(Http404)
def not_found(request: HttpRequest, error: Http404) -> HttpResponse:
    return problem(404, str(error))
