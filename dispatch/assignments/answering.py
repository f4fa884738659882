"""What the crew says to an offer: delivered, seen, accepted, declined. Three times, not one."""

from datetime import datetime
from uuid import UUID

from core.actions import action
from core.actors import Actor, require
from core.alerts.services import alert_raise, alerts_close
from core.idempotency.services import once
from core.versions import update_guarded
from dispatch.assignments.events import tell_assignment
from dispatch.assignments.models import Assignment
from dispatch.assignments.permissions import may_report_for_unit
from dispatch.assignments.selectors import assignment_and_incident_for_update, assignment_get
from dispatch.assignments.settling import settle_incident
from dispatch.assignments.states import ASSIGNMENT_STATES, AssignmentState
from dispatch.assignments.times import stage_time_write, stage_times

# Somebody has to send another unit.
DECLINED = "assignment_declined"


def assignment_note_receipt(
    actor: Actor, *, assignment_id: int, stage: str, occurred_at: datetime | None = None
) -> Assignment:
    """The offer was `delivered` to the tablet, or `seen` on it. Said twice it counts once; late it is still kept."""
    with action(actor):
        assignment, _incident = assignment_and_incident_for_update(assignment_id)
        require(may_report_for_unit, actor, assignment)
        if stage not in stage_times(assignment):
            time = stage_time_write(actor, assignment, stage, occurred_at)
            update_guarded(assignment)
            tell_assignment(actor, f"assignment.{stage}", assignment, occurred_at=time.occurred_at)
        return assignment


def assignment_accept(
    actor: Actor, *, assignment_id: int, client_uuid: UUID, occurred_at: datetime | None = None
) -> tuple[Assignment, bool]:
    """The crew takes the job."""
    with action(actor):
        assignment, _incident = assignment_and_incident_for_update(assignment_id)
        require(may_report_for_unit, actor, assignment)

        def run() -> int:
            ASSIGNMENT_STATES.check(assignment.state, AssignmentState.ACCEPTED)
            time = stage_time_write(actor, assignment, AssignmentState.ACCEPTED, occurred_at)
            update_guarded(assignment, state=AssignmentState.ACCEPTED)
            alerts_close(actor, about=f"assignment:{assignment.pk}")
            tell_assignment(actor, "assignment.accepted", assignment, occurred_at=time.occurred_at)
            return assignment.pk

        body = {"assignment": assignment_id, "at": occurred_at}
        _, created = once(actor, client_uuid, "assignment_accept", body, run)
        return assignment_get(assignment_id), created


def assignment_decline(actor: Actor, *, assignment_id: int, client_uuid: UUID, reason: str) -> tuple[Assignment, bool]:
    """The crew cannot take the job, with a reason. The incident awaits a unit again and the dispatcher is told."""
    with action(actor):
        assignment, incident = assignment_and_incident_for_update(assignment_id)
        require(may_report_for_unit, actor, assignment)

        def run() -> int:
            ASSIGNMENT_STATES.check(assignment.state, AssignmentState.DECLINED)
            time = stage_time_write(actor, assignment, AssignmentState.DECLINED, None)
            update_guarded(assignment, state=AssignmentState.DECLINED, reason=reason)
            alerts_close(actor, about=f"assignment:{assignment.pk}")
            tell_assignment(actor, "assignment.declined", assignment, occurred_at=time.occurred_at)
            alert_raise(
                actor,
                centre_id=assignment.centre_id,
                kind=DECLINED,
                severity="critical",
                about=f"assignment:{assignment.pk}",
                incident_id=incident.pk,
                assignment_id=assignment.pk,
                call_sign=assignment.unit.call_sign,
                incident_number=incident.number,
                reason=reason,
            )
            settle_incident(actor, incident)
            return assignment.pk

        body = {"assignment": assignment_id, "reason": reason}
        _, created = once(actor, client_uuid, "assignment_decline", body, run)
        return assignment_get(assignment_id), created
