from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from catalogue import facets, metadata
from catalogue.filters import ListFilter, PaperFilter
from catalogue.models import Category, OldSlug
from catalogue.tables import InOrder
from catalogue.telling.branches import Branch
from catalogue.views.listing import moved, paged


@require_safe
def category_list(request: HttpRequest) -> HttpResponse:
    everything = PaperFilter({})
    counted = facets.values(everything, "category", facets.Asked(order="name"))[:]
    told = Category.objects.descriptions()
    topics = everything.topics.listed
    tree = [(one, told.get(topics[one.value].pk, "")) for one in counted]
    return render(request, "catalogue/category_list.html", {"tree": tree})


@require_safe
def category_detail(request: HttpRequest, path: str) -> HttpResponseBase:
    inside = PaperFilter({"category": [path]})
    if path not in inside.topics.listed:
        return moved(OldSlug.Kind.CATEGORY, path)
    branch = Branch(inside.topics, path)
    chosen = ListFilter.of_page(request.GET, inside.papers)
    table = paged(chosen, InOrder(branch.papers) if chosen.is_in_list_order else None)
    site = metadata.site_address(request)
    context = {
        "branch": branch,
        "category": Category.objects.get(pk=branch.topic.pk),
        "table": table,
        "described": metadata.category(
            branch.topic, branch.trail, table.papers, table.page.start_index(), site
        ),
    }
    return render(request, "catalogue/category_detail.html", context)
