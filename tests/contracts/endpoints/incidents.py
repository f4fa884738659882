"""Incidents, from opening to closing."""

from datetime import timedelta
from typing import Any

from core import clock
from core.accounts.roles import Role
from tests.contracts.endpoints.endpoint import TABLET, Endpoint, incident, keyed
from tests.fixtures import flow
from tests.fixtures.room import Room


def _hold(room: Room) -> tuple[str, dict[str, Any]]:
    wake_at = (clock.now() + timedelta(minutes=5)).isoformat()
    return f"/api/v1/incidents/{flow.awaiting(room).pk}/hold", {"reason": "traffic", "wake_at": wake_at}


PLACE = {
    "lon": -123.1,
    "lat": 49.25,
    "datum": "wgs84",
    "label": "Main Street",
    "method": "street",
    "read_back": True,
}


ENDPOINTS = [
    Endpoint("get", "incidents/<int:incident_id>", incident(flow.taking), Role.QUALITY_REVIEWER, Role.AUDITOR),
    Endpoint(
        "patch",
        "incidents/<int:incident_id>",
        incident(flow.taking, complaint="胸痛"),
        Role.CALL_TAKER,
        Role.QUALITY_REVIEWER,
        {"If-Match": '"1"'},
    ),
    Endpoint(
        "put",
        "incidents/<int:incident_id>/place",
        incident(flow.taking, "/place", **PLACE),
        Role.CALL_TAKER,
        TABLET,
        {"If-Match": '"1"'},
    ),
    Endpoint(
        "post",
        "incidents/<int:incident_id>/place/escalate",
        incident(flow.taking, "/place/escalate"),
        Role.CALL_TAKER,
        TABLET,
    ),
    Endpoint("post", "incidents/<int:incident_id>/send", incident(flow.placed, "/send"), Role.CALL_TAKER, TABLET),
    Endpoint(
        "post",
        "incidents/<int:incident_id>/co-responses",
        lambda room: (f"/api/v1/incidents/{flow.needing_police(room).pk}/co-responses", {"code": "POLICE"}),
        Role.DISPATCHER,
        TABLET,
    ),
    Endpoint(
        "post",
        "incidents/<int:incident_id>/welfare-calls",
        lambda room: (f"/api/v1/incidents/{flow.awaiting(room, 'R3').pk}/welfare-calls", keyed(result="worse")),
        Role.CALL_TAKER,
        TABLET,
    ),
    Endpoint("post", "incidents/<int:incident_id>/hold", _hold, Role.DISPATCHER, Role.CALL_TAKER),
    Endpoint("post", "incidents/<int:incident_id>/wake", incident(flow.held, "/wake"), Role.DISPATCHER, Role.CREW),
    Endpoint(
        "post",
        "incidents/<int:incident_id>/close",
        incident(flow.awaiting, "/close", outcome="aborted", reason="已自行就医"),
        Role.DISPATCHER,
        Role.CALL_TAKER,
    ),
    Endpoint(
        "post",
        "incidents/<int:incident_id>/reopen",
        incident(flow.closed, "/reopen", reason="误操作"),
        Role.DUTY_MANAGER,
        Role.CALL_TAKER,
    ),
    Endpoint(
        "get",
        "incidents/<int:incident_id>/timeline",
        incident(flow.awaiting, "/timeline"),
        Role.QUALITY_REVIEWER,
        TABLET,
    ),
]
