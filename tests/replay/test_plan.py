from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from config.replay.log import LogCall, Response
from config.replay.plan import level_of, plan_of

T0 = datetime(2020, 4, 7, 12, tzinfo=UTC)
STANDARD = {
    "received": 0,
    "entry": 60,
    "dispatch": 90,
    "response": 120,
    "on_scene": 420,
    "transport": 1_020,
    "hospital": 1_500,
    "available": 3_300,
}


def response(
    unit: str = "M1", kind: str = "MEDIC", disposition: str = "Code 2 Transport", **at: int | None
) -> Response:
    seconds: dict[str, int | None] = {**STANDARD, **at}
    times = {name: None if value is None else T0 + timedelta(seconds=value) for name, value in seconds.items()}
    return Response(unit, kind, is_als=True, disposition=disposition, times=times)


def call(*responses: Response, **facts: Any) -> LogCall:
    standard: dict[str, Any] = {
        "number": "1",
        "received": T0,
        "call_type": "Medical Incident",
        "group": "Potentially Life-Threatening",
        "priority": "3",
        "address": "A ST",
        "station_area": "7",
        "point": (-122.4, 37.7),
    }
    return LogCall(**{**standard, **facts}, responses=list(responses) or [response()])


def test_a_transport_keeps_every_interval_of_the_log() -> None:
    plan = plan_of(call(), T0 - timedelta(minutes=10))
    leg = plan.legs[0]
    assert (plan.rings_at_s, plan.entry_s, plan.dispatch_s) == (600, 60, 30)
    assert (leg.turnout_s, leg.to_scene_s, leg.at_scene_s, leg.to_hospital_s, leg.at_hospital_s) == (
        30,
        300,
        600,
        480,
        1_800,
    )


def test_a_unit_that_never_arrived_is_stood_down_after_its_time_on_the_way() -> None:
    row = response(disposition="Cancelled", on_scene=None, transport=None, hospital=None, available=300)
    leg = plan_of(call(row), T0).legs[0]
    assert (leg.to_scene_s, leg.at_scene_s, leg.abort_reason) == (None, 180, "caller_cancelled")


@pytest.mark.parametrize(
    ("disposition", "reason"),
    [
        ("No Merit", "false_call"),
        ("Patient Declined Transport", "refused"),
        ("Gone on Arrival", "left_already"),
        ("Unable to Locate", "no_patient"),
        ("Medical Examiner", "dead"),
        ("Fire", "other"),
        ("Something new", "other"),
    ],
)
def test_a_unit_that_carried_nobody_says_why(disposition: str, reason: str) -> None:
    row = response(disposition=disposition, transport=None, hospital=None)
    leg = plan_of(call(row), T0).legs[0]
    assert (leg.to_hospital_s, leg.clear_reason) == (None, reason)


def test_ambulances_go_before_engines_and_two_units_at_most() -> None:
    rows = [response("E1", "ENGINE", response=200), response("M9", "MEDIC"), response("T1", "TRUCK")]
    plan = plan_of(call(*rows), T0)
    assert [leg.turnout_s for leg in plan.legs] == [30, 110]


@pytest.mark.parametrize(
    ("facts", "level"),
    [
        ({"priority": "E"}, "R1"),
        ({}, "R2"),
        ({"group": "Non Life-threatening"}, "R3"),
        ({"priority": "2"}, "R3"),
        ({"call_type": "Alarms"}, "R3"),
        ({"call_type": "Alarms", "priority": "2"}, "R4"),
    ],
)
def test_levels_follow_the_logs_priority(facts: dict[str, Any], level: str) -> None:
    assert level_of(call(**facts)) == level


def test_only_medical_calls_are_asked_the_questions_of_a_card() -> None:
    assert plan_of(call(), T0).card == "CHEST"
    assert plan_of(call(call_type="Alarms"), T0).card is None


def test_times_that_run_backwards_count_for_nothing() -> None:
    plan = plan_of(call(response(on_scene=100)), T0)
    assert plan.legs[0].to_scene_s == 0.0
    assert "response_scene" not in plan.legs[0].log


def test_a_log_without_a_hospital_time_is_there_at_once() -> None:
    leg = plan_of(call(response(hospital=None)), T0).legs[0]
    assert (leg.to_hospital_s, leg.at_hospital_s) == (0.0, 2_280)
    assert replace(leg, turnout_s=1).log is leg.log
