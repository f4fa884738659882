"""Versions in the admin: who signed, what differs, when it is in force; sign, activate, roll back, start a draft."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cad.triage.governance.activations import activation_cancel, protocol_activate, protocol_roll_back
from cad.triage.governance.approvals import protocol_approve, protocol_withdraw, signatures_standing
from cad.triage.governance.drafts import draft_start
from cad.triage.governance.in_force import activation_in_force, activations_scheduled, version_before
from cad.triage.governance.telling import differences_told, side_of
from cad.triage.models import ProtocolActivation, ProtocolVersion
from cad.triage.permissions import (
    may_activate_protocol,
    may_approve_protocol,
    may_draft_protocol,
    may_roll_back_protocol,
    may_see_protocol_history,
)
from core.accounts.role_admin import RoleAdmin, request_actor, request_zone
from core.errors import Invalid


@admin.register(ProtocolVersion)
class ProtocolVersionAdmin(RoleAdmin):
    may_view = may_see_protocol_history
    list_display = ["label", "standing", "clinically_approved_by", "proposed_by", "loaded_at"]
    list_select_related = ["clinically_approved_by", "proposed_by"]
    ordering = ["-pk"]
    search_fields = ["label"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[ProtocolVersion]:
        return super().get_queryset(request).defer("content")

    @admin.display(description=gettext_lazy("in force"))
    def standing(self, version: ProtocolVersion) -> str:
        holding = activation_in_force()
        if holding is not None and holding.protocol_id == version.pk:
            return _("in force")
        return _("scheduled") if activations_scheduled().filter(protocol=version).exists() else "-"

    def change_view(self, request: HttpRequest, object_id: str, *args: Any, **kwargs: Any) -> HttpResponse:
        version = self.get_object(request, object_id)
        if version is None or not self.has_view_permission(request):
            raise Http404
        wanted: dict[str, Callable[[HttpRequest, ProtocolVersion], HttpResponse]] = {
            "approve": self._approve,
            "withdraw": self._withdraw,
            "activate": self._activate,
            "roll_back": self._roll_back,
            "cancel": self._cancel,
            "draft": self._draft,
        }
        act = wanted.get(request.POST.get("act", ""))
        return act(request, version) if act else self._shown(request, version)

    def _shown(self, request: HttpRequest, version: ProtocolVersion) -> HttpResponse:
        actor, holding, before = request_actor(request), activation_in_force(), version_before() or 0
        others = ProtocolVersion.objects.exclude(pk=version.pk).defer("content").order_by("-pk")
        with_id = request.GET.get("with") or (holding.protocol_id if holding else "")
        other = others.filter(pk=with_id).first() if str(with_id).isdecimal() else None
        return self.page(
            request,
            "triage/version.html",
            version.label,
            version=version,
            in_force=holding,
            is_in_force=holding is not None and holding.protocol_id == version.pk,
            before=ProtocolVersion.objects.filter(pk=before).defer("content").first(),
            signed=actor.user_id in signatures_standing(version),
            signatures=version.signatures.select_related("by"),
            activations=version.activations.order_by("pk"),
            scheduled=set(activations_scheduled().values_list("pk", flat=True)),
            others=others,
            other=other,
            differences=differences_told(side_of(other), side_of(version)) if other else None,
            may_approve=may_approve_protocol(actor) and version.proposed_by_id != actor.user_id,
            may_activate=may_activate_protocol(actor),
            may_roll_back=may_roll_back_protocol(actor),
            may_draft=may_draft_protocol(actor),
        )

    def _approve(self, request: HttpRequest, version: ProtocolVersion) -> HttpResponse:
        actor, note = request_actor(request), request.POST.get("note", "")
        done = _("Your approval is written down.")
        return self.act(request, lambda: protocol_approve(actor, protocol_id=version.pk, note=note[:500]), done)

    def _withdraw(self, request: HttpRequest, version: ProtocolVersion) -> HttpResponse:
        actor, note = request_actor(request), request.POST.get("note", "")
        done = _("Your approval is taken back; both stay written.")
        return self.act(request, lambda: protocol_withdraw(actor, protocol_id=version.pk, note=note[:500]), done)

    def _activate(self, request: HttpRequest, version: ProtocolVersion) -> HttpResponse:
        actor, reason = request_actor(request), request.POST.get("reason", "")[:500]
        typed = request.POST.get("effective_from", "").strip()
        question = _("Put %(label)s in force %(when)s?") % {"label": version.label, "when": typed or _("now")}
        return self.confirm(request, question, _("Yes, put it in force")) or self.act(
            request,
            lambda: protocol_activate(
                actor, protocol_id=version.pk, reason=reason, effective_from=_moment(request, typed)
            ),
            _("The activation is written down."),
        )

    def _roll_back(self, request: HttpRequest, version: ProtocolVersion) -> HttpResponse:
        """From the page of whichever version; the one in force is rolled back."""
        actor, reason = request_actor(request), request.POST.get("reason", "")[:500]
        before = version_before() or 0
        target = ProtocolVersion.objects.filter(pk=before).values_list("label", flat=True).first()
        question = _("Roll back to %(label)s at once?") % {"label": target or "-"}
        return self.confirm(request, question, _("Yes, roll back")) or self.act(
            request,
            lambda: protocol_roll_back(actor, reason=reason, from_id=_number(request, "from")),
            _("Rolled back."),
        )

    def _cancel(self, request: HttpRequest, version: ProtocolVersion) -> HttpResponse:
        actor, reason = request_actor(request), request.POST.get("reason", "")[:500]
        return self.confirm(request, _("Cancel this activation?"), _("Yes, cancel it")) or self.act(
            request,
            lambda: activation_cancel(actor, activation_id=_number(request, "activation") or 0, reason=reason),
            _("The activation is cancelled."),
        )

    def _draft(self, request: HttpRequest, version: ProtocolVersion) -> HttpResponse:
        if not may_draft_protocol(request_actor(request)):
            raise PermissionDenied
        draft = draft_start(request_actor(request), name=f"{version.label} +", from_id=version.pk)
        return HttpResponseRedirect(reverse("admin:triage_protocoldraft_change", args=[draft.pk]))


def _number(request: HttpRequest, name: str) -> int | None:
    given = request.POST.get(name, "")
    return int(given) if given.isdecimal() and len(given) < 10 else None


def _moment(request: HttpRequest, typed: str) -> datetime | None:
    """A time as the browser's field gives it, in the zone of the centre. Raises Invalid `time_unreadable`."""
    if not typed:
        return None
    try:
        return datetime.fromisoformat(typed).replace(tzinfo=request_zone(request))
    except ValueError as error:
        raise Invalid(_("This is not a time."), code="time_unreadable") from error


@admin.register(ProtocolActivation)
class ProtocolActivationAdmin(RoleAdmin):
    """What was in force when, for ever."""

    may_view = may_see_protocol_history
    list_display = ["effective_from", "kind", "protocol", "approved", "by_label", "reason", "at"]
    list_select_related = ["protocol"]
    ordering = ["-pk"]
    fields = ["effective_from", "kind", "protocol", "approved", "by_label", "reason", "at"]
