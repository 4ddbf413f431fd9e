"""The same page as its libraries suggest it: what ours is measured against, and an oracle for its counts.

django-filter narrows, django-tables2 draws the rows, every facet is one GROUP BY through the ORM, and
text is looked for by `icontains`. Nothing is done badly on purpose: rows come with their authors and
links in a fixed number of queries, and each facet leaves its own choice aside, as ours does. That a
link may be promised, with no address yet, it does not know.
"""

from collections import defaultdict
from functools import cache
from pathlib import Path

import django_filters
import django_tables2 as tables
from django.db.models import Count, Q
from django.http import HttpResponse
from django.template import Engine, RequestContext
from django_tables2 import RequestConfig

from catalogue.models import Author, Category, Entry, Link, Paper, Venue
from catalogue.tables import PER_PAGE

MOST = 60
"""The most values of a facet on a page."""


class NaturalFilter(django_filters.FilterSet):
    q = django_filters.CharFilter(method="holding")
    category = django_filters.ModelMultipleChoiceFilter(
        queryset=Category.objects.all(), method="filed_in"
    )
    year = django_filters.AllValuesMultipleFilter()
    venue = django_filters.ModelMultipleChoiceFilter(
        field_name="venue__slug", queryset=Venue.objects.all(), to_field_name="slug"
    )
    author = django_filters.ModelMultipleChoiceFilter(
        field_name="authors__slug", queryset=Author.objects.all(), to_field_name="slug"
    )
    link = django_filters.MultipleChoiceFilter(choices=Link.Kind.choices, method="linked")
    not_link = django_filters.MultipleChoiceFilter(choices=Link.Kind.choices, method="not_linked")

    def holding(self, papers, name, text):
        for word in text.split():
            papers = papers.filter(Q(title__icontains=word) | Q(abstract__icontains=word))
        return papers

    def filed_in(self, papers, name, categories):
        if not categories:
            return papers
        inside = Category.objects.none()
        for category in categories:
            inside |= category.descendants(include_self=True)
        return papers.filter(entries__category__in=inside.values("pk")).distinct()

    def linked(self, papers, name, kinds):
        return papers.filter(links__kind__in=kinds).distinct() if kinds else papers

    def not_linked(self, papers, name, kinds):
        return papers.exclude(links__kind__in=kinds) if kinds else papers


def narrowed(given, *left_out):
    """Narrow the published papers by what a query string asks for, but for some of its keys."""
    rest = given.copy()
    for name in left_out:
        rest.pop(name, None)
    return NaturalFilter(rest, Paper.objects.published()).qs


def grouped(papers, column):
    rows = papers.order_by().values_list(column)
    return rows.annotate(number=Count("pk", distinct=True)).order_by("-number", column)


def categories(papers):
    """Count a paper once below each heading above it."""
    above = {pk: (pk,) for pk in Category.objects.values_list("pk", flat=True)}
    for category in Category.objects.with_tree_fields():
        above[category.pk] = tuple(category.tree_path)
    places = Entry.objects.filter(paper__in=papers.values("pk")).values_list(
        "category_id", "paper_id"
    )
    found = defaultdict(set)
    for category, paper in places:
        for heading in above[category]:
            found[heading].add(paper)
    return {heading: len(those) for heading, those in found.items()}


FACETS = {
    "category": lambda papers, most: categories(papers),
    "year": lambda papers, most: dict(grouped(papers, "year")),
    "venue": lambda papers, most: dict(grouped(papers, "venue__slug")),
    "status": lambda papers, most: dict(grouped(papers, "venue__kind")),
    "author": lambda papers, most: dict(grouped(papers, "authors__slug")[:most]),
    "link": lambda papers, most: dict(grouped(papers, "links__kind")),
}


def counts(given, most=MOST):
    """Count every facet, each without its own choice; of authors those with the most papers."""
    return {
        name: count(narrowed(given, name, f"not_{name}"), most) for name, count in FACETS.items()
    }


class NaturalTable(tables.Table):
    title = tables.Column(linkify=True)
    authors = tables.ManyToManyColumn(orderable=False)
    links = tables.ManyToManyColumn(orderable=False)

    class Meta:
        model = Paper
        fields = ("year", "title", "authors", "venue", "links")
        order_by = "-year"


@cache
def template():
    return Engine.get_default().from_string(Path(__file__).with_name("natural.html").read_text())


def paper_list(request):
    chosen = NaturalFilter(request.GET, Paper.objects.published())
    papers = chosen.qs.select_related("venue").prefetch_related("authors", "links")
    table = NaturalTable(papers)
    RequestConfig(request, paginate={"per_page": PER_PAGE}).configure(table)
    facets = counts(request.GET)
    outermost = Category.objects.filter(parent__kind=Category.Kind.TITLE)
    facets["category"] = {
        one: facets["category"][one.pk] for one in outermost if one.pk in facets["category"]
    }
    context = RequestContext(request, {"chosen": chosen, "table": table, "facets": facets})
    return HttpResponse(template().render(context))
