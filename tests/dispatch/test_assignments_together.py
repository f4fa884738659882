"""A unit diverted, two swapped, several offered: each in one transaction, with what it leaves behind said aloud."""

from typing import Any
from uuid import uuid4

import pytest

from cad.incidents.models import Incident
from core.alerts.models import Alert
from core.errors import Conflict, NotFound
from core.events.models import Event
from dispatch.assignments.diverting import assignment_divert
from dispatch.assignments.models import Assignment
from dispatch.assignments.several import assignments_offer_several
from dispatch.assignments.states import ACTIVE
from dispatch.assignments.swapping import assignments_swap
from dispatch.sla.next_unit import next_unit_propose
from tests.fixtures import flow
from tests.fixtures.room import Room


def divert(room: Room, assignment: Assignment, incident: Incident, **more: Any) -> tuple[Assignment, bool]:
    options = {"client_uuid": uuid4(), **more}
    return assignment_divert(room.dispatcher, assignment_id=assignment.pk, incident_id=incident.pk, **options)


def lost() -> list[Alert]:
    return list(Alert.objects.filter(kind="incident_lost_unit", closed_at=None))


def state_of(incident: Incident) -> str:
    return Incident.objects.get(pk=incident.pk).state


def test_a_unit_goes_to_the_more_urgent_one_and_the_other_awaits_again_with_an_alarm(room: Room) -> None:
    left, urgent = flow.awaiting(room, level="R3"), flow.awaiting(room)
    before = flow.accepted(room, incident=left)
    offered, created = divert(room, before, urgent)
    before.refresh_from_db()
    assert (created, before.state, before.reason) == (True, "aborted", "diverted")
    assert (offered.incident_id, offered.unit_id, offered.state) == (urgent.pk, before.unit_id, "offered")
    assert (state_of(left), state_of(urgent)) == ("awaiting", "under_way")
    [alert] = lost()
    assert (alert.severity, alert.incident_id, alert.assignment_id) == ("critical", left.pk, before.pk)
    assert (alert.params["call_sign"], alert.params["taken_for"]) == (before.unit.call_sign, urgent.number)


def test_the_next_unit_for_the_one_left_is_proposed_and_an_offer_ends_the_alarm(room: Room) -> None:
    left = flow.awaiting(room, level="R3")
    before = flow.accepted(room, room.units[0], left)
    divert(room, before, flow.awaiting(room))
    assert next_unit_propose(before.pk) is True
    assert next_unit_propose(before.pk) is False
    assert lost()[0].params["next_unit"]["id"] == room.units[1].pk
    flow.offered(room, room.units[1], left)
    assert lost() == []


def test_where_others_still_go_there_is_no_alarm(room: Room) -> None:
    left = flow.awaiting(room, level="R3")
    before = flow.accepted(room, room.units[0], left)
    flow.offered(room, room.units[1], left)
    divert(room, before, flow.awaiting(room))
    assert (state_of(left), lost()) == ("under_way", [])


@pytest.mark.parametrize(("level", "to"), [("R1", "R1"), ("R2", "R2"), ("R1", "R2"), ("R4", "R3")])
def test_only_a_more_urgent_one_of_the_two_highest_levels_takes_a_unit(room: Room, level: str, to: str) -> None:
    assignment = flow.accepted(room, incident=flow.awaiting(room, level=level))
    wanted = flow.awaiting(room, level=to)
    events = Event.objects.count()
    with pytest.raises(Conflict) as refused:
        divert(room, assignment, wanted)
    assert (refused.value.code, refused.value.params["level"], refused.value.params["to"]) == (
        "divert_not_allowed",
        level,
        to,
    )
    assert (Event.objects.count(), state_of(wanted)) == (events, "awaiting")


def test_a_unit_at_its_scene_stays_with_its_patient(room: Room) -> None:
    assignment = flow.report(room, flow.accepted(room, incident=flow.awaiting(room, level="R4")), "rolling", "at_scene")
    with pytest.raises(Conflict) as refused:
        divert(room, assignment, flow.awaiting(room))
    assert (refused.value.code, refused.value.params["state"]) == ("divert_not_allowed", "at_scene")


