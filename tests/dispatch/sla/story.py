"""One call told with its times, through the services, so that a test can say what its clocks must show."""

from datetime import datetime
from typing import Any

from cad.calls.models import Call
from cad.calls.services import call_end
from cad.calls.taking import call_answer
from cad.incidents.levels import incident_level_apply
from cad.incidents.models import Incident
from cad.incidents.opening import incident_open
from cad.incidents.selectors import incident_for_update
from cad.incidents.services import incident_place_confirm, incident_send_now
from core import clock
from core.actions import action
from dispatch.assignments.answering import assignment_accept
from dispatch.assignments.claim import assignment_offer
from dispatch.assignments.models import Assignment
from dispatch.assignments.stages import assignment_report_stage
from fleet.units.models import Unit
from tests.dispatch.sla.looking import at
from tests.fixtures import flow
from tests.fixtures.room import Room, new_uuid


def rang(room: Room, when: str) -> Call:
    with clock.frozen(at(when)):
        return flow.ringing(room)


def answered(room: Room, call: Call, when: str) -> Call:
    with clock.frozen(at(when)):
        return call_answer(room.call_taker, call_id=call.pk)


def opened(room: Room, call: Call, when: str) -> Incident:
    with clock.frozen(at(when)):
        return incident_open(room.call_taker, call_id=call.pk, client_uuid=new_uuid())[0]


def taken(room: Room) -> Incident:
    """Rang at 10:00:00, answered at 10:00:08, opened at 10:00:10; no level yet."""
    return opened(room, answered(room, rang(room, "10:00:00"), "10:00:08"), "10:00:10")


def placed(room: Room, incident: Incident, when: str = "10:00:20") -> Incident:
    with clock.frozen(at(when)):
        return incident_place_confirm(
            room.call_taker,
            incident_id=incident.pk,
            version=incident.version,
            lon=-123.11,
            lat=49.265,
            datum="wgs84",
            label="West Broadway 900",
            method="house_number",
        )


def awaiting(room: Room, level: str = "R1", when: str = "10:00:30") -> Incident:
    incident = placed(room, taken(room))
    with clock.frozen(at(when)):
        return incident_send_now(room.call_taker, incident_id=incident.pk, level=level)


def levelled(room: Room, incident: Incident, level: str, when: str) -> None:
    """What triage does when its answers change the level."""
    with clock.frozen(at(when)), action(room.call_taker):
        incident_level_apply(
            room.call_taker,
            incident_for_update(incident.pk),
            level=level,
            determinant=f"TEST-{level}",
            card="CHEST",
            resources=[],
            units=1,
        )


def offered(room: Room, incident: Incident, when: str = "10:00:58", unit: Unit | None = None) -> Assignment:
    with clock.frozen(at(when)):
        return assignment_offer(
            room.dispatcher, incident_id=incident.pk, unit_id=(unit or room.units[0]).pk, client_uuid=new_uuid()
        )[0]


def accepted(room: Room, assignment: Assignment, when: str = "10:01:20") -> Assignment:
    with clock.frozen(at(when)):
        return assignment_accept(room.tablet(assignment.unit), assignment_id=assignment.pk, client_uuid=new_uuid())[0]


def reached(
    room: Room, assignment: Assignment, stage: str, when: str, said_at: datetime | None = None, **fields: Any
) -> Assignment:
    """The unit was at the stage at `when`; it could say so at `said_at` only (at once, if not given)."""
    with clock.frozen(said_at or at(when)):
        return assignment_report_stage(
            room.tablet(assignment.unit),
            assignment_id=assignment.pk,
            client_uuid=new_uuid(),
            stage=stage,
            occurred_at=at(when),
            **fields,
        )[0]


def ended(room: Room, incident: Incident, when: str) -> None:
    with clock.frozen(at(when)):
        call_end(room.call_taker, call_id=incident.calls.get().pk, outcome="dispatched")


def whole(room: Room) -> Incident:
    """From the ring to clear, with the times of the worked example in docs/clocks.md."""
    incident = awaiting(room)
    assignment = accepted(room, offered(room, incident))
    ended(room, incident, "10:03:30")
    reached(room, assignment, "rolling", "10:04:25")
    reached(room, assignment, "at_scene", "10:12:00")
    reached(room, assignment, "at_patient", "10:13:10")
    reached(room, assignment, "left_scene", "10:30:00")
    reached(room, assignment, "at_hospital", "10:40:00")
    reached(room, assignment, "handed_over", "10:55:00")
    reached(room, assignment, "clear", "11:05:00")
    return incident
