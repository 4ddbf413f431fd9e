from django.contrib import admin

from catalogue import names
from catalogue.admin.named import AliasInline, NamedAdmin, NamedForm
from catalogue.models import Venue, VenueAlias


class VenueForm(NamedForm):
    tidied = {"name": names.clean, "full_name": names.clean}


class VenueAliasInline(AliasInline):
    model = VenueAlias


@admin.register(Venue)
class VenueAdmin(NamedAdmin):
    form = VenueForm
    inlines = (VenueAliasInline,)
    list_display = ("name", "kind", "paper_count")
    list_filter = ("kind",)
    ordering = ("key", "id")
    search_fields = ("name", "full_name", "aliases__alias")
    fieldsets = ((None, {"fields": ("name", "full_name", "kind", "homepage")}),)
