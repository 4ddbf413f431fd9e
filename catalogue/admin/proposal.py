"""The proposals that edited files make, and the way to decide on them."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.urls import path
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from catalogue import proposing
from catalogue.admin.door import curator
from catalogue.admin.readonly import ReadOnlyAdmin
from catalogue.models import Proposal
from catalogue.proposing import wording

DEEDS = {"accept": (proposing.accept, "Accepted"), "reject": (proposing.reject, "Rejected")}
TOLD = 20
"""Reasons that are told one by one; there may be hundreds."""


@admin.register(Proposal)
class ProposalAdmin(ReadOnlyAdmin):
    """What edited READMEs propose: to be read, and accepted or rejected, one by one or many at once."""

    list_display = ("summary", "name", "where", "told", "standing", "line")
    list_display_links = ("summary", "name")
    list_filter = (
        "state",
        "kind",
        "about",
        "conflict",
        ("staging", admin.RelatedOnlyFieldListFilter),
    )
    list_per_page = 50
    view_on_site = False
    search_fields = ("name", "where")
    actions = ("accept", "reject")
    change_form_template = "admin/catalogue/proposal/change_form.html"
    fields = (
        "summary", "name", "where", "row", "difference", "curated", "remark", "origin", "decision"
    )  # fmt: skip
    readonly_fields = fields

    class Media:
        css = {"all": ["catalogue/admin.css"]}

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(self.decide_view)
        name = "catalogue_proposal_decide"
        return [path("<path:object_id>/decide/", view, name=name), *super().get_urls()]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Proposal]:
        proposals: Any = super().get_queryset(request)
        return proposals.with_subjects()  # type: ignore[no-any-return]

    def has_decide_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("catalogue.change_paper")

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        proposal: Proposal | None = context.get("original")
        is_open = proposal is not None and proposal.state == Proposal.State.OPEN
        context["may_decide"] = is_open and self.has_decide_permission(request)
        return super().render_change_form(request, context, *args, **kwargs)

    def get_fields(self, request: HttpRequest, obj: Proposal | None = None) -> Any:
        """What there is to say; most proposals have neither a remark nor a conflict."""
        empty = {"remark": not obj or not obj.remark, "curated": not obj or not obj.conflict}
        return [name for name in self.fields if not empty.get(name)]

    # Deciding

    @admin.action(description="Accept", permissions=["decide"])
    def accept(self, request: HttpRequest, proposals: QuerySet[Proposal]) -> None:
        self._decide(request, "accept", proposals)

    @admin.action(description="Reject", permissions=["decide"])
    def reject(self, request: HttpRequest, proposals: QuerySet[Proposal]) -> None:
        self._decide(request, "reject", proposals)

    def decide_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Decide on one proposal, and go on to the next that is open."""
        if not self.has_decide_permission(request):
            raise PermissionDenied
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        proposal = self.get_object(request, unquote(object_id))
        decision = request.POST.get("decision", "")
        if proposal is None or decision not in DEEDS:
            raise Http404
        decided = self._decide(request, decision, [proposal])
        following = Proposal.objects.open().exclude(pk=proposal.pk).first() if decided else proposal
        return redirect(following or "admin:catalogue_proposal_changelist")

    def _decide(self, request: HttpRequest, decision: str, proposals: Any) -> bool:
        deed, done = DEEDS[decision]
        decisions = deed(list(proposals), curator(request))
        if decisions.decided:
            messages.success(request, f"{done}: {len(decisions.decided)}.")
        for proposal, why in decisions.refused[:TOLD]:
            messages.warning(request, f"“{proposal}” stays as it is: {why}.")
        if len(decisions.refused) > TOLD:
            messages.warning(request, f"So do {len(decisions.refused) - TOLD} more.")
        return bool(decisions.decided)

    # Words

    @admin.display(description="what it does")
    def summary(self, proposal: Proposal) -> str:
        return proposal.summary

    @admin.display(description="from → to")
    def told(self, proposal: Proposal) -> str:
        return wording.short(proposal)

    @admin.display(description="state", ordering="state")
    def standing(self, proposal: Proposal) -> str:
        clash = ", conflict" if proposal.conflict else ""
        return f"{proposal.get_state_display()}{clash}"

    @admin.display(description="in the catalogue")
    def row(self, proposal: Proposal) -> SafeString | str:
        row = proposal.paper or proposal.category
        if row is None:
            return ""
        page = f"admin:catalogue_{row._meta.model_name}_change"
        return format_html('<a href="{}">{}</a>', redirect(page, row.pk).url, row)

    @admin.display(description="what the file changes")
    def difference(self, proposal: Proposal) -> SafeString:
        return _lines(wording.difference(proposal, proposal.old, proposal.new))

    @admin.display(description="what a curator changed")
    def curated(self, proposal: Proposal) -> SafeString | str:
        if proposal.mine is None:
            return "It was taken out."
        old = proposal.old if proposal.field or proposal.kind == Proposal.Kind.MOVE else None
        return _lines(wording.difference(proposal, old, proposal.mine))

    @admin.display(description="where it comes from")
    def origin(self, proposal: Proposal) -> str:
        who = f", handed in by {proposal.staging.by}" if proposal.staging.by else ""
        return f"{proposal.staging}, line {proposal.line}{who}"

    @admin.display(description="state")
    def decision(self, proposal: Proposal) -> str:
        who = f" by {proposal.decided_by}" if proposal.decided_by else ""
        when = f", {proposal.decided:%Y-%m-%d %H:%M}" if proposal.decided else ""
        return f"{proposal.get_state_display()}{who}{when}"


def _lines(found: Any) -> SafeString:
    spans = format_html_join("\n", '<span class="{}">{}</span>', found)
    return format_html('<pre class="difference" tabindex="0">{}</pre>', spans)
