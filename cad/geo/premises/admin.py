from typing import Any, cast

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _

from cad.geo.premises.admin_form import PremiseForm
from cad.geo.premises.fields import DATUMS
from cad.geo.premises.importing import premises_import
from cad.geo.premises.models import Premise
from cad.geo.premises.permissions import may_edit_premises
from cad.geo.premises.services import premise_create, premise_update
from cad.geo.premises.sheet import COLUMNS
from core.accounts.actors import actor_of_user
from core.accounts.models import User
from core.actors import Actor
from core.errors import DomainError


@admin.register(Premise)
class PremiseAdmin(admin.ModelAdmin):
    """The centre's own premises. Every change goes through the services, which check, record and tell."""

    form = PremiseForm
    list_display = ["code", "kind", "name", "address", "parent", "hazard", "expires", "active"]
    list_filter = ["kind", "active"]
    search_fields = ["code", "name", "name_en", "address"]
    list_select_related = ["parent"]
    ordering = ["code"]
    change_list_template = "geo/premises_list.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Premise]:
        return super().get_queryset(request).filter(centre_id=_actor(request).centre_id)

    def has_view_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return request.user.is_active and may_edit_premises(_actor(request))

    has_change_permission = has_view_permission

    def has_add_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return request.user.is_authenticated and self.has_view_permission(request)

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        # The service opens the transaction; the admin's own around it would make it a part of another.
        try:
            return self._changeform_view(request, *args, **kwargs)  # type: ignore[attr-defined,no-any-return]
        except DomainError as refusal:
            self.message_user(request, refusal.detail, messages.ERROR)
            return HttpResponseRedirect(request.get_full_path())

    def save_model(self, request: HttpRequest, obj: Premise, form: ModelForm, change: bool) -> None:
        actor, fields = _actor(request), cast(PremiseForm, form).fields_given
        if not change:
            obj.pk = premise_create(actor, fields=fields).pk
            obj.refresh_from_db()
            return
        version = form.cleaned_data["version"] or 0
        premise_update(actor, premise_id=obj.pk, version=version, changes=_moved(obj, form, fields))

    def get_urls(self) -> list[URLPattern]:
        return [
            path("import/", self.admin_site.admin_view(self.import_view), name="geo_premise_import"),
            *super().get_urls(),
        ]

    def import_view(self, request: HttpRequest) -> HttpResponse:
        """A table, tried first: the lines that are wrong are shown; written only when none is."""
        if not self.has_view_permission(request):
            return HttpResponseRedirect(reverse("admin:index"))
        context: dict[str, Any] = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Import premises"),
            "datums": DATUMS,
            "columns": ", ".join(COLUMNS),
        }
        if request.method == "POST" and (file := request.FILES.get("file")) is not None:
            dry_run = "try" in request.POST
            try:
                context["reply"] = premises_import(
                    _actor(request),
                    content=file.read(),
                    file_name=str(file.name),
                    datum=request.POST.get("datum") or None,
                    update="update" in request.POST,
                    dry_run=dry_run,
                )
            except DomainError as refusal:
                context |= {"refusal": refusal.detail, "errors": refusal.params.get("errors", [])}
            else:
                context["errors"] = context["reply"]["errors"]
        return TemplateResponse(request, "geo/premises_import.html", context)


def _actor(request: HttpRequest) -> Actor:
    return actor_of_user(cast(User, request.user))


def _moved(obj: Premise, form: ModelForm, fields: dict[str, Any]) -> dict[str, Any]:
    """Without the points when nobody touched them: what was read in another datum stays to the last digit."""
    if {"lon", "lat", "datum", "entrance_lon", "entrance_lat"}.isdisjoint(form.changed_data):
        return {name: value for name, value in fields.items() if name not in ("lon", "lat", "datum", "entrance")}
    return fields
