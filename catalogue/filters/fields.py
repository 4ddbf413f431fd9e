"""How the values of a query string are read: leniently, and without what nobody can see."""

import re
from functools import cache
from typing import Any

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from catalogue import names

MOST_VALUES = 20
MOST_PAPERS = 100


class TidyField(forms.CharField):
    def clean(self, value: Any) -> str:
        return names.clean(super().clean(value))


class ValuesField(forms.Field):
    """The values of a repeated key, each once, in the order given."""

    widget = forms.SelectMultiple

    def __init__(self, *, most: int = MOST_VALUES, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.most = most

    def clean(self, value: Any) -> list[str]:
        values = list(dict.fromkeys(text for text in map(names.clean, value or []) if text))
        if len(values) > self.most:
            raise ValidationError(f"At most {self.most} values can be chosen at once.")
        return values


class TidyFilter(django_filters.Filter):
    field_class = TidyField


class ValuesFilter(django_filters.Filter):
    field_class = ValuesField


@cache
def _fields(kind: type[django_filters.FilterSet]) -> dict[str, forms.Field]:
    """How each key is read; made once, since reading leaves no trace in a field."""
    return {name: one.field_class(**one.extra) for name, one in kind.base_filters.items()}


def read_values(
    kind: type[django_filters.FilterSet], given: QueryDict | dict[str, Any]
) -> dict[str, Any] | None:
    """Read every key that a filter set knows and that is given; None where a value is refused."""
    try:
        return {
            name: field.clean(field.widget.value_from_datadict(given, {}, name))
            for name, field in _fields(kind).items()
            if name in given
        }
    except ValidationError:
        return None


def is_year(text: str) -> bool:
    return re.fullmatch("[1-9][0-9]{3}", text) is not None
