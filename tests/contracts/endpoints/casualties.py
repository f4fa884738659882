"""Patients of an incident, and mass casualties."""

from collections.abc import Callable
from typing import Any

from core.accounts.roles import Role
from tests.contracts.endpoints.endpoint import TABLET, Endpoint, incident, keyed
from tests.fixtures import flow
from tests.fixtures.room import Room


def _patient(
    state: Callable[[Room], Any], action: str = "", **body: Any
) -> Callable[[Room], tuple[str, dict[str, Any]]]:
    return lambda room: (f"/api/v1/patients/{state(room).pk}{action}", body)


ENDPOINTS = [
    Endpoint(
        "post",
        "incidents/<int:incident_id>/patients",
        lambda room: (f"/api/v1/incidents/{flow.taking(room).pk}/patients", keyed(description="男 约60岁")),
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
        incident(flow.placed, "/mass-casualty", reason="大巴侧翻"),
        Role.CALL_TAKER,
        TABLET,
    ),
    Endpoint(
        "post",
        "incidents/<int:incident_id>/mass-casualty/end",
        incident(flow.mass_casualty, "/mass-casualty/end", reason="只有一人", remains="nobody"),
        Role.DUTY_MANAGER,
        Role.DISPATCHER,
    ),
    Endpoint(
        "post",
        "incidents/<int:incident_id>/mass-casualty/dismiss",
        incident(flow.many_told, "/mass-casualty/dismiss", reason="均无受伤"),
        Role.DISPATCHER,
        Role.CALL_TAKER,
    ),
    Endpoint(
        "post",
        "incidents/<int:incident_id>/mass-casualty/grade",
        incident(flow.mass_casualty, "/mass-casualty/grade", grade="IV", reason="媒体关注"),
        Role.DUTY_MANAGER,
        Role.DISPATCHER,
    ),
    Endpoint(
        "post",
        "incidents/<int:incident_id>/casualties",
        lambda room: (
            f"/api/v1/incidents/{flow.mass_casualty(room).pk}/casualties",
            keyed(answers={"walking": "yes"}, description="女 约30岁"),
        ),
        Role.CALL_TAKER,
        TABLET,
    ),
    Endpoint(
        "post",
        "assignments/<int:assignment_id>/casualties",
        lambda room: (f"/api/v1/assignments/{flow.at_mass_casualty(room).pk}/casualties", keyed(colour="dead")),
        TABLET,
        Role.CALL_TAKER,
    ),
]
