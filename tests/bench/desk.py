"""The list of papers as Django's admin draws it, with three filters and their counts, open to all."""

from django.contrib import admin
from django.db.models import Exists, OuterRef

from catalogue.models import Link, Paper
from catalogue.tables import PER_PAGE


class OpenSite(admin.AdminSite):
    def has_permission(self, request):
        return True


class CodeFilter(admin.SimpleListFilter):
    title = "code"
    parameter_name = "code"

    def lookups(self, request, model_admin):
        return [("yes", "yes"), ("no", "no")]

    def queryset(self, request, queryset):
        code = Exists(Link.objects.there().filter(paper=OuterRef("pk"), kind="code"))
        return {"yes": queryset.filter(code), "no": queryset.filter(~code)}.get(
            self.value(), queryset
        )


class PaperList(admin.ModelAdmin):
    list_display = ("title", "venue", "year")
    list_filter = ("venue", ("year", admin.AllValuesFieldListFilter), CodeFilter)
    list_per_page = PER_PAGE
    list_select_related = ("venue",)
    search_fields = ("title", "abstract")
    show_facets = admin.ShowFacets.ALWAYS

    def has_view_permission(self, request, obj=None):
        return True


site = OpenSite("bench")
site.register(Paper, PaperList)
