"""Units diverted, swapped, offered together."""

from uuid import uuid4

from dispatch.assignments.diverting import assignment_divert
from dispatch.assignments.several import assignments_offer_several
from dispatch.assignments.swapping import assignments_swap
from dispatch.sla.next_unit import next_unit_propose
from tests.contracts.acts.prepared import Prepared
from tests.fixtures import flow
from tests.fixtures.room import Room


def _divert(room: Room) -> Prepared:
    assignment = flow.accepted(room, room.units[0], flow.awaiting(room, level="R3"))
    urgent = flow.awaiting(room)
    return lambda: assignment_divert(
        room.dispatcher, assignment_id=assignment.pk, incident_id=urgent.pk, client_uuid=uuid4()
    )


def _propose_after_divert(room: Room) -> Prepared:
    assignment = flow.accepted(room, room.units[0], flow.awaiting(room, level="R3"))
    assignment_divert(
        room.dispatcher, assignment_id=assignment.pk, incident_id=flow.awaiting(room).pk, client_uuid=uuid4()
    )
    return lambda: next_unit_propose(assignment.pk)


def _swap(room: Room) -> Prepared:
    first, second = flow.accepted(room, room.units[0]), flow.offered(room, room.units[1])
    return lambda: assignments_swap(room.dispatcher, assignment_id=first.pk, other_id=second.pk, client_uuid=uuid4())


def _offer_several(room: Room) -> Prepared:
    incident = flow.awaiting(room)
    units = [unit.pk for unit in room.units]
    return lambda: assignments_offer_several(
        room.dispatcher, incident_id=incident.pk, unit_ids=units, client_uuid=uuid4()
    )
