from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from catalogue import facets, metadata
from catalogue.filters import PaperFilter, Topics
from catalogue.models import OldSlug, Paper
from catalogue.telling import related
from catalogue.views.listing import moved, paged


@require_safe
def paper_list(request: HttpRequest) -> HttpResponse:
    chosen = PaperFilter(request.GET, Paper.objects.published())
    if not chosen.is_valid():
        message = "At most twenty values of a filter can be chosen at once."
        return render(request, "400.html", {"message": message}, status=400)
    table = paged(chosen)
    context = {"chosen": chosen, "table": table, "facets": facets.count(chosen)}
    if not table.paginator.count:
        context["rescues"] = facets.rescues(chosen)
    return render(request, "catalogue/paper_list.html", context)


@require_safe
def paper_detail(request: HttpRequest, slug: str) -> HttpResponseBase:
    paper = Paper.objects.published().for_listing().filter(slug=slug).first()
    if paper is None:
        return moved(OldSlug.Kind.PAPER, slug)
    entries = list(paper.entries.with_neighbours())
    places = related.places(entries, Topics())
    trails = [place.trail for place in places]
    context = {
        "paper": paper,
        "places": places,
        "related": related.to(paper, entries),
        "head": metadata.head(paper, trails, metadata.site_address(request)),
    }
    return render(request, "catalogue/paper_detail.html", context)
