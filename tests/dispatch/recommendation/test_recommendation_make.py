"""Making a recommendation, without a city: by straight line, and said so."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction

from cad.incidents.levels import incident_level_apply
from cad.incidents.waiting import incident_close
from core import clock
from core.accounts.roles import Role
from core.actions import action
from core.errors import Conflict, Invalid, NotAllowed, NotFound
from core.events.models import Event
from dispatch.assignments.claim import assignment_offer
from dispatch.recommendation.models import Recommendation
from dispatch.recommendation.services import recommendation_make
from fleet.avl.fixes import Fix
from fleet.avl.services import positions_store
from fleet.units.models import Unit
from fleet.units.services import unit_set_readiness
from tests.fixtures import flow
from tests.fixtures.room import Room

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def room(committed_room: Room) -> Room:
    return committed_room


def make(room: Room, incident: Any, **options: Any) -> Recommendation:
    return recommendation_make(room.dispatcher, incident_id=incident.pk, **options)


def place_unit(room: Room, unit: Unit, lon: float, lat: float, age_s: float = 1) -> None:
    at = clock.now() - timedelta(seconds=age_s)
    positions_store(room.tablet(unit), [Fix(unit.pk, lon, lat, fixed_at=at, received_at=at)])


def test_the_quickest_unit_comes_first_and_without_a_city_the_line_is_straight(room: Room) -> None:
    row = make(room, flow.awaiting(room, lon=-123.10, lat=49.27))
    assert [unit["call_sign"] for unit in row.units] == ["A32", "A31"]
    assert (row.router, row.notice, row.graph, row.weights) == ("straight_line", "no_city", "", "2026.1")
    first = row.units[0]
    assert first["rank"] == 1
    assert (first["turnout_s"], first["holding"], first["position_age_s"]) == (60.0, None, None)
    assert first["total_s"] == pytest.approx(first["road_s"] + 60, abs=0.2)
    assert {"code": "station_assumed", "params": {"position_age_s": None}} in first["why"]


def test_a_fresh_fix_moves_a_unit_in_the_order(room: Room) -> None:
    incident = flow.awaiting(room, lon=-123.10, lat=49.27)
    place_unit(room, room.units[0], -123.101, 49.27)
    first = make(room, incident).units[0]
    assert (first["call_sign"], first["turnout_s"], first["why"][-1]["code"]) == ("A31", 10.0, "on_the_road")


def test_it_is_stored_whole_with_one_event(room: Room) -> None:
    incident = flow.awaiting(room)
    row = make(room, incident)
    kept = Recommendation.objects.get(pk=row.pk)
    assert kept.inputs["incident"] == {
        "version": incident.version,
        "place": [-123.11, 49.265],
        "level": "R1",
        "resources": [],
    }
    assert [unit[0] for unit in kept.inputs["units"]] == [unit.pk for unit in room.units]
    assert kept.inputs["weights"]["version"] == kept.weights
    assert kept.took_ms > 0
    event = Event.objects.get(type="recommendation.made")
    assert (event.entity_id, event.version) == (row.pk, 1)
    assert event.topics == [f"incident:{incident.pk}", f"recommendation:{row.pk}"]
    assert event.payload["units"] == kept.units


@pytest.mark.parametrize("column", ["inputs", "units", "excluded", "took_ms", "weights"])
def test_what_was_shown_cannot_be_changed_afterwards(room: Room, column: str) -> None:
    row = make(room, flow.awaiting(room))
    other = row.took_ms + 1 if column == "took_ms" else 5
    with pytest.raises(DatabaseError, match="Cannot update"), transaction.atomic():
        Recommendation.objects.filter(pk=row.pk).update(**{column: other})
    with pytest.raises(DatabaseError, match="Cannot delete"), transaction.atomic():
        Recommendation.objects.filter(pk=row.pk).delete()


def test_every_unit_of_the_centre_is_either_ranked_or_left_out_with_a_reason(room: Room) -> None:
    out, far, basic = room.add_unit("A40", -123.1, 49.2), room.add_unit("A41", -123.1, 49.2), room.units[1]
    unit_set_readiness(room.dispatcher, unit_id=out.pk, version=1, readiness="out_of_service", reason="wash")
    place_unit(room, far, -123.0, 49.2, age_s=600)
    Unit.objects.filter(pk=basic.pk).update(capabilities=["BLS"])
    Unit.objects.filter(pk=room.add_unit("A42", -123.1, 49.2).pk).update(
        shift_ends_at=clock.now() + timedelta(minutes=5)
    )
    incident = flow.placed(room)
    with action(room.call_taker):
        incident_level_apply(
            room.call_taker,
            incident,
            level="R2",
            determinant="X",
            card="CHEST",
            resources=["PHYS"],
            units=1,
            complete=True,
        )
    row = make(room, incident)
    assert [unit["call_sign"] for unit in row.units] == ["A31"]
    assert {unit["call_sign"]: unit["code"] for unit in row.excluded} == {
        "A32": "capability_missing",
        "A40": "not_ready",
        "A41": "position_too_old",
        "A42": "shift_ends",
    }


def test_units_that_hold_a_job_come_after_the_free_ones_or_are_left_out(room: Room) -> None:
    busy, clearing = room.units
    free = room.add_unit("A50", -123.3, 49.3)
    flow.report(room, flow.accepted(room, busy), "rolling", "at_scene")
    flow.report(
        room,
        flow.accepted(room, clearing),
        "rolling",
        "at_scene",
        "left_scene",
        "at_hospital",
        hospital_id=room.hospital.pk,
    )
    row = make(room, flow.awaiting(room))
    assert [(unit["call_sign"], unit["holding"] is None) for unit in row.units] == [("A50", True), ("A32", False)]
    assert row.units[0]["unit"] == free.pk
    reason = row.units[1]["why"][0]
    assert reason["code"] == "about_to_clear"
    assert row.units[1]["total_s"] > reason["params"]["wait_s"] > 1_000
    assert [(unit["call_sign"], unit["code"]) for unit in row.excluded] == [("A31", "busy")]


def test_a_unit_on_its_way_to_a_lower_level_is_named_after_the_free_ones(room: Room) -> None:
    flow.offered(room, room.units[0], flow.awaiting(room, level="R4"))
    row = make(room, flow.awaiting(room, level="R1"))
    assert [unit["call_sign"] for unit in row.units] == ["A32", "A31"]
    assert row.units[1]["why"][0]["code"] == "divertible"


def test_the_unit_that_did_not_accept_is_set_aside(room: Room) -> None:
    row = make(room, flow.awaiting(room), exclude_units=[room.units[0].pk])
    assert [unit["call_sign"] for unit in row.units] == ["A32"]
    assert row.excluded == [{"unit": room.units[0].pk, "call_sign": "A31", "code": "set_aside", "params": {}}]


def test_another_than_the_first_needs_a_reason_and_the_choice_is_kept(room: Room) -> None:
    incident = flow.awaiting(room)
    row = make(room, incident)
    second = row.units[1]["unit"]
    offer = {"incident_id": incident.pk, "unit_id": second, "recommendation_id": row.pk}
    with pytest.raises(Invalid) as refusal:
        assignment_offer(room.dispatcher, client_uuid=uuid4(), **offer)
    assert refusal.value.code == "override_reason_needed"
    assignment_offer(room.dispatcher, client_uuid=uuid4(), override_reason="knows the house", **offer)
    row.refresh_from_db()
    assert (row.chosen_unit_id, row.override_reason, row.version) == (second, "knows the house", 2)


def test_no_unit_at_all_is_an_answer(room: Room) -> None:
    Unit.objects.update(readiness="off_duty")
    row = make(room, flow.awaiting(room))
    assert (row.units, {unit["code"] for unit in row.excluded}) == ([], {"not_ready"})


def test_without_a_place_or_for_a_closed_incident_it_is_refused(room: Room) -> None:
    with pytest.raises(Invalid) as refusal:
        make(room, flow.taking(room))
    assert refusal.value.code == "place_needed"
    incident = flow.awaiting(room)
    incident_close(room.dispatcher, incident_id=incident.pk, outcome="no_unit", reason="none")
    with pytest.raises(Conflict) as closed:
        make(room, incident)
    assert closed.value.code == "incident_closed"


def test_call_takers_do_not_ask_and_other_centres_do_not_know(room: Room) -> None:
    incident = flow.awaiting(room)
    with pytest.raises(NotAllowed):
        recommendation_make(room.call_taker, incident_id=incident.pk)
    with pytest.raises(NotFound):
        recommendation_make(room.dispatcher, incident_id=999_999)


def test_a_call_taker_may_see_it(room: Room) -> None:
    row = make(room, flow.awaiting(room))
    answer = room.client(Role.CALL_TAKER).get(f"/api/v1/recommendations/{row.pk}")
    assert (answer.status_code, answer.json()["units"], answer["ETag"]) == (200, row.units, '"1"')


def test_few_queries_whatever_the_number_of_units(room: Room, django_assert_max_num_queries: Any) -> None:
    for number in range(30):
        room.add_unit(f"B{number}", -123.1 + number / 1_000, 49.25)
    incident = flow.awaiting(room)
    with django_assert_max_num_queries(14):
        make(room, incident)


@pytest.mark.usefixtures("active_protocol")
def test_after_the_nearest_unit_the_next_list_asks_for_what_is_still_owed(room: Room) -> None:
    nearest, other = (room.add_unit(sign, -123.12, 49.26, ["BLS"]) for sign in ("A33", "A34"))
    incident = flow.arrest(room).incident
    first = make(room, incident)
    assert {"A33", "A34"} < {unit["call_sign"] for unit in first.units}
    flow.offered(room, nearest, incident)
    then = make(room, incident)
    assert {unit["call_sign"] for unit in then.units} == {"A31", "A32"}
    assert {"unit": other.pk, "call_sign": "A34", "code": "capability_missing", "params": {"missing": ["PHYS"]}} in (
        then.excluded
    )


def test_who_was_left_out_is_counted_for_every_desk_and_listed_for_who_asks(room: Room) -> None:
    incident = flow.awaiting(room)
    row = make(room, incident, exclude_units=[unit.pk for unit in room.units])
    told = Event.objects.get(type="recommendation.made").payload
    desk = room.client("dispatcher")
    [kept] = desk.get("/api/v1/desk/snapshot").json()["recommendations"]
    assert (told["left_out"], kept["left_out"]) == (2, 2)
    assert "excluded" not in told
    assert "excluded" not in kept
    whole = desk.get(f"/api/v1/recommendations/{row.pk}").json()
    assert [(unit["call_sign"], unit["code"]) for unit in whole["excluded"]] == [
        ("A31", "set_aside"),
        ("A32", "set_aside"),
    ]
