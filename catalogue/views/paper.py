from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django_htmx.http import push_url
from django_htmx.middleware import HtmxDetails

from catalogue import facets, metadata, searching, topics
from catalogue.filters import PaperFilter
from catalogue.models import OldSlug, Paper
from catalogue.rendering import browse
from catalogue.telling import related
from catalogue.views.listing import moved, paged, refused


class HtmxRequest(HttpRequest):
    htmx: HtmxDetails


@require_safe
def paper_list(request: HtmxRequest) -> HttpResponse:
    """Answer with the whole page always; htmx takes out of it what has changed."""
    chosen = PaperFilter(request.GET)
    if not chosen.is_valid():
        return refused(request)
    table = paged(chosen)
    counted = {facet.name: facet for facet in facets.count(chosen, facets.OFFERED)}
    page = browse.page(
        request,
        table,
        counted.values(),
        facets.timeline(chosen, counted["year"]),
        meant=searching.other_spelling(chosen, table.paginator.count),
        rescues=[] if table.paginator.count else facets.rescues(chosen),
    )
    response = HttpResponse(b"".join([piece.encode() for piece in page]))
    if not request.htmx:
        return response
    address = request.path + chosen.query(page=table.page.number)
    return push_url(response, address != request.htmx.current_url_abs_path and address)


@require_safe
def paper_detail(request: HttpRequest, slug: str) -> HttpResponseBase:
    paper = Paper.objects.published().for_listing().filter(slug=slug).first()
    if paper is None:
        return moved(OldSlug.Kind.PAPER, slug)
    entries = list(paper.entries.with_neighbours())
    places = related.places(entries, topics.current())
    trails = [place.trail for place in places]
    context = {
        "paper": paper,
        "places": places,
        "related": related.to(paper, entries),
        "head": metadata.head(paper, trails, metadata.site_address(request)),
    }
    return render(request, "catalogue/paper_detail.html", context)
