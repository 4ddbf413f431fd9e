from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from catalogue import searching


@require_safe
def suggest(request: HttpRequest) -> HttpResponse:
    """Complete a query in the form of OpenSearch: the text, and of each suggestion text, kind, address."""
    text = request.GET.get("q", "")
    found = searching.suggest(text)
    site = settings.SITE_URL or request.build_absolute_uri("/").rstrip("/")
    columns = [
        [one.text for one in found],
        [one.kind for one in found],
        [site + one.url if one.url else "" for one in found],
    ]
    content_type = "application/x-suggestions+json"
    return JsonResponse([text, *columns], safe=False, content_type=content_type)


@require_safe
def opensearch(request: HttpRequest) -> HttpResponse:
    site = settings.SITE_URL or request.build_absolute_uri("/").rstrip("/")
    content_type = "application/opensearchdescription+xml; charset=utf-8"
    context = {"site_url": site}
    return render(request, "catalogue/opensearch.xml", context, content_type=content_type)


@require_safe
def search_help(request: HttpRequest) -> HttpResponse:
    return render(request, "catalogue/search_help.html", {"examples": searching.examples()})
