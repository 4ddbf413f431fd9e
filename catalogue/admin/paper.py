from collections.abc import Callable
from functools import partial
from typing import Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from catalogue import exporting, filing, names
from catalogue.admin.base import CuratedAdmin
from catalogue.admin.door import opened, through
from catalogue.admin.filters import CategoryFilter, VenueFilter
from catalogue.admin.forms import CuratedForm, as_printed
from catalogue.admin.parts import (
    AuthorshipInline,
    EntryInline,
    IdentifierInline,
    LinkInline,
    save_entries,
)
from catalogue.models import Entry, Paper
from catalogue.models.paper import PaperQuerySet
from catalogue.records import YEARS


class PaperForm(CuratedForm):
    tidied = {"title": names.clean, "note": names.clean, "venue_printed": names.clean}

    def clean_year(self) -> int | None:
        year: int | None = self.cleaned_data["year"]
        if year is not None and year not in YEARS:
            raise forms.ValidationError(f"A year from {YEARS.start} to {YEARS.stop - 1}.")
        return year

    def clean(self) -> dict[str, Any]:
        super().clean()
        typed = "venue_printed" in self.changed_data and self.cleaned_data.get("venue_printed")
        if typed and self.cleaned_data.get("venue", "invalid") is None:
            self.add_error("venue", "Choose the venue that is printed like this.")
        self.cleaned_data["venue_printed"] = as_printed(self, "venue", "venue_printed")
        return self.cleaned_data


@admin.register(Paper)
class PaperAdmin(CuratedAdmin):
    form = PaperForm
    inlines = (AuthorshipInline, LinkInline, IdentifierInline, EntryInline)
    autocomplete_fields = ("venue",)
    readonly_fields = ("written", "slug")
    list_display = ("title", "venue_printed", "year", "state", "categories")
    list_filter = (
        "state",
        VenueFilter,
        ("year", admin.AllValuesFieldListFilter),
        CategoryFilter,
    )
    search_fields = ("title",)
    search_help_text = "As on the site: words, “phrases”, -without, author:, venue:, title:, year:."
    actions = ("publish", "withdraw", "erase")
    fieldsets: ClassVar[Any] = (
        (None, {"fields": ("title", ("venue", "venue_printed"), ("year", "note"), "state")}),
        ("Shown on the site only", {"fields": ("abstract", "remark")}),
    )
    standing: ClassVar[Any] = (
        ("In the README", {"fields": ("written",)}),
        ("Address", {"fields": ("slug", "new_slug"), "classes": ("collapse",)}),
    )

    def get_fieldsets(self, request: HttpRequest, obj: Paper | None = None) -> Any:
        return self.fieldsets if obj is None else (*self.fieldsets, *self.standing)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Paper]:
        papers: QuerySet[Paper] = super().get_queryset(request)
        return papers.prefetch_related("entries__category")

    def get_search_results(
        self, request: HttpRequest, queryset: PaperQuerySet, search_term: str
    ) -> tuple[PaperQuerySet, bool]:
        return (queryset.matching(search_term) if search_term else queryset), False

    @admin.display(description="categories")
    def categories(self, paper: Paper) -> str:
        return ", ".join(str(entry.category) for entry in paper.entries.all())

    @admin.display(description="lines as they will be written")
    def written(self, paper: Paper) -> SafeString | str:
        lines = exporting.preview(Paper.objects.get(pk=paper.pk))
        return (
            format_html_join("", "<p>{}</p><pre>{}</pre>", lines)
            or "It stands in no category, and so not in the README."
        )

    def wanted_slug(self, row: Paper) -> str:
        authors = [place.printed for place in row.authorships.all()] if row.pk else []
        return names.citation_key(row.title, authors, row.year)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        paper = form.instance
        if not change and paper.authorships.exists():  # only now is its first author known
            paper.slug = filing.free_slug(Paper, self.wanted_slug(paper))
            opened(request).save(paper)

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        if formset.model is Entry:
            save_entries(opened(request), form.instance, formset)
        else:
            super().save_formset(request, form, formset, change)

    # Withdrawing is what deleting means here; deleting for good is a deed of its own.

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        view = partial(self._withdraw_view, request, object_id)
        return through(request, view, self.rows(request, object_id))

    def _withdraw_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        paper = self.get_object(request, unquote(object_id))
        if not self.has_delete_permission(request, paper):
            raise PermissionDenied
        if paper is None:
            return self.missing(request, object_id)
        if request.method == "POST":
            self._each(request, [paper], filing.withdraw, "Withdrawn")
            return redirect("admin:catalogue_paper_changelist")
        context = {"title": "Withdraw this paper?", "papers": [paper], "object": paper}
        return self._ask(request, "withdraw", context)

    def get_actions(self, request: HttpRequest, action_location: Any = None) -> dict[str, Any]:
        """The place is asked for since Django 6.1; before, there is only the list."""
        place = {} if action_location is None else {"action_location": action_location}
        actions: dict[str, Any] = super().get_actions(request, **place)
        actions.pop("delete_selected", None)
        return actions

    def has_erase_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("catalogue.erase_paper")

    @admin.action(description="Publish", permissions=["change"])
    def publish(self, request: HttpRequest, papers: QuerySet[Paper]) -> None:
        self._each(request, papers, filing.publish, "Published")

    @admin.action(description="Withdraw", permissions=["delete"])
    def withdraw(self, request: HttpRequest, papers: QuerySet[Paper]) -> None:
        self._each(request, papers, filing.withdraw, "Withdrawn")

    @admin.action(description="Delete for good", permissions=["erase"])
    def erase(self, request: HttpRequest, papers: QuerySet[Paper]) -> HttpResponse | None:
        if "confirmed" not in request.POST:
            return self._ask(request, "erase", {"title": "Delete for good?", "papers": papers})
        chosen = list(papers)
        self.log_deletions(request, papers)
        for paper in chosen:
            filing.erase(opened(request), paper)
        messages.success(request, f"{len(chosen)} deleted for good.")
        return None

    def _each(
        self, request: HttpRequest, papers: Any, deed: Callable[..., None], done: str
    ) -> None:
        chosen = list(papers)
        deed(opened(request), chosen)
        for paper in chosen:
            self.log_change(request, paper, f"{done}.")
        messages.success(request, f"{done}: {len(chosen)}.")

    def _ask(self, request: HttpRequest, page: str, context: dict[str, Any]) -> HttpResponse:
        shared = {**self.admin_site.each_context(request), "opts": self.opts}
        request.current_app = self.admin_site.name
        return TemplateResponse(
            request, f"admin/catalogue/paper/{page}.html", {**shared, **context}
        )
