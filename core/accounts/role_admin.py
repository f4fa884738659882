"""What the admin's own pages of a subject have in common: they go by role, and act through services."""

from collections.abc import Callable
from typing import Any, ClassVar, cast
from zoneinfo import ZoneInfo

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils import timezone

from core.accounts.actors import actor_of_user
from core.accounts.models import User
from core.actors import Actor
from core.errors import DomainError


def request_actor(request: HttpRequest) -> Actor:
    return actor_of_user(cast(User, request.user))


def request_zone(request: HttpRequest) -> ZoneInfo:
    """Times are shown and typed in the zone of the person's centre."""
    centre = cast(User, request.user).centre
    return ZoneInfo(centre.time_zone if centre else "UTC")


class RoleAdmin(admin.ModelAdmin):
    """Seen by those for whom ``may_view`` holds; nothing is added, changed or deleted but by its own pages."""

    may_view: ClassVar[Callable[[Actor], bool]]

    def has_view_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return request.user.is_active and type(self).may_view(request_actor(request))

    def has_module_permission(self, request: HttpRequest) -> bool:
        return request.user.is_authenticated and self.has_view_permission(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False

    def changelist_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self._in_zone(request, super().changelist_view(request, *args, **kwargs))

    def change_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self._in_zone(request, super().change_view(request, *args, **kwargs))

    def _in_zone(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """Rendered now, for the zone holds no longer than this."""
        with timezone.override(request_zone(request)):
            return response.render() if isinstance(response, TemplateResponse) else response

    def page(self, request: HttpRequest, template: str, title: str, **context: Any) -> HttpResponse:
        """A page in the admin's frame, with times in the centre's zone."""
        frame = {**self.admin_site.each_context(request), "opts": self.opts}
        return self._in_zone(request, TemplateResponse(request, template, {**frame, "title": title, **context}))

    def act(self, request: HttpRequest, run: Callable[[], Any], done: str, to: str = "") -> HttpResponse:
        """Run an action and say what came of it; a refusal is said, too. Goes back to the page, or on to ``to``."""
        try:
            run()
        except DomainError as refusal:
            self.message_user(request, refusal.detail, messages.ERROR)
            return HttpResponseRedirect(request.get_full_path())
        self.message_user(request, done)
        return HttpResponseRedirect(to or request.get_full_path())

    def confirm(self, request: HttpRequest, question: str, button: str) -> HttpResponse | None:
        """The page that asks before what cannot be undone; None once it was answered with yes."""
        if "confirmed" in request.POST:
            return None
        given = [(name, value) for name, value in request.POST.items() if name != "csrfmiddlewaretoken"]
        return self.page(request, "triage/confirm.html", question, given=given, button=button)
