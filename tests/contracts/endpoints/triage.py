"""Triage sessions, the protocol and the review."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from core.accounts.roles import Role
from tests.contracts.endpoints.endpoint import TABLET, Endpoint, keyed
from tests.fixtures import flow
from tests.fixtures.room import Room


def _triage(action: str = "", **body: Any) -> Callable[[Room], tuple[str, dict[str, Any]]]:
    return lambda room: (f"/api/v1/triage/{flow.triaging(room).pk}{action}", body)


def _figures(room: Room) -> tuple[str, dict[str, Any]]:
    day = flow.arrest(room).started_at.date()
    return "/api/v1/triage/figures", {"first": day - timedelta(days=1), "last": day + timedelta(days=1)}


ENDPOINTS = [
    Endpoint(
        "get",
        "triage/protocol",
        lambda room: ("/api/v1/triage/protocol", {}),
        TABLET,
        Role.HOSPITAL,
        has_object=False,
    ),
    Endpoint(
        "post",
        "incidents/<int:incident_id>/triage",
        lambda room: (f"/api/v1/incidents/{flow.taking(room).pk}/triage", keyed()),
        Role.CALL_TAKER,
        TABLET,
    ),
    Endpoint(
        "get",
        "triage/review",
        lambda room: ("/api/v1/triage/review", {"number": flow.arrest(room).incident.number}),
        Role.QUALITY_REVIEWER,
        Role.CALL_TAKER,
        has_object=False,
    ),
    Endpoint(
        "get",
        "triage/figures",
        _figures,
        Role.MEDICAL_DIRECTOR,
        Role.CALL_TAKER,
        has_object=False,
    ),
    Endpoint(
        "get",
        "triage/<int:session_id>/review",
        lambda room: (f"/api/v1/triage/{flow.arrest(room).pk}/review", {}),
        Role.MEDICAL_DIRECTOR,
        Role.DISPATCHER,
    ),
    Endpoint("get", "triage/<int:session_id>", _triage(), Role.QUALITY_REVIEWER, Role.AUDITOR),
    Endpoint(
        "post",
        "triage/<int:session_id>/answers",
        _triage("/answers", fact="conscious", value="no"),
        Role.CALL_TAKER,
        TABLET,
        {"If-Match": '"1"'},
    ),
    Endpoint("post", "triage/<int:session_id>/language", _triage("/language", language="en"), Role.CALL_TAKER, TABLET),
    Endpoint(
        "post", "triage/<int:session_id>/card", _triage("/card", card="CHEST"), Role.CALL_TAKER, Role.QUALITY_REVIEWER
    ),
    Endpoint(
        "post",
        "triage/<int:session_id>/override",
        _triage("/override", level="R1", reason="面色很差"),
        Role.CALL_TAKER,
        TABLET,
    ),
    Endpoint(
        "post",
        "triage/<int:session_id>/instructions",
        lambda room: (f"/api/v1/triage/{flow.arrest(room).pk}/instructions", {"code": "START_CPR"}),
        Role.CALL_TAKER,
        TABLET,
    ),
    Endpoint(
        "post",
        "triage/<int:session_id>/compressions",
        lambda room: (f"/api/v1/triage/{flow.arrest(room).pk}/compressions", {}),
        Role.CALL_TAKER,
        TABLET,
    ),
    Endpoint(
        "post",
        "triage/<int:session_id>/complete",
        lambda room: (f"/api/v1/triage/{flow.arrest(room).pk}/complete", {}),
        Role.CALL_TAKER,
        Role.CREW,
    ),
]
