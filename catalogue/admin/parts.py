"""The rows below a paper: authors, links, identifiers, and the categories it stands in."""

from typing import Any

from admin_ordering.admin import OrderableAdmin
from django import forms
from django.contrib.admin.options import InlineModelAdmin, TabularInline
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from catalogue import filing, names
from catalogue.admin.forms import TidyForm, as_printed
from catalogue.changes import Change
from catalogue.models import Authorship, Category, Entry, Identifier, Link, Paper


class Part(InlineModelAdmin):
    """Who may edit the paper may edit its parts; they have no permissions of their own."""

    extra = 0
    view_on_site = False

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may(request, "view") or self.has_change_permission(request, obj)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.has_change_permission(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may(request, "change") or (obj is None and self._may(request, "add"))

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.has_change_permission(request, obj)

    def _may(self, request: HttpRequest, deed: str) -> bool:
        return request.user.has_perm(f"catalogue.{deed}_{self.parent_model._meta.model_name}")


class AuthorshipForm(TidyForm):
    tidied = {"printed": names.clean}

    def clean(self) -> dict[str, Any]:
        super().clean()
        self.cleaned_data["printed"] = as_printed(self, "author", "printed")
        return self.cleaned_data

    def validate_constraints(self) -> None:
        """Leave an author's one place to the formset, which sees two rows that trade their authors."""


class AuthorshipInline(OrderableAdmin, Part, TabularInline):
    model = Authorship
    form = AuthorshipForm
    fields = ("author", "printed", "position")
    verbose_name = "author"
    autocomplete_fields = ("author",)
    ordering_field = "position"
    ordering_field_hide_input = True


class LinkForm(TidyForm):
    tidied = {"label": names.clean}

    def clean(self) -> dict[str, Any]:
        """Print a link without a label by its kind."""
        super().clean()
        if not self.cleaned_data.get("label") and self.cleaned_data.get("kind"):
            self.cleaned_data["label"] = Link.Kind(self.cleaned_data["kind"]).label
        return self.cleaned_data


class LinkInline(OrderableAdmin, Part, TabularInline):
    model = Link
    form = LinkForm
    fields = ("kind", "label", "url", "position")
    ordering_field = "position"
    ordering_field_hide_input = True


class IdentifierInline(Part, TabularInline):
    model = Identifier
    fields = ("scheme", "value")


class EntryForm(forms.ModelForm):
    class Meta:
        model = Entry
        fields = ("category",)

    def validate_constraints(self) -> None:
        """Leave the rest of the entry to the deed that files it."""


class EntryFormSet(forms.BaseInlineFormSet):
    def clean(self) -> None:
        super().clean()
        chosen: set[Category] = set()
        forms_kept = [form for form in self.forms if form not in self.deleted_forms]
        for form in sorted(forms_kept, key=lambda form: form.has_changed()):
            category = form.cleaned_data.get("category")
            if category in chosen and form.has_changed():
                raise ValidationError(f"The paper stands in “{category}” already.")
            if category is not None:
                chosen.add(category)


class EntryInline(Part, TabularInline):
    model = Entry
    form = EntryForm
    formset = EntryFormSet
    fields = ("category",)
    verbose_name = "category"
    verbose_name_plural = "categories"


def save_entries(change: Change, paper: Paper, formset: forms.BaseInlineFormSet) -> None:
    """File, move and take out as the rows of the form say."""
    formset.save(commit=False)
    for row in formset.deleted_objects:
        filing.unfile(change, Entry.objects.get(pk=row.pk))
    changed = [row for row, _ in formset.changed_objects]
    filing.move_entries(change, [(Entry.objects.get(pk=row.pk), row.category) for row in changed])
    for row in formset.new_objects:
        filing.file_paper(change, paper, row.category)
