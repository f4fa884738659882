"""Recommendations and assignments."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from core import clock
from core.accounts.roles import Role
from tests.contracts.endpoints.endpoint import TABLET, Endpoint, incident, keyed
from tests.fixtures import flow
from tests.fixtures.room import Room


def _assignment(state: Callable[[Room], Any], action: str, **body: Any) -> Callable[[Room], tuple[str, dict[str, Any]]]:
    return lambda room: (f"/api/v1/assignments/{state(room).pk}{action}", body)


def _offer(room: Room) -> tuple[str, dict[str, Any]]:
    return f"/api/v1/incidents/{flow.awaiting(room).pk}/assignments", keyed(unit=room.units[0].pk)


def _correction(room: Room) -> tuple[str, dict[str, Any]]:
    assignment = flow.report(room, flow.accepted(room), "rolling")
    at = (clock.now() - timedelta(seconds=3)).isoformat()
    return f"/api/v1/assignments/{assignment.pk}/corrections", {"stage": "rolling", "occurred_at": at, "reason": "按错"}


def _recommendation(room: Room) -> tuple[str, dict[str, Any]]:
    return f"/api/v1/recommendations/{flow.recommended(room).pk}", {}


def _divert(room: Room) -> tuple[str, dict[str, Any]]:
    assignment = flow.accepted(room, incident=flow.awaiting(room, level="R3"))
    return f"/api/v1/assignments/{assignment.pk}/divert", keyed(incident=flow.awaiting(room).pk)


def _swap(room: Room) -> tuple[str, dict[str, Any]]:
    first, second = flow.accepted(room, room.units[0]), flow.offered(room, room.units[1])
    return f"/api/v1/assignments/{first.pk}/swap", keyed(other=second.pk)


def _several(room: Room) -> tuple[str, dict[str, Any]]:
    units = [unit.pk for unit in room.units]
    return f"/api/v1/incidents/{flow.awaiting(room).pk}/assignments/several", keyed(units=units)


ENDPOINTS = [
    Endpoint("post", "assignments/<int:assignment_id>/divert", _divert, Role.DISPATCHER, Role.CALL_TAKER),
    Endpoint("post", "assignments/<int:assignment_id>/swap", _swap, Role.DISPATCHER, TABLET),
    Endpoint("post", "incidents/<int:incident_id>/assignments/several", _several, Role.DISPATCHER, Role.CALL_TAKER),
    Endpoint("post", "incidents/<int:incident_id>/assignments", _offer, Role.DISPATCHER, Role.CALL_TAKER),
    Endpoint(
        "post",
        "assignments/<int:assignment_id>/delivered",
        _assignment(flow.offered, "/delivered"),
        TABLET,
        Role.CALL_TAKER,
    ),
    Endpoint("post", "assignments/<int:assignment_id>/seen", _assignment(flow.offered, "/seen"), TABLET, Role.CREW),
    Endpoint(
        "post",
        "assignments/<int:assignment_id>/accept",
        _assignment(flow.offered, "/accept", **keyed()),
        TABLET,
        Role.CALL_TAKER,
    ),
    Endpoint(
        "post",
        "assignments/<int:assignment_id>/decline",
        _assignment(flow.offered, "/decline", **keyed(reason="vehicle_fault")),
        TABLET,
        Role.HOSPITAL,
    ),
    Endpoint(
        "post",
        "assignments/<int:assignment_id>/abort",
        _assignment(flow.accepted, "/abort", **keyed(reason="caller_cancelled")),
        Role.DISPATCHER,
        TABLET,
    ),
    Endpoint(
        "post",
        "assignments/<int:assignment_id>/stages",
        _assignment(flow.accepted, "/stages", **keyed(stage="rolling")),
        TABLET,
        Role.CALL_TAKER,
    ),
    Endpoint("post", "assignments/<int:assignment_id>/corrections", _correction, Role.DISPATCHER, Role.CALL_TAKER),
    Endpoint(
        "post",
        "incidents/<int:incident_id>/recommendations",
        incident(flow.awaiting, "/recommendations"),
        Role.DISPATCHER,
        Role.CALL_TAKER,
    ),
    Endpoint("get", "recommendations/<int:recommendation_id>", _recommendation, Role.CALL_TAKER, Role.AUDITOR),
    Endpoint("get", "assignments/<int:assignment_id>/route", _assignment(flow.accepted, "/route"), TABLET, Role.CREW),
]
