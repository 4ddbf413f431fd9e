"""What the pages of papers, authors, venues and categories have in common."""

import re
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from typing import Any

import reversion
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.utils import quote, unquote
from django.core.exceptions import BadRequest
from django.db.models import Model, QuerySet, UniqueConstraint
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.formats import localize
from reversion.admin import VersionAdmin
from reversion.errors import RevertError
from reversion.models import Version

from catalogue import filing, names
from catalogue.admin.door import inside, is_open, opened, through
from catalogue.admin.forms import CuratedForm
from catalogue.admin.reverting import revert


class CuratedAdmin(VersionAdmin):
    """A page whose every write goes through the door, with the version claim and the history."""

    form = CuratedForm
    history_latest_first = True
    show_facets = admin.ShowFacets.ALWAYS

    class Media:
        css = {"all": ["catalogue/admin.css"]}

    # The door

    def create_revision(self, request: HttpRequest) -> AbstractContextManager[None]:
        """Leave the revision to the door."""
        return nullcontext()

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        view = partial(super().changeform_view, request, object_id, *args, **kwargs)
        return through(request, view, self.rows(request, object_id))

    def changelist_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        view = partial(super().changelist_view, request, *args, **kwargs)
        return through(request, view, self.chosen_rows(request))

    def delete_view(
        self, request: HttpRequest, object_id: str, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        view = partial(super().delete_view, request, object_id, *args, **kwargs)
        return through(request, view, self.rows(request, object_id))

    def rows(self, request: HttpRequest, object_id: str | None) -> Iterator[Model]:
        """The rows a form is about to write, for the history; read once the door is open."""
        row = self.get_object(request, unquote(object_id)) if object_id else None
        if row is not None:
            yield row

    def chosen_rows(self, request: HttpRequest) -> Iterator[Model]:
        """Yield the rows that an action is about to write."""
        keys = [_key(chosen) for chosen in request.POST.getlist(ACTION_CHECKBOX_NAME)]
        yield from self.get_queryset(request).filter(pk__in=keys)

    def missing(self, request: HttpRequest, object_id: str) -> HttpResponse:
        response: HttpResponse = self._get_obj_does_not_exist_redirect(
            request, self.opts, object_id
        )
        return response

    # Writing

    def get_form(self, request: HttpRequest, *args: Any, **kwargs: Any) -> type[CuratedForm]:
        form: type[CuratedForm] = super().get_form(request, *args, **kwargs)
        form.change = opened(request) if is_open(request) else None
        return form

    def save_model(
        self,
        request: HttpRequest,
        obj: Any,
        form: CuratedForm,
        change: bool,
    ) -> None:
        if not change:
            obj.slug = filing.free_slug(self.model, self.wanted_slug(obj))
        opened(request).save(obj)
        if change and form.cleaned_data["new_slug"]:
            filing.change_slug(opened(request), obj, form.cleaned_data["new_slug"])

    def wanted_slug(self, row: Any) -> str:
        return names.slug(str(row))

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        rows = formset.save(commit=False)
        trading = [row for row, fields in formset.changed_objects if _unique(row) & set(fields)]
        for row in [*formset.deleted_objects, *trading]:  # or two that swap would meet halfway
            opened(request).delete(row)
        last = max([getattr(one.instance, "position", 0) for one in formset.forms], default=0)
        for number, row in enumerate(rows, 1):
            if getattr(row, "position", None) == 0 and row not in trading:
                row.position = last + number
            opened(request).save(row)

    def delete_model(self, request: HttpRequest, obj: Model) -> None:
        opened(request).delete(obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        for row in queryset:
            opened(request).delete(row)

    # History

    def revision_view(
        self, request: HttpRequest, object_id: str, version_id: str, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        self._refuse_foreign(version_id)
        response: HttpResponse = super().revision_view(
            request, object_id, version_id, *args, **kwargs
        )
        return response

    def recover_view(
        self, request: HttpRequest, version_id: str, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        self._refuse_foreign(version_id)
        response: HttpResponse = super().recover_view(request, version_id, *args, **kwargs)
        return response

    def _refuse_foreign(self, version_id: str) -> None:
        """Answer 404 for a version of something else, which reversion would revert all the same."""
        get_object_or_404(Version.objects.get_for_model(self.model), pk=version_id)

    def _reversion_revisionform_view(
        self,
        request: HttpRequest,
        version: Version,
        template_name: Any,
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Show or save the form over the row as it once stood.

        Reversion's own view brings back every row that was saved at the same time, and whatever the
        file says of them; this one the row and its parts.
        """

        def view() -> HttpResponse:
            revert(opened(request), version)
            response = self.changeform_view(
                request, quote(version.object_id), request.path, extra_context
            )
            if isinstance(response, TemplateResponse):
                response.template_name = template_name
                response.render()  # while the row stands as it once stood
            else:
                moment = localize(version.revision.date_created)
                reversion.set_comment(f"Reverted to the version of {moment}")
            return response

        try:
            return inside(request, view, self.rows(request, version.object_id))
        except RevertError as error:
            messages.error(request, str(error))
            return redirect(f"admin:catalogue_{self.opts.model_name}_changelist")


def _key(chosen: str) -> int:
    """Read a key that was ticked in a list; Django would stumble over what is none."""
    if re.fullmatch(r"[0-9]{1,18}", chosen):
        return int(chosen)
    raise BadRequest("No such row.")


def _unique(row: Model) -> set[str]:
    """The fields that no two rows may share."""
    together = [one.fields for one in row._meta.constraints if isinstance(one, UniqueConstraint)]
    alone = [field.name for field in row._meta.fields if field.unique and not field.primary_key]
    return {*alone, *(name for names_of in together for name in names_of)}
