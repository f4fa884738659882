from typing import Any, cast

from django.contrib import admin
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse

from core.accounts.actors import actor_of_user
from core.accounts.models import User
from dispatch.automatic.models import AutomaticSwitch
from dispatch.automatic.services import automatic_switch


@admin.register(AutomaticSwitch)
class AutomaticSwitchAdmin(admin.ModelAdmin):
    """A switch is set through the service, which records who did it; none is deleted."""

    list_display = ["centre", "level", "on", "set_at", "set_by"]
    list_filter = ["centre"]
    ordering = ["centre", "level"]
    fields = ["centre", "level", "on"]

    def get_readonly_fields(self, request: HttpRequest, obj: object = None) -> list[str]:
        return ["centre", "level"] if obj else []

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        # The service opens the transaction; the admin's own around it would make it a part of another.
        return self._changeform_view(request, *args, **kwargs)  # type: ignore[attr-defined,no-any-return]

    def save_model(self, request: HttpRequest, obj: AutomaticSwitch, form: ModelForm, change: bool) -> None:
        actor = actor_of_user(cast(User, request.user))
        switch = automatic_switch(actor, centre_id=obj.centre_id, level=obj.level, on=obj.on)
        obj.pk, obj.version = switch.pk, switch.version
