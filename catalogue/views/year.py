from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from catalogue.filters import PaperFilter
from catalogue.views import figures
from catalogue.views.listing import paged


@require_safe
def year_detail(request: HttpRequest, year: int) -> HttpResponseBase:
    counts = figures.by_year(PaperFilter({}))
    if year not in counts:
        raise Http404("No paper of this year is listed.")
    during = PaperFilter({"year": [str(year)]})
    context = {
        "year": year,
        "before": max((one for one in counts if one < year), default=None),
        "after": min((one for one in counts if one > year), default=None),
        "table": paged(PaperFilter.of_page(request.GET, during.papers)),
        "categories": figures.outermost(during),
        "venues": figures.most(during, "venue"),
    }
    return render(request, "catalogue/year_detail.html", context)
