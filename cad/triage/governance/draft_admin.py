"""Drafts in the admin: one file at a time as text, what is wrong beside it, and the step to a version."""

from collections import Counter
from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _

from cad.triage.governance.drafts import (
    draft_card_add,
    draft_card_remove,
    draft_discard,
    draft_file_write,
    draft_propose,
    draft_start,
    draft_take_up,
    draft_texts,
)
from cad.triage.governance.faults import faults_of
from cad.triage.governance.in_force import activation_in_force
from cad.triage.governance.models import ProtocolDraft, ProtocolDraftFile
from cad.triage.governance.states import DraftState
from cad.triage.governance.telling import differences_told, side_of, side_of_texts
from cad.triage.models import ProtocolVersion
from cad.triage.permissions import may_draft_protocol, may_see_protocol_history
from core.accounts.role_admin import RoleAdmin, request_actor
from core.errors import DomainError


@admin.register(ProtocolDraft)
class ProtocolDraftAdmin(RoleAdmin):
    may_view = may_see_protocol_history
    list_display = ["name", "state", "started_from", "became", "changed_at", "changed_by"]
    list_filter = ["state"]
    list_select_related = ["started_from", "became"]
    ordering = ["-pk"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request) and may_draft_protocol(request_actor(request))

    def get_urls(self) -> list[URLPattern]:
        file = self.admin_site.admin_view(self.file_view)
        return [
            path("<int:draft_id>/files/<path:name>/", file, name="triage_protocoldraft_file"),
            *super().get_urls(),
        ]

    def add_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """From a version; files come in by `manage.py triage draft`."""
        if not self.has_add_permission(request):
            raise Http404
        versions = ProtocolVersion.objects.defer("content").order_by("-pk")
        if request.method == "POST" and (chosen := versions.filter(label=request.POST.get("from", "")).first()):
            name = request.POST.get("name", "").strip()[:100] or f"{chosen.label} +"
            draft = draft_start(request_actor(request), name=name, from_id=chosen.pk)
            return HttpResponseRedirect(reverse("admin:triage_protocoldraft_change", args=[draft.pk]))
        return self.page(request, "triage/draft_start.html", _("Start a draft"), versions=versions)

    def change_view(self, request: HttpRequest, object_id: str, *args: Any, **kwargs: Any) -> HttpResponse:
        draft = self.get_object(request, object_id)
        if draft is None or not self.has_view_permission(request):
            raise Http404
        wanted: dict[str, Callable[[HttpRequest, ProtocolDraft], HttpResponse]] = {
            "propose": self._propose,
            "add_card": self._add_card,
            "discard": self._discard,
            "take_up": self._take_up,
        }
        act = wanted.get(request.POST.get("act", ""))
        return act(request, draft) if act else self._shown(request, draft)

    def _shown(self, request: HttpRequest, draft: ProtocolDraft) -> HttpResponse:
        texts, holding = draft_texts(draft), activation_in_force()
        faults = faults_of(texts)
        compared = holding is not None and not faults
        return self.page(
            request,
            "triage/draft.html",
            draft.name,
            draft=draft,
            is_open=draft.state == DraftState.EDITING and self.has_add_permission(request),
            may_take_up=draft.state == DraftState.DISCARDED and self.has_add_permission(request),
            files=_counted(texts, faults),
            faults=faults,
            in_force=holding,
            differences=differences_told(side_of(holding.protocol), side_of_texts(texts))
            if compared and holding
            else None,
        )

    def file_view(self, request: HttpRequest, draft_id: int, name: str) -> HttpResponse:
        """The text of a file, and what is wrong with it. It is kept as it is written."""
        file = ProtocolDraftFile.objects.select_related("draft").filter(draft_id=draft_id, name=name).first()
        if file is None or not self.has_view_permission(request):
            raise Http404
        if request.POST.get("act") == "remove_card":
            return self._remove_card(request, file)
        text, version = file.text, file.version
        is_open = file.draft.state == DraftState.EDITING and self.has_add_permission(request)
        if request.method == "POST":
            text = request.POST.get("text", "").replace("\r\n", "\n")
            given = request.POST.get("version", "")
            seen = int(given) if given.isdecimal() and len(given) < 10 else 0
            try:
                version = draft_file_write(
                    request_actor(request), draft_id=draft_id, name=name, text=text, version=seen
                ).version
                self.message_user(request, _("Kept."))
            except DomainError as refusal:
                # What was typed stays on the page.
                self.message_user(request, refusal.detail, "ERROR")
        faults = faults_of(draft_texts(file.draft))
        return self.page(
            request,
            "triage/draft_file.html",
            f"{file.draft.name} · {file}",
            file=file,
            text=text,
            version=version,
            is_open=is_open,
            is_card=name.startswith("cards/"),
            own=[fault for fault in faults if fault.file == str(file)],
            others=[fault for fault in faults if fault.file != str(file)],
        )

    def _propose(self, request: HttpRequest, draft: ProtocolDraft) -> HttpResponse:
        actor, note = request_actor(request), request.POST.get("note", "")[:1000]
        done = _("The draft is a version now. Two others have to approve it.")
        return self.act(request, lambda: draft_propose(actor, draft_id=draft.pk, note=note), done)

    def _add_card(self, request: HttpRequest, draft: ProtocolDraft) -> HttpResponse:
        actor, card = request_actor(request), request.POST.get("card", "")
        return self.act(request, lambda: draft_card_add(actor, draft_id=draft.pk, card=card), _("The card is added."))

    def _remove_card(self, request: HttpRequest, file: ProtocolDraftFile) -> HttpResponse:
        actor, question = request_actor(request), _("Take %(card)s out of the draft?") % {"card": file.name}
        return self.confirm(request, question, _("Yes, take it out")) or self.act(
            request,
            lambda: draft_card_remove(actor, draft_id=file.draft_id, name=file.name),
            _("The card is taken out."),
            to=reverse("admin:triage_protocoldraft_change", args=[file.draft_id]),
        )

    def _discard(self, request: HttpRequest, draft: ProtocolDraft) -> HttpResponse:
        actor, question = request_actor(request), _("Put this draft away?")
        return self.confirm(request, question, _("Yes, put it away")) or self.act(
            request, lambda: draft_discard(actor, draft_id=draft.pk), _("The draft is put away.")
        )

    def _take_up(self, request: HttpRequest, draft: ProtocolDraft) -> HttpResponse:
        actor = request_actor(request)
        return self.act(request, lambda: draft_take_up(actor, draft_id=draft.pk), _("The draft is open again."))


def _counted(texts: dict[str, str], faults: Any) -> list[dict[str, Any]]:
    """What holds for every card first, then the cards."""
    counts = Counter(fault.file for fault in faults)
    names = sorted(texts, key=lambda name: ("/" in name, name))
    return [{"name": name, "faults": counts[f"{name}.yaml"]} for name in names]
