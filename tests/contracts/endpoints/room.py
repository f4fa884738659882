"""Who one is, what the boards show, alerts."""

from typing import Any

from core.accounts.roles import Role
from core.alerts.models import Alert
from tests.contracts.endpoints.endpoint import TABLET, Endpoint
from tests.fixtures import flow
from tests.fixtures.room import Room


def _alert(room: Room) -> tuple[str, dict[str, Any]]:
    flow.abandoned(room)
    return f"/api/v1/alerts/{Alert.objects.get().pk}/acknowledge", {}


def _declined(room: Room) -> tuple[str, dict[str, Any]]:
    flow.declined(room)
    return f"/api/v1/alerts/{Alert.objects.get().pk}/close", {}


ENDPOINTS = [
    Endpoint("get", "me", lambda room: ("/api/v1/me", {}), Role.CREW, "", has_object=False),
    Endpoint(
        "get",
        "desk/snapshot",
        lambda room: ("/api/v1/desk/snapshot", {}),
        Role.CALL_TAKER,
        Role.HOSPITAL,
        has_object=False,
        at_one_moment=True,
    ),
    Endpoint(
        "get",
        "crew/snapshot",
        lambda room: ("/api/v1/crew/snapshot", {}),
        TABLET,
        Role.DISPATCHER,
        has_object=False,
        at_one_moment=True,
    ),
    Endpoint("post", "alerts/<int:alert_id>/acknowledge", _alert, Role.CALL_TAKER, Role.DISPATCHER),
    Endpoint("post", "alerts/<int:alert_id>/close", _declined, Role.DISPATCHER, Role.CALL_TAKER),
]
