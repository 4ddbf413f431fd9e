from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from catalogue.admin.readonly import ReadOnlyAdmin
from catalogue.models import ImportRun


@admin.register(ImportRun)
class ImportRunAdmin(ReadOnlyAdmin):
    """What was imported. A README is undone by importing its former text again."""

    list_display = ("when", "kind", "name", "by", "counted")
    list_filter = ("kind",)
    list_select_related = ("by",)
    fields = ("kind", "name", "by", "when", "counted", "sha256", "file")
    readonly_fields = ("counted", "file")

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(self.file_view)
        return [path("<int:pk>/file/", view, name="catalogue_importrun_file"), *super().get_urls()]

    def file_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Hand out the file as it was imported."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        run = get_object_or_404(ImportRun, pk=pk)
        return HttpResponse(
            run.text.encode(),
            content_type="text/plain; charset=utf-8",
            headers={"Content-Disposition": f'attachment; filename="import-{run.pk}.txt"'},
        )

    @admin.display(description="counts")
    def counted(self, run: ImportRun) -> str:
        return ", ".join(f"{number} {name}" for name, number in run.counts.items() if number)

    @admin.display(description="the file")
    def file(self, run: ImportRun) -> SafeString | str:
        if not run.text:
            return "It was not kept."
        url = reverse("admin:catalogue_importrun_file", args=[run.pk])
        return format_html('<a href="{}">Download it as it was imported</a>', url)
