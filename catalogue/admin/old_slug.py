from django.contrib import admin

from catalogue.admin.readonly import ReadOnlyAdmin
from catalogue.models import OldSlug


@admin.register(OldSlug)
class OldSlugAdmin(ReadOnlyAdmin):
    list_display = ("slug", "kind", "target")
    list_filter = ("kind",)
    list_select_related = ("paper", "author", "venue", "category")
    search_fields = ("slug",)
    fields = ("kind", "slug", "target")
    readonly_fields = ("target",)

    @admin.display(description="means now")
    def target(self, old: OldSlug) -> str:
        return str(old.target)
