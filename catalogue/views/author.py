from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from catalogue.filters import NameFilter, PaperFilter
from catalogue.models import Author, OldSlug
from catalogue.views import figures
from catalogue.views.listing import moved, numbered, paged

COAUTHORS = 24


@require_safe
def author_list(request: HttpRequest) -> HttpResponseBase:
    chosen = NameFilter(request.GET)
    listed = Author.objects.listed()
    context = {
        "table": numbered(chosen, chosen.authors(listed).counted()),
        "initials": listed.initials(),
    }
    return render(request, "catalogue/author_list.html", context)


@require_safe
def author_detail(request: HttpRequest, slug: str) -> HttpResponseBase:
    author = Author.objects.with_papers().filter(slug=slug).first()
    if author is None:
        return moved(OldSlug.Kind.AUTHOR, slug)
    written = PaperFilter({"author": [slug]})
    coauthors = Author.objects.exclude(pk=author.pk).of(written.papers)
    context = {
        "author": author,
        "table": paged(PaperFilter.of_page(request.GET, written.papers)),
        "coauthors": coauthors[:COAUTHORS],
        "years": figures.years(written),
        "venues": figures.most(written, "venue"),
    }
    return render(request, "catalogue/author_detail.html", context)
