"""Every endpoint with a body that is right for it, who may call it and who may not."""

import re
from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import uuid4

from cad.geo.premises.fields import valid_fields
from cad.geo.premises.services import premise_create
from core import clock
from core.accounts.roles import Role
from core.alerts.models import Alert
from tests.fixtures import flow
from tests.fixtures.room import Room

TABLET = "tablet"
TELEPHONY = "telephony"
DESK = (Role.CALL_TAKER, Role.DISPATCHER, Role.DUTY_MANAGER)


@dataclass(frozen=True)
class Endpoint:
    """One method of one address. `prepare` makes the state in a room and returns the address and the body."""

    method: str
    route: str
    prepare: Callable[[Room], tuple[str, dict[str, Any]]]
    right: str
    wrong: str
    headers: dict[str, str] = field(default_factory=dict)
    has_object: bool = True
    at_one_moment: bool = False
    needs_city: bool = False
    needs_router: bool = False

    @property
    def path(self) -> str:
        """The address as the schema writes it."""
        return "/api/v1/" + re.sub(r"<int:(\w+)>", r"{\1}", self.route)

    @property
    def name(self) -> str:
        return f"{self.method} {self.route}"


def _uuid(**more: Any) -> dict[str, Any]:
    return {"client_uuid": str(uuid4()), **more}


def _call(state: Callable[[Room], Any], action: str = "", **body: Any) -> Callable[[Room], tuple[str, dict[str, Any]]]:
    return lambda room: (f"/api/v1/calls/{state(room).pk}{action}", body)


def _incident(
    state: Callable[[Room], Any], action: str = "", **body: Any
) -> Callable[[Room], tuple[str, dict[str, Any]]]:
    return lambda room: (f"/api/v1/incidents/{state(room).pk}{action}", body)


def _assignment(state: Callable[[Room], Any], action: str, **body: Any) -> Callable[[Room], tuple[str, dict[str, Any]]]:
    return lambda room: (f"/api/v1/assignments/{state(room).pk}{action}", body)


def _unit(action: str, **body: Any) -> Callable[[Room], tuple[str, dict[str, Any]]]:
    return lambda room: (f"/api/v1/units/{room.units[0].pk}{action}", body)


def _attach(room: Room) -> tuple[str, dict[str, Any]]:
    return f"/api/v1/calls/{flow.answered(room).pk}/attach", {"incident": flow.awaiting(room).pk}


def _locations(room: Room) -> tuple[str, dict[str, Any]]:
    call = flow.ringing(room)
    flow.located(room, number=call.number)
    return f"/api/v1/calls/{call.pk}/locations", {}


def _hold(room: Room) -> tuple[str, dict[str, Any]]:
    wake_at = (clock.now() + timedelta(minutes=5)).isoformat()
    return f"/api/v1/incidents/{flow.awaiting(room).pk}/hold", {"reason": "traffic", "wake_at": wake_at}


def _offer(room: Room) -> tuple[str, dict[str, Any]]:
    return f"/api/v1/incidents/{flow.awaiting(room).pk}/assignments", _uuid(unit=room.units[0].pk)


def _correction(room: Room) -> tuple[str, dict[str, Any]]:
    assignment = flow.report(room, flow.accepted(room), "rolling")
    at = (clock.now() - timedelta(seconds=3)).isoformat()
    return f"/api/v1/assignments/{assignment.pk}/corrections", {"stage": "rolling", "occurred_at": at, "reason": "按错"}


def _alert(room: Room) -> tuple[str, dict[str, Any]]:
    flow.abandoned(room)
    return f"/api/v1/alerts/{Alert.objects.get().pk}/acknowledge", {}


def _token(room: Room) -> tuple[str, dict[str, Any]]:
    unit = room.units[0]
    return f"/api/v1/units/{unit.pk}/tokens/{room.token_id(unit)}", {}


def _premise(room: Room) -> tuple[str, dict[str, Any]]:
    premise = premise_create(room.actor(Role.DUTY_MANAGER), fields=valid_fields(**PREMISE))
    return f"/api/v1/premises/{premise.pk}", {}


def _premise_edit(room: Room) -> tuple[str, dict[str, Any]]:
    return _premise(room)[0], {"hazard": "地下室有氯气"}


def _premises_file(room: Room) -> tuple[str, dict[str, Any]]:
    table = "code,kind,name,lon,lat,datum\nE-2,estate,花园,-123.1,49.25,wgs84\n"
    return "/api/v1/premises/import", {"file": b64encode(table.encode()).decode(), "file_name": "premises.csv"}


