"""The blocks of text of a category, edited on its page."""

import re
from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest

from catalogue import filing
from catalogue.admin.parts import Part
from catalogue.changes import Change
from catalogue.models import Entry


def one_line_end(text: str) -> str:
    return re.sub(r"\r\n|\r", "\n", text)


class SourceField(forms.CharField):
    """Text of a file. A browser sends every line end as CRLF; that alone is no change."""

    widget = forms.Textarea(attrs={"class": "source"})

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(strip=False, **kwargs)

    def has_changed(self, initial: Any, data: Any) -> bool:
        return one_line_end(initial or "") != one_line_end(data or "")


class TextForm(forms.ModelForm):
    text = SourceField(required=False, help_text="Empty: it is left out of the README.")

    class Meta:
        model = Entry
        fields = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].initial = filing.text_of(self.instance)


class TextInline(Part, admin.StackedInline):
    """Blocks of text; not what is left where a paper was taken out."""

    model = Entry
    form = TextForm
    fields = ("text",)
    verbose_name_plural = "text"

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).filter(kind=Entry.Kind.TEXT, shown__isnull=True)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


def save_texts(change: Change, formset: Any) -> None:
    formset.save(commit=False)
    for form in formset.initial_forms:
        if form.has_changed():
            filing.edit_text(change, form.instance, form.cleaned_data["text"])
