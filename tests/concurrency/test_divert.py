"""A unit is diverted while others act on it: nobody waits for each other for ever, and one of the two counts."""

from uuid import uuid4

from core.alerts.models import Alert
from core.errors import DomainError
from dispatch.assignments.diverting import assignment_divert
from dispatch.assignments.models import Assignment
from dispatch.assignments.states import ACTIVE
from dispatch.assignments.swapping import assignments_swap
from tests.fixtures import flow
from tests.fixtures.rival import at_once
from tests.fixtures.room import Room


def _refusals(outcomes: list[object]) -> list[str]:
    errors = [outcome for outcome in outcomes if isinstance(outcome, Exception)]
    assert all(isinstance(error, DomainError) for error in errors), errors
    return [error.code for error in errors if isinstance(error, DomainError)]


def test_of_two_that_divert_one_unit_one_has_it(committed_room: Room) -> None:
    room = committed_room
    assignment = flow.accepted(room, incident=flow.awaiting(room, level="R3"))
    urgent = [flow.awaiting(room), flow.awaiting(room)]
    outcomes = at_once(
        *(
            lambda incident=incident: assignment_divert(
                room.dispatcher, assignment_id=assignment.pk, incident_id=incident.pk, client_uuid=uuid4()
            )
            for incident in urgent
        )
    )
    assert _refusals(outcomes) == ["divert_not_allowed"]
    [going] = Assignment.objects.filter(state__in=ACTIVE)
    assert going.incident_id in {incident.pk for incident in urgent}
    assert Alert.objects.filter(kind="incident_lost_unit", closed_at=None).count() == 1


def test_a_unit_that_arrives_while_it_is_diverted_is_in_one_place(committed_room: Room) -> None:
    room = committed_room
    assignment = flow.report(room, flow.accepted(room, incident=flow.awaiting(room, level="R3")), "rolling")
    urgent = flow.awaiting(room)
    outcomes = at_once(
        lambda: assignment_divert(
            room.dispatcher, assignment_id=assignment.pk, incident_id=urgent.pk, client_uuid=uuid4()
        ),
        lambda: flow.report(room, assignment, "at_scene"),
    )
    [going] = Assignment.objects.filter(state__in=ACTIVE)
    assignment.refresh_from_db()
    # At the scene it stays; told too late, it goes where it was diverted.
    if assignment.state == "at_scene":
        assert (_refusals(outcomes), going) == (["divert_not_allowed"], assignment)
    else:
        assert (assignment.state, going.incident_id, _refusals(outcomes)) == (
            "aborted",
            urgent.pk,
            ["invalid_transition"],
        )


def test_two_that_swap_the_same_pair_from_either_end_swap_once(committed_room: Room) -> None:
    room = committed_room
    pair = [flow.accepted(room, unit) for unit in room.units]
    outcomes = at_once(
        *(
            lambda one=one, other=other: assignments_swap(
                room.dispatcher, assignment_id=one.pk, other_id=other.pk, client_uuid=uuid4()
            )
            for one, other in (pair, reversed(pair))
        )
    )
    assert _refusals(outcomes) == ["swap_not_allowed"]
    assert {(row.incident_id, row.unit_id) for row in Assignment.objects.filter(state__in=ACTIVE)} == {
        (pair[0].incident_id, pair[1].unit_id),
        (pair[1].incident_id, pair[0].unit_id),
    }
