"""The papers of a page as a file, and the whole list as it is exported."""

from collections.abc import Callable, Iterator
from hashlib import sha256
from itertools import islice
from typing import Any

from django.conf import settings
from django.core.paginator import InvalidPage, Paginator
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    StreamingHttpResponse,
)
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from catalogue import exporting, keeping, names
from catalogue.filters import FeedFilter, PaperFilter
from catalogue.formats import Format, Selection
from catalogue.formats.atom import FORMAT as ATOM
from catalogue.models import Category, OldSlug, Paper
from catalogue.views.listing import moved

PER_PAGE = 50
TOGETHER = 50
"""Papers that go out in one piece."""

POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox"
"""A browser that shows the file runs and loads nothing in it."""


@require_safe
def download(request: HttpRequest, form: Format) -> HttpResponseBase:
    """The selection of the browse page; a feed begins with what was added last."""
    reader = FeedFilter if form is ATOM else PaperFilter
    chosen = reader(request.GET)
    if wrong := exporting.complaint(chosen):
        plain = "text/plain; charset=utf-8"
        return HttpResponse(f"{wrong}\n", content_type=plain, status=400)
    title = ": ".join(part for part in (_site_name(), chosen.heading) if part)
    said = _page(request, chosen) if form is ATOM else {}
    said |= {"title": title, "site": _site(request)}
    selection = exporting.selection(chosen.papers, dated=form.dated, **said)
    state = f"{_site(request)}{form.name}{chosen.query(page=chosen.page)}"
    return _unless_known(request, state, lambda: _file(form, selection, names.slug(title)))


@require_safe
def paper_download(request: HttpRequest, slug: str, form: Format) -> HttpResponseBase:
    papers = Paper.objects.published().filter(slug=slug)
    paper = papers.first()
    if paper is None:
        address = lambda target: reverse("catalogue:paper_download", args=[target.slug, form])  # noqa: E731
        return moved(OldSlug.Kind.PAPER, slug, address)
    site = _site(request)
    selection = exporting.selection(
        papers,
        dated=form.dated,
        title=paper.title,
        site=site,
        shown_at=site + paper.get_absolute_url(),
        pages={"self": site + request.path},
    )
    state = f"{site}{form.name}{slug}"
    return _unless_known(request, state, lambda: _file(form, selection, slug))


@require_safe
def readme(request: HttpRequest) -> HttpResponseBase:
    """The whole list, as the maintainers export it."""

    def written() -> HttpResponse:
        content = exporting.markdown().content
        return HttpResponse(content, content_type="text/markdown; charset=utf-8")

    return _unless_known(request, "README.md", written)


def _unless_known(
    request: HttpRequest, state: str, answer: Callable[[], HttpResponseBase]
) -> HttpResponseBase:
    """Answer, or say that what the asker has is still right: nothing changes but by a write."""
    version = keeping.version()
    etag = f'"{version}-{sha256(state.encode()).hexdigest()[:16]}"'
    response = get_conditional_response(request, etag) or answer()
    response.headers["ETag"], response.headers["Cache-Control"] = etag, "no-cache"
    response.headers["Content-Security-Policy"] = POLICY
    return response


def _file(form: Format, selection: Selection, name: str) -> StreamingHttpResponse:
    response = StreamingHttpResponse(
        _in_pieces(form.render(selection)), content_type=form.content_type
    )
    filename = f"{name}.{form.extension}"
    if form.attached:
        disposition = content_disposition_header(as_attachment=True, filename=filename)
        response.headers["Content-Disposition"] = str(disposition)
    return response


def _in_pieces(chunks: Iterator[str]) -> Iterator[str]:
    while piece := "".join(islice(chunks, TOGETHER)):
        yield piece


def _page(request: HttpRequest, chosen: PaperFilter) -> dict[str, Any]:
    """One page of the feed, with the addresses of its neighbours."""
    paginator = Paginator(chosen.papers, PER_PAGE)
    try:
        page = paginator.page(chosen.page)
    except InvalidPage as error:
        raise Http404("There is no such page of this feed.") from error
    near = {"self": page.number, "first": 1, "last": paginator.num_pages}
    near |= {"previous": page.number - 1} if page.has_previous() else {}
    near |= {"next": page.number + 1} if page.has_next() else {}
    feed = _site(request) + reverse("catalogue:download", args=[ATOM])
    return {
        "page": page.object_list,
        "shown_at": _site(request) + reverse("catalogue:paper_list") + chosen.query(),
        "pages": {rel: feed + chosen.query(page=to) for rel, to in near.items()},
    }


def _site(request: HttpRequest) -> str:
    """The address of the site: as it is set, else as it was asked for."""
    return settings.SITE_URL or f"{request.scheme}://{request.get_host()}"


def _site_name() -> str:
    return settings.SITE_NAME or Category.objects.list_name() or "Awesome catalogue"
