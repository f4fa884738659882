"""Seats."""

from core.accounts.roles import Role
from tests.contracts.endpoints.endpoint import Endpoint
from tests.fixtures import flow

ENDPOINTS = [
    Endpoint(
        "post",
        "seats/<int:seat_id>/take",
        lambda room: (f"/api/v1/seats/{flow.seat(room).pk}/take", {}),
        Role.CALL_TAKER,
        Role.AUDITOR,
    ),
    Endpoint(
        "post",
        "seats/<int:seat_id>/leave",
        lambda room: (f"/api/v1/seats/{flow.seated(room).pk}/leave", {}),
        Role.CALL_TAKER,
        Role.DISPATCHER,
    ),
    Endpoint(
        "post",
        "seats/<int:seat_id>/state",
        lambda room: (f"/api/v1/seats/{flow.seated(room).pk}/state", {"state": "away", "reason": "meal"}),
        Role.DUTY_MANAGER,
        Role.DISPATCHER,
    ),
]
