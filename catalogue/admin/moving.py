"""The request by which the tree of categories is rearranged in the browser."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from catalogue import filing
from catalogue.changes import Change
from catalogue.models import Category

PLACES = {
    "before": "before",
    "first-child": "as first below",
    "last-child": "as last below",
    "after": "after",
}


class MoveForm(forms.Form):
    """Takes the fields that the script of django-tree-queries sends."""

    move: Any = forms.ModelChoiceField(Category.objects.all())
    relative_to: Any = forms.ModelChoiceField(Category.objects.all())
    position = forms.ChoiceField(choices=PLACES)

    def clean(self) -> dict[str, Any]:
        super().clean()
        if not self.errors:
            filing.check_move(self.cleaned_data["move"], **self._where(**self.cleaned_data))
        return self.cleaned_data

    def save(self, change: Change) -> Category:
        category: Category = self.cleaned_data["move"]
        filing.move_category(change, category, **self._where(**self.cleaned_data))
        return category

    def _where(self, move: Category, relative_to: Category, position: str) -> dict[str, Any]:
        """The arguments of `filing.move_category` for this place."""
        if position in {"first-child", "last-child"}:
            return {"parent": relative_to, "first": position == "first-child"}
        parent = relative_to.parent
        if parent is None:
            raise ValidationError("Nothing stands beside the top of the list.")
        if position == "after":
            return {"parent": parent, "after": relative_to}
        siblings = list(parent.children.exclude(pk=move.pk).order_by("position", "pk"))
        place = siblings.index(relative_to) if relative_to in siblings else 0
        if not place:
            return {"parent": parent, "first": True}
        return {"parent": parent, "after": siblings[place - 1]}
