"""Whatever the crew and the desk send, in whatever order, an assignment only takes steps of its table."""

from datetime import timedelta
from itertools import pairwise
from typing import Any
from uuid import uuid4

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core import clock
from core.errors import DomainError
from dispatch.assignments.answering import assignment_accept, assignment_decline, assignment_note_receipt
from dispatch.assignments.models import Assignment
from dispatch.assignments.stages import assignment_abort, assignment_report_stage
from dispatch.assignments.states import ACTIVE, ASSIGNMENT_STATES, ENDED, REPORTED
from tests.fixtures import flow
from tests.fixtures.room import Room

STEPS = st.lists(
    st.sampled_from(["accept", "decline", "abort", "delivered", "seen", *(stage.value for stage in REPORTED)]),
    min_size=1,
    max_size=14,
)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps=STEPS, lateness=st.integers(min_value=0, max_value=40))
def test_no_order_of_messages_leads_off_the_table(room: Room, steps: list[str], lateness: int) -> None:
    unit = room.add_unit(f"U{uuid4().hex[:6]}", -123.1, 49.26)
    assignment = flow.offered(room, unit)
    walked, refusals = [assignment.state], set()
    for step in steps:
        at = clock.now() - timedelta(seconds=lateness)
        try:
            _send(room, assignment, step, at)
        except DomainError as refusal:
            refusals.add(refusal.code)
        assignment = Assignment.objects.select_related("unit", "incident").get(pk=assignment.pk)
        if assignment.state != walked[-1]:
            walked.append(assignment.state)
    assert refusals <= {"invalid_transition", "time_out_of_order"}
    assert all(ASSIGNMENT_STATES.allows(old, new) for old, new in pairwise(walked))
    _the_rest_agrees(assignment)


def _send(room: Room, assignment: Assignment, step: str, at: Any) -> None:
    tablet = room.tablet(assignment.unit)
    about: dict[str, Any] = {"assignment_id": assignment.pk, "client_uuid": uuid4()}
    match step:
        case "accept":
            assignment_accept(tablet, occurred_at=at, **about)
        case "decline":
            assignment_decline(tablet, reason="vehicle_fault", **about)
        case "abort":
            assignment_abort(room.dispatcher, reason="other", **about)
        case "delivered" | "seen":
            assignment_note_receipt(tablet, assignment_id=assignment.pk, stage=step, occurred_at=at)
        case _:
            assignment_report_stage(tablet, stage=step, occurred_at=at, reason="no_patient", **about)


def _the_rest_agrees(assignment: Assignment) -> None:
    """The incident follows its only assignment, and the unit is held exactly while the job is active."""
    expected = {"clear": "closed", "declined": "awaiting", "aborted": "awaiting"}
    assert assignment.incident.state == expected.get(assignment.state, "under_way")
    held = Assignment.objects.filter(unit=assignment.unit, state__in=ACTIVE).count()
    assert held == (0 if assignment.state in ENDED else 1)
    stages = list(assignment.times.values_list("stage", flat=True))
    assert len(stages) == len(set(stages))
