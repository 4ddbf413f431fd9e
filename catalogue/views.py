"""The public pages. Only published papers are seen here, and only what they carry."""

from django.core.paginator import InvalidPage
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from catalogue import facets
from catalogue.filters import PaperFilter, Topics
from catalogue.models import Author, Category, OldSlug, Paper, Venue
from catalogue.tables import PER_PAGE, PaperTable


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
    papers = Paper.objects.published().for_listing().prefetch_related("identifiers", "entries")
    paper = papers.filter(slug=slug).first()
    if paper is None:
        return moved(OldSlug.Kind.PAPER, slug)
    context = {
        "paper": paper,
        "trails": Topics().trails([entry.category_id for entry in paper.entries.all()]),
    }
    return render(request, "catalogue/paper_detail.html", context)


@require_safe
def author_detail(request: HttpRequest, slug: str) -> HttpResponseBase:
    author = Author.objects.with_papers().filter(slug=slug).first()
    if author is None:
        return moved(OldSlug.Kind.AUTHOR, slug)
    written = PaperFilter({"author": [slug]}, Paper.objects.published())
    table = paged(PaperFilter.of_page(request.GET, written.papers))
    return render(request, "catalogue/author_detail.html", {"author": author, "table": table})


@require_safe
def venue_detail(request: HttpRequest, slug: str) -> HttpResponseBase:
    venue = Venue.objects.filter(slug=slug).first()
    if venue is None:
        return moved(OldSlug.Kind.VENUE, slug)
    table = paged(PaperFilter.of_page(request.GET, venue.papers.published()))
    if not table.paginator.count:
        raise Http404("No paper of this venue is listed.")
    return render(request, "catalogue/venue_detail.html", {"venue": venue, "table": table})


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


def paged(chosen: PaperFilter) -> PaperTable:
    """Make the table of a selection at the page asked for."""
    table = PaperTable(chosen)
    try:
        table.paginate(page=chosen.page, per_page=PER_PAGE)
    except InvalidPage as error:
        last = table.paginator.num_pages
        raise Http404(
            f"There is no such page of this list; the last one is page {last}."
        ) from error
    return table


def moved(kind: str, slug: str) -> HttpResponseBase:
    """Lead from a former slug to where its meaning stands now."""
    target = OldSlug.objects.meaning(kind, slug)
    if target is None or (isinstance(target, Paper) and target.state != Paper.State.PUBLISHED):
        raise Http404(f"There is no such {kind} here, or it is not listed any more.")
    return redirect(target, permanent=True)
