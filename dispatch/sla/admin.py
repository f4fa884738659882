from typing import Any, cast

from django.contrib import admin, messages
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from core.accounts.actors import actor_of_user
from core.accounts.models import User
from core.errors import DomainError
from dispatch.sla.models import Policy
from dispatch.sla.policies import policy_set


@admin.register(Policy)
class PolicyAdmin(admin.ModelAdmin):
    """Every version is shown and none can be changed; adding one goes through the service, which records who did it."""

    list_display = ["centre", "stage", "level", "version", "limit_s", "warn_s", "share", "effective_from", "set_by"]
    list_filter = ["centre", "stage", "level"]
    ordering = ["centre", "stage", "level", "-version"]
    fields = ["centre", "stage", "level", "limit_s", "warn_s", "share", "source", "effective_from"]

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        # The service opens the transaction; the admin's own around it would make it a part of another.
        try:
            return self._changeform_view(request, *args, **kwargs)  # type: ignore[attr-defined,no-any-return]
        except DomainError as refusal:
            self.message_user(request, refusal.detail, messages.ERROR)
            return HttpResponseRedirect(request.get_full_path())

    def save_model(self, request: HttpRequest, obj: Policy, form: ModelForm, change: bool) -> None:
        policy = policy_set(actor_of_user(cast(User, request.user)), **form.cleaned_data)
        obj.pk, obj.version = policy.pk, policy.version
