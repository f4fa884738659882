"""Units recommended, offered and on their way."""

from datetime import timedelta
from uuid import uuid4

from core import clock
from dispatch.assignments.answering import assignment_accept, assignment_decline, assignment_note_receipt
from dispatch.assignments.claim import assignment_offer
from dispatch.assignments.stages import assignment_abort, assignment_correct_time
from dispatch.recommendation.services import recommendation_make
from tests.contracts.acts.prepared import Prepared
from tests.fixtures import flow
from tests.fixtures.room import Room


def _offer(room: Room) -> Prepared:
    incident = flow.awaiting(room)
    return lambda: assignment_offer(
        room.dispatcher, incident_id=incident.pk, unit_id=room.units[0].pk, client_uuid=uuid4()
    )


def _offer_recommended(room: Room) -> Prepared:
    ranking = flow.recommended(room)
    return lambda: assignment_offer(
        room.dispatcher,
        incident_id=ranking.incident_id,
        unit_id=ranking.units[0]["unit"],
        client_uuid=uuid4(),
        recommendation_id=ranking.pk,
    )


def _reinforce(room: Room) -> Prepared:
    incident = flow.offered(room, room.units[1]).incident
    return lambda: flow.offered(room, room.units[0], incident)


def _deliver(room: Room) -> Prepared:
    assignment = flow.offered(room)
    return lambda: assignment_note_receipt(room.tablet(assignment.unit), assignment_id=assignment.pk, stage="delivered")


def _accept(room: Room) -> Prepared:
    assignment = flow.offered(room)
    return lambda: assignment_accept(room.tablet(assignment.unit), assignment_id=assignment.pk, client_uuid=uuid4())


def _decline(room: Room) -> Prepared:
    assignment = flow.offered(room)
    return lambda: assignment_decline(
        room.tablet(assignment.unit), assignment_id=assignment.pk, client_uuid=uuid4(), reason="vehicle_fault"
    )


def _abort(room: Room) -> Prepared:
    assignment = flow.accepted(room)
    return lambda: assignment_abort(
        room.dispatcher, assignment_id=assignment.pk, client_uuid=uuid4(), reason="caller_cancelled"
    )


def _stage(room: Room) -> Prepared:
    assignment = flow.accepted(room)
    return lambda: flow.report(room, assignment, "rolling")


def _handover(room: Room) -> Prepared:
    assignment = flow.report(room, flow.accepted(room), "rolling", "at_scene", "left_scene")
    return lambda: flow.report(room, assignment, "at_hospital", hospital_id=room.hospital.pk)


def _clear(room: Room) -> Prepared:
    assignment = flow.report(room, flow.accepted(room), *flow.ALL_STAGES[:-1])
    return lambda: flow.report(room, assignment, "clear")


def _correct(room: Room) -> Prepared:
    assignment = flow.report(room, flow.accepted(room), "rolling")
    return lambda: assignment_correct_time(
        room.dispatcher,
        assignment_id=assignment.pk,
        stage="rolling",
        occurred_at=clock.now() - timedelta(seconds=5),
        reason="按错",
    )


def _offer_triaged(room: Room) -> Prepared:
    session = flow.arrest(room)
    return lambda: flow.offered(room, incident=session.incident)


def _recommend(room: Room) -> Prepared:
    incident = flow.awaiting(room)
    return lambda: recommendation_make(room.dispatcher, incident_id=incident.pk)
