from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from catalogue.filters import PaperFilter
from catalogue.models import OldSlug, Venue
from catalogue.views.listing import moved, paged


@require_safe
def venue_detail(request: HttpRequest, slug: str) -> HttpResponseBase:
    venue = Venue.objects.filter(slug=slug).first()
    if venue is None:
        return moved(OldSlug.Kind.VENUE, slug)
    table = paged(PaperFilter.of_page(request.GET, venue.papers.published()))
    if not table.paginator.count:
        raise Http404("No paper of this venue is listed.")
    return render(request, "catalogue/venue_detail.html", {"venue": venue, "table": table})
