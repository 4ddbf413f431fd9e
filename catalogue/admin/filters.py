"""Filters of the list of papers that stay short however long the list is."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest

from catalogue.models import Category, Entry, Paper, Venue

LONGEST = 30
UPPER_LEVELS = 2


class VenueFilter(admin.SimpleListFilter):
    """The venues with the most papers; the others are found by searching."""

    title = "venue"
    parameter_name = "venue"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        venues = Venue.objects.annotate(n=Count("papers")).filter(n__gt=0).order_by("-n", "key")
        return [(str(venue.pk), venue.name) for venue in venues[:LONGEST]]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Paper]) -> QuerySet[Paper]:
        chosen = self.value() in {key for key, _ in self.lookup_choices}
        return queryset.filter(venue=int(self.value() or 0)) if chosen else queryset


class CategoryFilter(admin.SimpleListFilter):
    """The topics of the two upper levels, each with all below it."""

    title = "category"
    parameter_name = "category"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        categories = Category.objects.in_order()
        paths = Category.objects.paths()
        self.subtrees: dict[str, list[int]] = {str(one.pk): [one.pk] for one in categories}
        for one in reversed(categories):
            if one.parent_id is not None:
                self.subtrees[str(one.parent_id)] += self.subtrees[str(one.pk)]
        topics = [one.pk for one in categories if one.kind == Category.Kind.TOPIC]
        upper = [key for key in topics if len(paths[key]) <= UPPER_LEVELS]
        return [(str(key), " › ".join(paths[key])) for key in upper[:LONGEST]]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Paper]) -> QuerySet[Paper]:
        subtree = self.subtrees.get(self.value() or "")
        if subtree is None:
            return queryset
        return queryset.filter(pk__in=Entry.objects.filter(category__in=subtree).values("paper"))
