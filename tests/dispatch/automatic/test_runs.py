"""When the system looks for a unit by itself, and when it leaves an incident to people."""

from datetime import timedelta
from uuid import uuid4

import pytest

from cad.incidents.levels import incident_level_apply
from cad.incidents.models import Incident
from cad.incidents.selectors import incident_for_update
from cad.incidents.waiting import incident_close, incident_hold, incident_wake
from core import clock
from core.actions import action
from core.errors import Conflict, NotAllowed
from core.events.models import Event
from core.versions import update_guarded
from dispatch.assignments.answering import assignment_decline
from dispatch.assignments.models import Assignment
from dispatch.assignments.stages import assignment_abort
from dispatch.automatic.models import AutomaticRun, AutomaticSwitch
from dispatch.automatic.services import automatic_stop, automatic_switch
from tests.dispatch.automatic.switching import offer_by_itself, runs, switch_on
from tests.fixtures import flow
from tests.fixtures.room import Room


def relevel(room: Room, incident: Incident, level: str) -> None:
    with action(room.call_taker):
        locked = incident_for_update(incident.pk)
        incident_level_apply(
            room.call_taker, locked, level=level, determinant=level, card="", resources=["BLS"], units=1
        )


def hold(room: Room, incident: Incident) -> None:
    wake_at = clock.now() + timedelta(minutes=5)
    incident_hold(room.dispatcher, incident_id=incident.pk, reason="traffic", wake_at=wake_at)


def abort(room: Room, assignment: Assignment) -> None:
    assignment_abort(room.dispatcher, assignment_id=assignment.pk, client_uuid=uuid4(), reason="other")


def decline(room: Room, assignment: Assignment) -> None:
    assignment_decline(
        room.tablet(assignment.unit), assignment_id=assignment.pk, client_uuid=uuid4(), reason="vehicle_fault"
    )


def test_a_centre_that_has_not_switched_it_on_is_left_to_its_dispatchers(room: Room) -> None:
    flow.awaiting(room)
    assert runs() == []


def test_it_begins_when_level_and_place_are_known_in_the_same_transaction(room: Room) -> None:
    switch_on(room)
    incident = flow.awaiting(room)
    run = AutomaticRun.objects.get()
    assert (run.incident_id, run.state, run.assignment_id) == (incident.pk, "waiting", None)
    event = Event.objects.get(type="automatic_run.begun")
    assert event.topics == [f"automatic_run:{run.pk}", f"incident:{incident.pk}"]
    assert event.actor["key"] == room.call_taker.key


def test_another_level_is_left_to_the_dispatchers_until_it_becomes_r1(room: Room) -> None:
    switch_on(room)
    incident = flow.awaiting(room, level="R3")
    assert runs() == []
    relevel(room, incident, "R1")
    assert runs() == [("waiting", "")]
    relevel(room, incident, "R2")
    assert runs() == [("stopped", "level")]
    relevel(room, incident, "R1")
    assert runs() == [("stopped", "level"), ("waiting", "")]


def test_a_drill_takes_no_unit_by_itself(room: Room) -> None:
    switch_on(room)
    incident = flow.placed(room)
    update_guarded(incident, drill=True)
    relevel(room, incident, "R1")
    incident.refresh_from_db()
    assert (incident.state, runs()) == ("awaiting", [])


def test_a_dispatcher_who_sends_first_ends_it(room: Room) -> None:
    switch_on(room)
    assignment = flow.offered(room, incident=flow.awaiting(room))
    run = AutomaticRun.objects.get()
    assert (run.state, run.assignment_id) == ("superseded", assignment.pk)
    assert assignment.sent_by == "dispatcher"


def test_a_dispatcher_stops_it_and_has_the_incident_in_hand(room: Room) -> None:
    switch_on(room)
    incident = flow.awaiting(room)
    for _ in range(2):  # again it changes nothing
        run = automatic_stop(room.dispatcher, run_id=AutomaticRun.objects.get().pk)
        assert (run.state, run.reason, run.stopped_by_id) == ("stopped", "by_hand", room.dispatcher.user_id)
    relevel(room, incident, "R2")
    relevel(room, incident, "R1")
    assert runs() == [("stopped", "by_hand")]
    assert Event.objects.filter(type="automatic_run.stopped").count() == 1


def test_only_who_dispatches_stops_it(room: Room) -> None:
    switch_on(room)
    flow.awaiting(room)
    with pytest.raises(NotAllowed):
        automatic_stop(room.call_taker, run_id=AutomaticRun.objects.get().pk)
    assert runs() == [("waiting", "")]


def test_what_was_sent_is_not_stopped_but_aborted_and_then_it_is_in_hand(room: Room) -> None:
    switch_on(room)
    flow.awaiting(room)
    assignment = offer_by_itself(room)
    with pytest.raises(Conflict) as refused:
        automatic_stop(room.dispatcher, run_id=AutomaticRun.objects.get().pk)
    assert (refused.value.code, refused.value.params["assignment"]) == ("automatic_has_sent", assignment.pk)
    abort(room, assignment)
    assert runs() == [("offered", "")]


def test_a_held_incident_is_in_hand_when_it_wakes(room: Room) -> None:
    switch_on(room)
    incident = flow.awaiting(room)
    hold(room, incident)
    incident_wake(room.dispatcher, incident_id=incident.pk)
    assert runs() == [("stopped", "held")]


def test_a_closed_incident_ends_it(room: Room) -> None:
    switch_on(room)
    incident = flow.awaiting(room)
    incident_close(room.dispatcher, incident_id=incident.pk, outcome="aborted", reason="已自行就医")
    assert runs() == [("stopped", "closed")]


def test_a_crew_that_declines_has_the_next_unit_sent(room: Room) -> None:
    switch_on(room)
    flow.awaiting(room)
    decline(room, offer_by_itself(room))
    assert runs() == [("offered", ""), ("waiting", "")]


def test_after_one_unit_was_stood_down_a_decline_is_for_people(room: Room) -> None:
    switch_on(room)
    incident = flow.awaiting(room)
    first, second = flow.offered(room, room.units[0], incident), flow.offered(room, room.units[1], incident)
    abort(room, first)
    decline(room, second)
    assert runs() == [("superseded", "")]


def test_the_duty_manager_switches_it_and_the_dispatcher_does_not(room: Room) -> None:
    with pytest.raises(NotAllowed):
        automatic_switch(room.dispatcher, centre_id=room.centre.pk, level="R1", on=True)
    for _ in range(2):
        switch_on(room)
    switch = AutomaticSwitch.objects.get()
    assert (switch.on, switch.version, switch.set_by) == (True, 1, room.actor("duty_manager").label)
    automatic_switch(room.actor("administrator"), centre_id=room.centre.pk, level="R1", on=False)
    assert list(Event.objects.filter(entity="automatic_switch").values_list("type", flat=True)) == [
        "automatic_switch.on",
        "automatic_switch.off",
    ]
    flow.awaiting(room)
    assert runs() == []
