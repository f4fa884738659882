"""Automatic dispatch: its switch, and the stop for one incident."""

from typing import Any

from core.accounts.roles import Role
from tests.contracts.acts.automatic import waiting
from tests.contracts.endpoints.endpoint import Endpoint
from tests.fixtures.room import Room


def _stop(room: Room) -> tuple[str, dict[str, Any]]:
    return f"/api/v1/automatic/runs/{waiting(room).pk}/stop", {}


ENDPOINTS = [
    Endpoint(
        "post",
        "automatic/switches",
        lambda room: ("/api/v1/automatic/switches", {"level": "R1", "on": True}),
        Role.DUTY_MANAGER,
        Role.DISPATCHER,
        has_object=False,
    ),
    Endpoint("post", "automatic/runs/<int:run_id>/stop", _stop, Role.DISPATCHER, Role.CALL_TAKER),
]
