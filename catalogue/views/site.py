"""Pages about the list as a whole: what it is about, in numbers, and what changed."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from catalogue.filters import PaperFilter
from catalogue.telling import chronicle, overview
from catalogue.views import figures


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    context = {
        "words": "\n\n".join(overview.words()),
        "numbers": overview.numbers(),
        "authors": overview.authors(),
    }
    return render(request, "catalogue/about.html", context)


@require_safe
def statistics(request: HttpRequest) -> HttpResponse:
    everything = PaperFilter({})
    coded = PaperFilter({"link": ["code"]})
    context = {
        "numbers": overview.numbers(),
        "authors": overview.authors(),
        "years": figures.years(everything),
        "categories": figures.outermost(everything),
        "venues": figures.most(everything, "venue"),
        "coded": figures.shares(everything, coded),
        "statuses": figures.most(everything, "status"),
    }
    return render(request, "catalogue/statistics.html", context)


@require_safe
def changes(request: HttpRequest) -> HttpResponse:
    asked = request.GET.get("week", "")
    monday = chronicle.monday_of(asked)
    if asked and monday is None:
        raise Http404("There is no such week. Weeks are written as in 2024-W14.")
    told = chronicle.read(monday)
    return render(request, "catalogue/changes.html", {"chronicle": told, "asked": asked})
