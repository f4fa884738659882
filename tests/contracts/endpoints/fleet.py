"""Units, their tokens and positions, hospitals."""

from collections.abc import Callable
from typing import Any

from core import clock
from core.accounts.roles import Role
from tests.contracts.endpoints.endpoint import TABLET, Endpoint
from tests.fixtures.room import Room


def _unit(action: str, **body: Any) -> Callable[[Room], tuple[str, dict[str, Any]]]:
    return lambda room: (f"/api/v1/units/{room.units[0].pk}{action}", body)


def _token(room: Room) -> tuple[str, dict[str, Any]]:
    unit = room.units[0]
    return f"/api/v1/units/{unit.pk}/tokens/{room.token_id(unit)}", {}


def _position(room: Room) -> tuple[str, dict[str, Any]]:
    fix = {"lon": -123.1, "lat": 49.25, "datum": "wgs84", "fixed_at": clock.now().isoformat()}
    return "/api/v1/crew/positions", {"positions": [fix]}


ENDPOINTS = [
    Endpoint("get", "units", lambda room: ("/api/v1/units", {}), Role.DISPATCHER, Role.AUDITOR, has_object=False),
    Endpoint(
        "post",
        "units/<int:unit_id>/readiness",
        _unit("/readiness", readiness="off_duty"),
        Role.DISPATCHER,
        Role.CALL_TAKER,
        {"If-Match": '"1"'},
    ),
    Endpoint("post", "units/<int:unit_id>/tokens", _unit("/tokens"), Role.ADMINISTRATOR, Role.DISPATCHER),
    Endpoint("delete", "units/<int:unit_id>/tokens/<int:token_id>", _token, Role.DUTY_MANAGER, Role.DISPATCHER),
    Endpoint("get", "hospitals", lambda room: ("/api/v1/hospitals", {}), TABLET, Role.AUDITOR, has_object=False),
    Endpoint("post", "crew/positions", _position, TABLET, Role.DISPATCHER, has_object=False),
]
