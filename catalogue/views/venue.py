from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from catalogue.filters import NameFilter, PaperFilter
from catalogue.models import OldSlug, Paper, Venue
from catalogue.views import figures
from catalogue.views.listing import moved, numbered, paged


@require_safe
def venue_list(request: HttpRequest) -> HttpResponseBase:
    chosen = NameFilter(request.GET)
    venues = chosen.venues(Venue.objects.of(Paper.objects.published()))
    table = numbered(chosen, venues.order_by("key", "pk"))
    return render(request, "catalogue/venue_list.html", {"table": table})


@require_safe
def venue_detail(request: HttpRequest, slug: str) -> HttpResponseBase:
    venue = Venue.objects.filter(slug=slug).first()
    if venue is None:
        return moved(OldSlug.Kind.VENUE, slug)
    here = PaperFilter({"venue": [slug]})
    table = paged(PaperFilter.of_page(request.GET, here.papers))
    if not table.paginator.count:
        raise Http404("No paper of this venue is listed.")
    context = {
        "venue": venue,
        "table": table,
        "years": figures.years(here),
        "authors": figures.most(here, "author"),
    }
    return render(request, "catalogue/venue_detail.html", context)
