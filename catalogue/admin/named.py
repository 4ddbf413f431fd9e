"""Authors and venues: what has a name, other spellings, and papers that print one of them."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Count, Model, QuerySet
from django.http import HttpRequest

from catalogue import filing, names
from catalogue.admin.base import CuratedAdmin
from catalogue.admin.door import opened
from catalogue.admin.forms import CuratedForm, TidyForm
from catalogue.admin.parts import Part
from catalogue.models import Author, Venue


class NamedForm(CuratedForm):
    """Renaming changes no line of the README but on the papers that are ticked here."""

    reprint = forms.MultipleChoiceField(
        label="print the name so",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="A new name is shown on the site. The README prints a paper's names as they stand "
        "with the paper, unless you tick them here.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices: Any = self.fields["reprint"]
        choices.choices = [
            (spelling, f"on the papers that print “{spelling}” ({count})")
            for spelling, count in self._spellings()
        ]

    def _spellings(self) -> list[tuple[str, int]]:
        if self.instance.pk is None:
            return []
        rows, printed = (
            (self.instance.papers.all(), "venue_printed")
            if isinstance(self.instance, Venue)
            else (self.instance.authorships.all(), "printed")
        )
        return list(rows.order_by(printed).values_list(printed).annotate(Count("pk")))


class AliasForm(TidyForm):
    tidied = {"alias": names.clean}


class AliasInline(Part, admin.TabularInline):
    form = AliasForm
    fields = ("alias",)
    verbose_name = "other spelling"


class NamedAdmin(CuratedAdmin):
    form = NamedForm
    readonly_fields = ("slug",)
    list_display: tuple[str, ...] = ("name", "paper_count")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows: QuerySet[Any] = super().get_queryset(request).annotate(paper_count=Count("papers"))
        return rows

    def get_fieldsets(self, request: HttpRequest, obj: Author | Venue | None = None) -> Any:
        if obj is None:
            return self.fieldsets
        return (
            *self.fieldsets,
            ("In the README", {"fields": ("reprint",)}),
            ("Address", {"fields": ("slug", "new_slug"), "classes": ("collapse",)}),
        )

    def rows(self, request: HttpRequest, object_id: str | None) -> Iterator[Model]:
        """Yield the papers, too, that may be printed in another way."""
        for row in super().rows(request, object_id):
            yield row
            if isinstance(row, Author | Venue) and request.POST.getlist("reprint"):
                yield from row.papers.all()

    @admin.display(description="papers", ordering="paper_count")
    def paper_count(self, row: Any) -> int:
        count: int = row.paper_count
        return count

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        former = form.initial.get("name")
        if change and former != form.instance.name:
            self._keep_former(request, form.instance, former)
        filing.reprint(opened(request), form.instance, form.cleaned_data.get("reprint") or [])

    def _keep_former(self, request: HttpRequest, row: Author | Venue, former: str) -> None:
        """Keep the former name as a spelling, so that files that print it still mean this one."""
        alias = row.aliases.model(alias=former, **{self.opts.model_name: row})
        try:
            alias.full_clean(exclude=["key"])
        except ValidationError:
            return  # it is a spelling already, of this one or another
        opened(request).save(alias)
