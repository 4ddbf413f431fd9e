from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from catalogue.filters import PaperFilter
from catalogue.models import Author, OldSlug, Paper
from catalogue.views.listing import moved, paged


@require_safe
def author_detail(request: HttpRequest, slug: str) -> HttpResponseBase:
    author = Author.objects.with_papers().filter(slug=slug).first()
    if author is None:
        return moved(OldSlug.Kind.AUTHOR, slug)
    written = PaperFilter({"author": [slug]}, Paper.objects.published())
    table = paged(PaperFilter.of_page(request.GET, written.papers))
    return render(request, "catalogue/author_detail.html", {"author": author, "table": table})
