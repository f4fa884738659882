from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from cad.triage.models import TriageLook
from cad.triage.permissions import may_see_looks
from core.accounts.role_admin import RoleAdmin, request_actor


@admin.register(TriageLook)
class TriageLookAdmin(RoleAdmin):
    """Who opened which record, when."""

    may_view = may_see_looks
    list_display = ["at", "by", "incident"]
    list_select_related = ["by", "session__incident"]
    fields = ["at", "by", "incident"]
    readonly_fields = ["incident"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[TriageLook]:
        return super().get_queryset(request).filter(session__centre_id=request_actor(request).centre_id)

    @admin.display(description=_("incident"))
    def incident(self, look: TriageLook) -> str:
        return look.session.incident.number
