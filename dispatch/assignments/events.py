from collections.abc import Iterable
from datetime import datetime

from core.accounts.actors import person_json
from core.actors import Actor
from core.events.services import record
from dispatch.assignments.models import Assignment, StageTime
from dispatch.assignments.replies import AssignmentReply, WrittenTimeReply
from dispatch.assignments.states import ASSIGNMENT_STATES, REPORTED
from dispatch.assignments.times import stage_time_rows


def assignment_payload(assignment: Assignment) -> AssignmentReply:
    """The public state of an assignment: event, snapshot and API reply alike."""
    following = ASSIGNMENT_STATES.transitions[assignment.state]
    return {
        "id": assignment.pk,
        "version": assignment.version,
        "incident": assignment.incident_id,
        "unit": assignment.unit_id,
        "call_sign": assignment.unit.call_sign,
        "state": assignment.state,
        "allowed": [stage for stage in REPORTED if stage in following],
        "times": {
            stage: {
                **_written(rows[-1]),
                "correction_reason": rows[-1].correction_reason or None,
                "first": _written(rows[0]) if len(rows) > 1 else None,
            }
            for stage, rows in stage_time_rows(assignment).items()
        },
        "reason": assignment.reason or None,
        "empty_run": assignment.empty_run,
        "hospital": assignment.hospital_id,
        "rings": assignment.rings,
        "escalated_at": assignment.escalated_at,
        "recommendation": assignment.recommendation_id,
        "offered_at": assignment.offered_at,
        "offered_by": person_json(assignment.offered_by),
        "sent_by": assignment.sent_by,
    }


def _written(time: StageTime) -> WrittenTimeReply:
    return {
        "occurred_at": time.occurred_at,
        "recorded_at": time.recorded_at,
        "source": time.source,
        "by": time.by,
    }


def tell_assignment(
    actor: Actor,
    type: str,  # noqa: A002
    assignment: Assignment,
    *,
    occurred_at: datetime | None = None,
    topics: Iterable[str] = (),
) -> None:
    record(
        actor,
        type,
        entity="assignment",
        row_id=assignment.pk,
        version=assignment.version,
        payload=assignment_payload(assignment),
        centre_id=assignment.centre_id,
        streams=[f"unit:{assignment.unit_id}"],
        topics=[f"incident:{assignment.incident_id}", f"unit:{assignment.unit_id}", *topics],
        occurred_at=occurred_at,
    )
