"""The page by which curators without a shell take the README out and bring a newer one in."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path

from catalogue import exporting, importing, proposing
from catalogue.admin.door import curator
from catalogue.changes import changing
from catalogue.importing.decoding import MAX_BYTES
from catalogue.models import Edition, Proposal, Readme

CLASSES = {"+": "added", "-": "removed", "@": "place"}


class UploadForm(forms.Form):
    """A file to try first. What is then imported is what was tried, signed and sent back."""

    file = forms.FileField(label="A newer README.md")
    prune = forms.BooleanField(
        required=False,
        label="Remove papers and headings that the file no longer has",
    )
    force = forms.BooleanField(required=False, label="Even if that is more than a tenth of them")

    def tried(self) -> dict[str, Any]:
        upload = self.cleaned_data["file"]
        return {
            "name": upload.name,
            "content": upload.read(MAX_BYTES + 1),
            "prune": self.cleaned_data["prune"],
            "force": self.cleaned_data["force"],
        }


@admin.register(Readme)
class ReadmeAdmin(admin.ModelAdmin):
    """One page instead of a list: the README as it is now, its differences, the way out and in."""

    class Media:
        css = {"all": ["catalogue/admin.css"]}

    def get_urls(self) -> list[Any]:
        pages = {"": "changelist", "file/": "file", "download/": "download", "upload/": "upload"}
        return [
            path(
                address,
                self.admin_site.admin_view(getattr(self, f"{name}_view")),
                name=f"catalogue_readme_{name}",
            )
            for address, name in pages.items()
        ]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        self._refuse(allowed=self.has_view_permission(request))
        return self._page(request)

    def file_view(self, request: HttpRequest) -> HttpResponse:
        """Show the whole file as it would be downloaded."""
        self._refuse(allowed=self.has_view_permission(request))
        return _file(exporting.markdown().text, "inline")

    def download_view(self, request: HttpRequest) -> HttpResponse:
        """Hand the file out, and note that the maintainer has it."""
        self._refuse(allowed=self.has_view_permission(request))
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        with changing(curator(request), "Downloaded README.md", history=False) as change:
            text = exporting.markdown().text
            exporting.record_export(change, text)
        return _file(text, "attachment")

    def upload_view(self, request: HttpRequest) -> HttpResponse:
        """Try a file, or import what was tried."""
        self._refuse(allowed=self.has_change_permission(request))
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        if "tried" in request.POST:
            return self._import(request)
        form = UploadForm(request.POST, request.FILES)
        if not form.is_valid():
            return self._page(request, form=form)
        return self._run(request, form.tried(), dry_run=True)

    def _import(self, request: HttpRequest) -> HttpResponse:
        try:
            tried = _unsign(request.POST["tried"])
        except signing.BadSignature:
            messages.error(request, "This is not what was tried. Choose the file again.")
            return self._page(request)
        is_old = tried.pop("seen") != Edition.current()
        if "stage" in request.POST:
            return self._stage(request, tried["content"], tried["name"])
        if is_old:
            messages.warning(request, "The catalogue was changed meanwhile. Look again.")
        return self._run(request, tried, dry_run=is_old)

    def _stage(self, request: HttpRequest, content: bytes, name: str) -> HttpResponse:
        """File what was tried as proposals, which are decided on one by one."""
        try:
            report = proposing.stage(content, name, curator(request))
        except importing.Refused as refused:
            return self._page(request, refused=refused.notices)
        *_, counts, _ = report.told(name)
        messages.success(request, f"{report.headline}; {counts}.")
        return redirect("admin:catalogue_proposal_changelist")

    def _run(self, request: HttpRequest, tried: dict[str, Any], *, dry_run: bool) -> HttpResponse:
        try:
            report = importing.import_markdown(**tried, who=curator(request), dry_run=dry_run)
        except importing.Refused as refused:
            return self._page(request, refused=refused.notices)
        if dry_run:
            return self._page(request, report=report, tried=_sign(tried), name=tried["name"])
        messages.success(request, f"{tried['name']} was imported.")
        return self._page(request, report=report)

    def _page(self, request: HttpRequest, **found: Any) -> HttpResponse:
        export = exporting.markdown()
        known = Readme.objects.current()
        context = {
            **self.admin_site.each_context(request),
            "title": "README",
            "opts": self.opts,
            "media": self.media,
            "readme": known,
            "lines": list(_difference(known.last_known, export.text)),
            "notices": export.notices,
            "proposals": Proposal.objects.open().count(),
            "may_upload": self.has_change_permission(request),
            "form": UploadForm(),
            **found,
        }
        return TemplateResponse(request, "admin/catalogue/readme/page.html", context)

    def _refuse(self, *, allowed: bool) -> None:
        if not allowed:
            raise PermissionDenied


def _sign(tried: dict[str, Any]) -> str:
    """Pack what was tried, so that it comes back as it was; and what the catalogue was then."""
    packed = {
        **tried,
        "content": tried["content"].decode(),
        "seen": Edition.current(),
    }
    return signing.dumps(packed, salt="catalogue.readme", compress=True)


def _unsign(sent: str) -> dict[str, Any]:
    packed: dict[str, Any] = signing.loads(sent, salt="catalogue.readme")
    return {**packed, "content": packed["content"].encode()}


def _difference(old: str, new: str) -> Iterator[tuple[str, str]]:
    """The unified diff, a class for each line."""
    for line in exporting.difference(old, new):
        yield CLASSES.get(line[:1], ""), line


def _file(text: str, disposition: str) -> HttpResponse:
    return HttpResponse(
        text.encode(),
        content_type="text/plain; charset=utf-8",
        headers={"Content-Disposition": f'{disposition}; filename="README.md"'},
    )
