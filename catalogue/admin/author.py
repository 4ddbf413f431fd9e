from django import forms
from django.contrib import admin
from django.core.validators import RegexValidator
from django.db.models import Q, QuerySet
from django.http import HttpRequest

from catalogue import names
from catalogue.admin.named import AliasInline, NamedAdmin, NamedForm
from catalogue.models import Author, AuthorAlias


class AuthorForm(NamedForm):
    tidied = {"name": names.clean_name}
    orcid = forms.CharField(
        label="ORCID",
        required=False,
        validators=[RegexValidator(r"^(\d{4}-){3}\d{3}[\dX]$", "As in 0000-0002-1825-0097.")],
    )


class AuthorAliasInline(AliasInline):
    model = AuthorAlias


@admin.register(Author)
class AuthorAdmin(NamedAdmin):
    form = AuthorForm
    inlines = (AuthorAliasInline,)
    ordering = ("sort_key", "id")
    search_fields = ("name", "sort_key", "aliases__alias")
    fieldsets = ((None, {"fields": ("name", "orcid", "homepage")}),)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Author], search_term: str
    ) -> tuple[QuerySet[Author], bool]:
        """Find every word in the name or in another spelling, whatever its accents."""
        for word in search_term.split():
            queryset = queryset.filter(
                Q(name__icontains=word)
                | Q(sort_key__contains=names.fold(word))
                | Q(aliases__alias__icontains=word)
            )
        return queryset, True