def _triage(action: str = "", **body: Any) -> Callable[[Room], tuple[str, dict[str, Any]]]:
    return lambda room: (f"/api/v1/triage/{flow.triaging(room).pk}{action}", body)


def _patient(
    state: Callable[[Room], Any], action: str = "", **body: Any
) -> Callable[[Room], tuple[str, dict[str, Any]]]:
    return lambda room: (f"/api/v1/patients/{state(room).pk}{action}", body)


def _closure(action: str = "", **body: Any) -> Callable[[Room], tuple[str, dict[str, Any]]]:
    return lambda room: (f"/api/v1/closures/{flow.closure(room).pk}{action}", body)


def _recommendation(room: Room) -> tuple[str, dict[str, Any]]:
    return f"/api/v1/recommendations/{flow.recommended(room).pk}", {}


def _position(room: Room) -> tuple[str, dict[str, Any]]:
    fix = {"lon": -123.1, "lat": 49.25, "datum": "wgs84", "fixed_at": clock.now().isoformat()}
    return "/api/v1/crew/positions", {"positions": [fix]}


PREMISE = {"code": "E-1", "kind": "estate", "name": "阳光花园", "lon": -123.1, "lat": 49.25, "datum": "wgs84"}
PLACE = {
    "lon": -123.1,
    "lat": 49.25,
    "datum": "wgs84",
    "label": "Main Street",
    "method": "street",
    "read_back": True,
}
HANDSET = {"lon": -123.1, "lat": 49.25, "datum": "wgs84", "radius_m": 20, "method": "gnss"}
RING = {"number": "13800000000", "source": "manual"}

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
    Endpoint("post", "calls", lambda room: ("/api/v1/calls", _uuid(**RING)), TELEPHONY, Role.CREW, has_object=False),
    Endpoint("get", "calls/<int:call_id>", _call(flow.ringing), Role.DISPATCHER, Role.AUDITOR),
    Endpoint("post", "calls/<int:call_id>/answer", _call(flow.ringing, "/answer"), Role.CALL_TAKER, Role.DISPATCHER),
    Endpoint("post", "calls/<int:call_id>/abandon", _call(flow.ringing, "/abandon"), TELEPHONY, Role.DISPATCHER),
    Endpoint(
        "post",
        "calls/<int:call_id>/end",
        _call(flow.answered, "/end", outcome="advice"),
        Role.CALL_TAKER,
        Role.DISPATCHER,
    ),
    Endpoint(
        "post",
        "calls/<int:call_id>/caller",
        _call(flow.answered, "/caller", conditions=["child", "language"], spoken="日语"),
        Role.CALL_TAKER,
        Role.DISPATCHER,
    ),
    Endpoint(
        "post",
        "calls/<int:call_id>/callbacks",
        lambda room: (f"/api/v1/calls/{flow.abandoned(room).pk}/callbacks", _uuid(result="no_answer")),
        Role.CALL_TAKER,
        Role.DISPATCHER,
    ),
    Endpoint(
        "get",
        "calls/<int:call_id>/locations",
        _locations,
        Role.DISPATCHER,
        Role.AUDITOR,
    ),
    Endpoint(
        "post",
        "locations",
        lambda room: ("/api/v1/locations", _uuid(number="13800000000", source="handset", **HANDSET)),
        TELEPHONY,
        Role.DISPATCHER,
        has_object=False,
    ),
    Endpoint("post", "calls/<int:call_id>/attach", _attach, Role.CALL_TAKER, Role.HOSPITAL),
    Endpoint(
        "post",
        "calls/<int:call_id>/incident",
        lambda room: (f"/api/v1/calls/{flow.answered(room).pk}/incident", _uuid()),
        Role.CALL_TAKER,
        TABLET,
    ),
    Endpoint("get", "incidents/<int:incident_id>", _incident(flow.taking), Role.QUALITY_REVIEWER, Role.AUDITOR),
    Endpoint(
        "patch",
        "incidents/<int:incident_id>",
        _incident(flow.taking, complaint="胸痛"),
        Role.CALL_TAKER,
        Role.QUALITY_REVIEWER,
        {"If-Match": '"1"'},
    ),
    Endpoint(
        "put",
        "incidents/<int:incident_id>/place",
        _incident(flow.taking, "/place", **PLACE),
        Role.CALL_TAKER,
        TABLET,
        {"If-Match": '"1"'},
    ),
    Endpoint("post", "incidents/<int:incident_id>/send", _incident(flow.placed, "/send"), Role.CALL_TAKER, TABLET),
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
        lambda room: (f"/api/v1/incidents/{flow.awaiting(room, 'R3').pk}/welfare-calls", _uuid(result="worse")),
        Role.CALL_TAKER,
        TABLET,
    ),
    Endpoint("post", "incidents/<int:incident_id>/hold", _hold, Role.DISPATCHER, Role.CALL_TAKER),
    Endpoint("post", "incidents/<int:incident_id>/wake", _incident(flow.held, "/wake"), Role.DISPATCHER, Role.CREW),
    Endpoint(
        "post",
        "incidents/<int:incident_id>/close",
        _incident(flow.awaiting, "/close", outcome="aborted", reason="已自行就医"),
        Role.DISPATCHER,
        Role.CALL_TAKER,
    ),
    Endpoint(
        "post",
        "incidents/<int:incident_id>/reopen",
        _incident(flow.closed, "/reopen", reason="误操作"),
        Role.DUTY_MANAGER,
        Role.CALL_TAKER,
    ),
    Endpoint(
        "get",
        "incidents/<int:incident_id>/timeline",
        _incident(flow.awaiting, "/timeline"),
        Role.QUALITY_REVIEWER,
        TABLET,
    ),
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
        _assignment(flow.offered, "/accept", **_uuid()),
        TABLET,
        Role.CALL_TAKER,
    ),
    Endpoint(
        "post",
        "assignments/<int:assignment_id>/decline",
        _assignment(flow.offered, "/decline", **_uuid(reason="vehicle_fault")),
        TABLET,
        Role.HOSPITAL,
    ),
    Endpoint(
        "post",
        "assignments/<int:assignment_id>/abort",
        _assignment(flow.accepted, "/abort", **_uuid(reason="caller_cancelled")),
        Role.DISPATCHER,
        TABLET,
    ),
    Endpoint(
        "post",
        "assignments/<int:assignment_id>/stages",
        _assignment(flow.accepted, "/stages", **_uuid(stage="rolling")),
        TABLET,
        Role.CALL_TAKER,
    ),
    Endpoint("post", "assignments/<int:assignment_id>/corrections", _correction, Role.DISPATCHER, Role.CALL_TAKER),
    Endpoint(
        "post",
        "incidents/<int:incident_id>/recommendations",
        _incident(flow.awaiting, "/recommendations"),
        Role.DISPATCHER,
        Role.CALL_TAKER,
    ),
    Endpoint("get", "recommendations/<int:recommendation_id>", _recommendation, Role.CALL_TAKER, Role.AUDITOR),
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
    Endpoint(
        "get", "premises", lambda room: ("/api/v1/premises", {}), Role.CALL_TAKER, Role.HOSPITAL, has_object=False
    ),
    Endpoint(
        "post",
        "premises",
        lambda room: ("/api/v1/premises", dict(PREMISE)),
        Role.ADMINISTRATOR,
        Role.DISPATCHER,
        has_object=False,
    ),
    Endpoint("get", "premises/<int:premise_id>", _premise, Role.DISPATCHER, TABLET),
    Endpoint(
        "patch",
        "premises/<int:premise_id>",
        _premise_edit,
        Role.DUTY_MANAGER,
        Role.CALL_TAKER,
        {"If-Match": '"1"'},
    ),
    Endpoint("post", "premises/import", _premises_file, Role.ADMINISTRATOR, Role.CALL_TAKER, has_object=False),
    Endpoint("post", "alerts/<int:alert_id>/acknowledge", _alert, Role.CALL_TAKER, Role.AUDITOR),
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
        lambda room: (f"/api/v1/incidents/{flow.taking(room).pk}/triage", _uuid()),
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
        "triage/<int:session_id>/review",
        lambda room: (f"/api/v1/triage/{flow.arrest(room).pk}/review", {}),
        Role.MEDICAL_DIRECTOR,
        Role.DISPATCHER,
    ),
    Endpoint(
        "post",
        "incidents/<int:incident_id>/patients",
        lambda room: (f"/api/v1/incidents/{flow.taking(room).pk}/patients", _uuid(description="男 约60岁")),
        Role.CALL_TAKER,
        TABLET,
    ),
    Endpoint(
        "patch",
        "patients/<int:patient_id>",
        _patient(flow.patient, description="女 约30岁"),
        Role.DISPATCHER,
        Role.QUALITY_REVIEWER,
        {"If-Match": '"1"'},
    ),
    Endpoint(
        "post",
        "patients/<int:patient_id>/take-back",
        _patient(flow.patient, "/take-back", reason="重复登记"),
        Role.CALL_TAKER,
        TABLET,
    ),
    Endpoint(
        "post",
        "patients/<int:patient_id>/restore",
        _patient(flow.taken_back, "/restore", reason="确有此人"),
        Role.CALL_TAKER,
        Role.CREW,
    ),
    Endpoint(
        "get",
        "casualties/sieve",
        lambda room: ("/api/v1/casualties/sieve", {}),
        TABLET,
        Role.HOSPITAL,
        has_object=False,
    ),
    Endpoint(
        "post",
        "incidents/<int:incident_id>/mass-casualty",
        _incident(flow.placed, "/mass-casualty", reason="大巴侧翻"),
        Role.CALL_TAKER,
        TABLET,
    ),
    Endpoint(
        "post",
        "incidents/<int:incident_id>/mass-casualty/end",
        _incident(flow.mass_casualty, "/mass-casualty/end", reason="只有一人"),
        Role.DUTY_MANAGER,
        Role.DISPATCHER,
    ),
    Endpoint(
        "post",
        "incidents/<int:incident_id>/mass-casualty/grade",
        _incident(flow.mass_casualty, "/mass-casualty/grade", grade="IV", reason="媒体关注"),
        Role.DUTY_MANAGER,
        Role.DISPATCHER,
    ),
    Endpoint(
        "post",
        "incidents/<int:incident_id>/casualties",
        lambda room: (
            f"/api/v1/incidents/{flow.mass_casualty(room).pk}/casualties",
            _uuid(answers={"walking": "yes"}, description="女 约30岁"),
        ),
        Role.CALL_TAKER,
        TABLET,
    ),
    Endpoint(
        "post",
        "assignments/<int:assignment_id>/casualties",
        lambda room: (f"/api/v1/assignments/{flow.at_mass_casualty(room).pk}/casualties", _uuid(colour="dead")),
        TABLET,
        Role.CALL_TAKER,
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
    Endpoint(
        "get",
        "places/search",
        lambda room: ("/api/v1/places/search", {"q": "Main Street"}),
        Role.CALL_TAKER,
        "",
        has_object=False,
        needs_city=True,
    ),
    Endpoint(
        "get",
        "places/second",
        lambda room: ("/api/v1/places/second", {"q": "Main Street"}),
        Role.CALL_TAKER,
        Role.AUDITOR,
        has_object=False,
        needs_city=True,
    ),
    Endpoint(
        "get",
        "places/reverse",
        lambda room: ("/api/v1/places/reverse", {"lon": "-123.1", "lat": "49.25", "datum": "wgs84"}),
        Role.CALL_TAKER,
        "",
        has_object=False,
        needs_city=True,
    ),
    Endpoint(
        "get",
        "places/aeds",
        lambda room: ("/api/v1/places/aeds", {"lon": "-123.1", "lat": "49.25", "datum": "wgs84"}),
        Role.CALL_TAKER,
        "",
        has_object=False,
        needs_city=True,
    ),
    Endpoint("get", "closures", lambda room: ("/api/v1/closures", {}), Role.CALL_TAKER, Role.AUDITOR, has_object=False),
    Endpoint(
        "post",
        "closures",
        lambda room: ("/api/v1/closures", _uuid(**flow.closure_body())),
        Role.DISPATCHER,
        Role.CALL_TAKER,
        has_object=False,
        needs_city=True,
    ),
    Endpoint("get", "closures/<int:closure_id>", _closure(), Role.CALL_TAKER, Role.CREW, needs_city=True),
    Endpoint(
        "patch",
        "closures/<int:closure_id>",
        _closure(reason="抢修"),
        Role.DUTY_MANAGER,
        Role.CALL_TAKER,
        {"If-Match": '"1"'},
        needs_city=True,
    ),
    Endpoint(
        "post",
        "closures/<int:closure_id>/end",
        _closure("/end", reason="已恢复"),
        Role.DISPATCHER,
        TABLET,
        needs_city=True,
    ),
    Endpoint("get", "assignments/<int:assignment_id>/route", _assignment(flow.accepted, "/route"), TABLET, Role.CREW),
    Endpoint(
        "get",
        "stations/<int:station_id>/isochrone",
        lambda room: (f"/api/v1/stations/{room.station.pk}/isochrone", {"minutes": "3"}),
        Role.CALL_TAKER,
        TABLET,
        needs_city=True,
        needs_router=True,
    ),
    Endpoint("post", "crew/positions", _position, TABLET, Role.DISPATCHER, has_object=False),
]