def test_a_diversion_sent_twice_is_made_once(room: Room) -> None:
    before, key = flow.accepted(room, incident=flow.awaiting(room, level="R3")), uuid4()
    urgent = flow.awaiting(room)
    first, again = (divert(room, before, urgent, client_uuid=key) for _ in range(2))
    assert (first[0], first[1], again[0], again[1]) == (again[0], True, first[0], False)


def test_when_the_offer_is_refused_nobody_is_stood_down(room: Room) -> None:
    before, closed = flow.accepted(room, incident=flow.awaiting(room, level="R3")), flow.closed(room)
    with pytest.raises(Conflict) as refused:
        divert(room, before, closed)
    before.refresh_from_db()
    assert (refused.value.code, before.state) == ("incident_not_open", "accepted")


def test_no_unit_is_diverted_to_another_centre(room: Room, neighbour: Room) -> None:
    before = flow.accepted(room, incident=flow.awaiting(room, level="R3"))
    with pytest.raises(NotFound):
        divert(room, before, flow.awaiting(neighbour))


def test_two_units_change_places_and_neither_incident_waits(room: Room) -> None:
    first, second = flow.accepted(room, room.units[0]), flow.offered(room, room.units[1])
    key = uuid4()
    made, created = assignments_swap(room.dispatcher, assignment_id=first.pk, other_id=second.pk, client_uuid=key)
    assert created
    assert {(row.incident_id, row.unit_id, row.state) for row in made} == {
        (first.incident_id, second.unit_id, "offered"),
        (second.incident_id, first.unit_id, "offered"),
    }
    assert {row.reason for row in Assignment.objects.exclude(state__in=ACTIVE)} == {"swapped"}
    assert not Event.objects.filter(type="incident.awaiting_again").exists()
    again, created = assignments_swap(room.dispatcher, assignment_id=first.pk, other_id=second.pk, client_uuid=key)
    assert (again, created) == (made, False)


def test_a_unit_at_its_scene_or_at_the_same_incident_is_not_swapped(room: Room) -> None:
    here = flow.report(room, flow.accepted(room, room.units[0]), "rolling", "at_scene")
    there = flow.offered(room, room.units[1])
    third = flow.offered(room, room.add_unit("A33", -123.12, 49.26), there.incident)
    for one, other in ((here, there), (there, third), (there, there)):
        with pytest.raises(Conflict) as refused:
            assignments_swap(room.dispatcher, assignment_id=one.pk, other_id=other.pk, client_uuid=uuid4())
        assert refused.value.code == "swap_not_allowed"
    assert Assignment.objects.filter(state__in=ACTIVE).count() == 3


def test_of_several_those_that_are_free_go_and_the_other_is_named(room: Room) -> None:
    taken = flow.offered(room, room.units[0])
    third = room.add_unit("A33", -123.12, 49.26)
    incident, key = flow.awaiting(room), uuid4()
    wanted = [unit.pk for unit in room.units]
    several, created = assignments_offer_several(
        room.dispatcher, incident_id=incident.pk, unit_ids=wanted, client_uuid=key
    )
    assert created
    assert [row.unit for row in several.offered] == [room.units[1], third]
    assert [(row.code, row.params["incident"]) for row in several.refused] == [
        ("unit_not_available", taken.incident.number)
    ]
    again, created = assignments_offer_several(
        room.dispatcher, incident_id=incident.pk, unit_ids=wanted, client_uuid=key
    )
    assert (again.offered, created) == (several.offered, False)


def test_several_of_a_ranking_need_a_reason_only_where_the_first_is_left_out(room: Room) -> None:
    ranking = flow.recommended(room)
    ranked = [row["unit"] for row in ranking.units]
    several, _ = assignments_offer_several(
        room.dispatcher,
        incident_id=ranking.incident_id,
        unit_ids=ranked,
        client_uuid=uuid4(),
        recommendation_id=ranking.pk,
    )
    assert [row.unit_id for row in several.offered] == ranked
    ranking.refresh_from_db()
    assert (ranking.chosen_unit_id, ranking.override_reason) == (ranked[0], "")


def test_when_none_of_several_is_free_it_is_refused(room: Room) -> None:
    flow.offered(room, room.units[0])
    with pytest.raises(Conflict) as refused:
        assignments_offer_several(
            room.dispatcher,
            incident_id=flow.awaiting(room).pk,
            unit_ids=[room.units[0].pk],
            client_uuid=uuid4(),
        )
    assert refused.value.code == "unit_not_available"
