"""What crawlers ask for: which pages there are, and which are worth a visit."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from catalogue import metadata
from catalogue.telling import sitemap

XML = "application/xml"
TEXT = "text/plain; charset=utf-8"


@require_safe
def sitemap_index(request: HttpRequest) -> HttpResponse:
    site = metadata.site_address(request)
    if files := sitemap.files():
        index = {"site": site, "files": files}
        return render(request, "catalogue/sitemap_index.xml", index, content_type=XML)
    context = {"site": site, "pages": sitemap.everything()}
    return render(request, "catalogue/sitemap.xml", context, content_type=XML)


@require_safe
def sitemap_file(request: HttpRequest, kind: str, number: int) -> HttpResponse:
    if kind not in sitemap.KINDS or not (pages := sitemap.pages(kind, number)):
        raise Http404("There is no such part of the sitemap.")
    context = {"site": metadata.site_address(request), "pages": pages}
    return render(request, "catalogue/sitemap.xml", context, content_type=XML)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    context = {"site": metadata.site_address(request)}
    return render(request, "catalogue/robots.txt", context, content_type=TEXT)
