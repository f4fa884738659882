from typing import Any, cast

from django.contrib import admin
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse

from cad.seats.models import Seat
from cad.seats.services import seat_add
from core.accounts.actors import actor_of_user
from core.accounts.models import User


@admin.register(Seat)
class SeatAdmin(admin.ModelAdmin):
    """Seats are added here, through the service; what happens at them is not to be edited."""

    list_display = ["centre", "code", "kind", "extension", "state", "user", "since"]
    list_filter = ["centre", "kind", "state"]
    fields = ["centre", "code", "kind", "extension"]

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        # The service opens the transaction; the admin's own around it would make it a part of another.
        return self._changeform_view(request, *args, **kwargs)  # type: ignore[attr-defined,no-any-return]

    def save_model(self, request: HttpRequest, obj: Seat, form: ModelForm, change: bool) -> None:
        seat = seat_add(actor_of_user(cast(User, request.user)), **form.cleaned_data)
        obj.pk = seat.pk
