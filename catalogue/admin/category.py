from collections.abc import Iterator
from functools import partial
from typing import Any, ClassVar

import reversion
from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Count, Model, Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from tree_queries.admin import TreeAdmin
from tree_queries.forms import TreeNodeChoiceField

from catalogue import filing, names
from catalogue.admin.base import CuratedAdmin
from catalogue.admin.blocks import TextInline, save_texts
from catalogue.admin.door import Done, opened, through
from catalogue.admin.forms import CuratedForm
from catalogue.admin.moving import PLACES, MoveForm
from catalogue.models import Category, Entry

FIXED = {Category.Kind.ROOT, Category.Kind.TITLE}
EXCERPT = 80


class CategoryForm(CuratedForm):
    tidied = {"name": names.clean}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in {"name", "parent"} & self.fields.keys():
            self.fields[name].required = True

    def clean(self) -> dict[str, Any]:
        super().clean()
        parent = self.cleaned_data.get("parent")
        if parent and "parent" in self.changed_data:
            try:
                if self.instance.pk is None:
                    filing.check_add(parent)
                else:
                    filing.check_move(Category.objects.get(pk=self.instance.pk), parent)
            except ValidationError as error:
                self.add_error("parent", error)
        return self.cleaned_data


class DeleteForm(forms.Form):
    papers_to = TreeNodeChoiceField(
        Category.objects.none(), label="Where do its papers go?", required=False
    )

    def __init__(self, *args: Any, category: Category, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices: Any = self.fields["papers_to"]
        choices.queryset = Category.objects.with_tree_fields().exclude(pk=category.pk)


@admin.register(Category)
class CategoryAdmin(TreeAdmin, CuratedAdmin):
    """The headings of the list, as a tree that can be rearranged."""

    form = CategoryForm
    inlines = (TextInline,)
    position_field = "position"
    list_display = (*TreeAdmin.list_display, "kind", "paper_count")
    list_per_page = 1000
    ordering = ()
    actions = None
    adding: ClassVar[Any] = ((None, {"fields": ("parent", "name", "kind", "description")}),)
    fieldsets: ClassVar[Any] = (
        (None, {"fields": ("name", "parent", "kind", "description")}),
        ("What stands here", {"fields": ("blocks",)}),
        ("Address", {"fields": ("slug", "new_slug"), "classes": ("collapse",)}),
    )

    def get_fieldsets(self, request: HttpRequest, obj: Category | None = None) -> Any:
        return self.adding if obj is None else self.fieldsets

    def get_inlines(self, request: HttpRequest, obj: Category | None = None) -> Any:
        return () if obj is None else self.inlines

    def get_readonly_fields(self, request: HttpRequest, obj: Category | None = None) -> Any:
        fixed = ("parent", "kind") if obj is not None and obj.kind in FIXED else ()
        nameless = ("name",) if obj is not None and obj.kind == Category.Kind.ROOT else ()
        return ("blocks", "slug", *fixed, *nameless)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Category]:
        papers = Count("entries", filter=Q(entries__kind=Entry.Kind.PAPER))
        categories: QuerySet[Category] = super().get_queryset(request)
        return categories.annotate(paper_count=papers)

    def rows(self, request: HttpRequest, object_id: str | None) -> Iterator[Model]:
        """Yield the blocks of text, too, which are edited on the same page."""
        for row in super().rows(request, object_id):
            yield row
            if isinstance(row, Category):
                yield from row.entries.texts()

    def formfield_for_choice_field(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "kind":
            kinds = (Category.Kind.TOPIC, Category.Kind.PROSE)
            kwargs["choices"] = [(kind.value, kind.label) for kind in kinds]
        return super().formfield_for_choice_field(db_field, request, **kwargs)

    # The list

    def tree_admin_context(self, request: HttpRequest) -> dict[str, Any]:
        return {"initiallyCollapseDepth": 4}

    @admin.display(description="name")
    def indented_title(self, category: Any) -> SafeString:
        """Indent by a class; the package writes a style attribute, which the policy forbids."""
        return format_html(
            '<span class="tree-depth-{}">{}</span>', category.tree_depth, str(category)
        )

    @admin.display(description="move")
    def move_column(self, category: Category) -> SafeString | str:
        """Offer to take and to drop; the package puts the unescaped name into the page."""
        places = format_html_join("", '<option value="{}">{}</option>', PLACES.items())
        cut: SafeString | str = ""
        if category.kind not in FIXED:
            cut = format_html(
                '<button class="move-cut" type="button" data-pk="{}" title="Choose a place for it"'
                ' aria-label="Move {}">Move</button>',
                category.pk,
                category,
            )
        return format_html(
            '<div class="move-controls">{}<select class="move-paste" data-pk="{}" '
            'aria-label="Put it by {}"><option value="">---</option>{}</select></div>',
            cut,
            category.pk,
            category,
            places,
        )

    @admin.display(description="papers")
    def paper_count(self, category: Any) -> int:
        count: int = category.paper_count
        return count

    def move_node_view(self, request: HttpRequest) -> HttpResponse:
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        if not self.has_change_permission(request):
            raise PermissionDenied
        return through(request, partial(self._move, request))

    def _move(self, request: HttpRequest) -> HttpResponse:
        form = MoveForm(request.POST)
        if not form.is_valid():
            for error in form.errors.values():
                messages.error(request, " ".join(map(str, error)))
            return HttpResponse("error")
        category = form.save(opened(request))
        self.log_change(request, category, "Moved.")
        messages.success(request, f"“{category}” was moved.")
        return Done("ok")

    # The page

    @admin.display(description="in order")
    def blocks(self, category: Category) -> SafeString | str:
        """Name what stands in the category, in order, papers with a link to their page."""
        entries = category.entries.exclude(edited="").select_related("paper")
        lines = format_html_join("", "<li>{}</li>", ((_line(entry),) for entry in entries))
        return format_html('<ol class="blocks">{}</ol>', lines) if lines else "Nothing yet."

    def save_model(
        self,
        request: HttpRequest,
        obj: Category,
        form: Any,
        change: bool,
    ) -> None:
        door, chosen = opened(request), form.cleaned_data
        if not change:
            made = filing.add_category(door, chosen["parent"], chosen["name"])
            obj.pk = made.pk
            for name in ("parent_id", "slug", "level", "position"):
                setattr(obj, name, getattr(made, name))
            obj._state.adding = False
        parent = obj.parent
        obj.parent_id = Category.objects.values_list("parent_id", flat=True).get(pk=obj.pk)
        super().save_model(request, obj, form, True)
        if change and parent is not None and parent.pk != obj.parent_id:
            filing.move_category(door, obj, parent)

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        save_texts(opened(request), formset)
        for entry in form.instance.entries.texts():
            reversion.add_to_revision(entry)

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        view = partial(self._delete_view_with_papers, request, object_id)
        return through(request, view, self.rows(request, object_id))

    def _delete_view_with_papers(self, request: HttpRequest, object_id: str) -> HttpResponse:
        category = self.get_object(request, unquote(object_id))
        if not self.has_delete_permission(request, category):
            raise PermissionDenied
        if category is None:
            return self.missing(request, object_id)
        form = DeleteForm(request.POST or None, category=category)
        if form.is_valid() and self._is_deleted(request, category, form):
            return redirect("admin:catalogue_category_changelist")
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": "Delete this category?",
            "object": category,
            "form": form,
        }
        return TemplateResponse(request, "admin/catalogue/category/delete.html", context)

    def _is_deleted(self, request: HttpRequest, category: Category, form: DeleteForm) -> bool:
        self.log_deletions(request, [category])
        try:
            filing.delete_category(opened(request), category, form.cleaned_data["papers_to"])
        except ValidationError as error:
            form.add_error(None, error)
            return False
        messages.success(request, "The category was deleted.")
        return True


def _line(entry: Entry) -> SafeString | str:
    if entry.paper is not None:
        url = reverse("admin:catalogue_paper_change", args=[entry.paper_id])
        return format_html('<a href="{}">{}</a> ({})', url, entry.paper, entry.paper.state)
    text = " ".join(filing.text_of(entry).split())
    return text if len(text) <= EXCERPT else f"{text[:EXCERPT]}…"
