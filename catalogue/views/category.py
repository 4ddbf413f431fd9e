from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from catalogue.filters import PaperFilter
from catalogue.models import Category, OldSlug, Paper
from catalogue.views.listing import moved, paged


@require_safe
def category_detail(request: HttpRequest, path: str) -> HttpResponseBase:
    inside = PaperFilter({"category": [path]}, Paper.objects.published())
    topics = inside.topics
    topic = topics.listed.get(path)
    if topic is None:
        return moved(OldSlug.Kind.CATEGORY, path)
    table = paged(PaperFilter.of_page(request.GET, inside.papers))
    context = {
        "topic": topic,
        "category": Category.objects.get(pk=topic.pk),
        "trail": topics.trail(path)[:-1],
        "children": topics.children(path),
        "table": table,
    }
    return render(request, "catalogue/category_detail.html", context)
