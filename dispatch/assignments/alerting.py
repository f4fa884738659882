"""An offer that nobody accepts: it rings again, then goes to the dispatcher and the duty manager."""

from core import clock
from core.actions import action
from core.actors import Actor
from core.alerts.services import alert_raise
from core.versions import update_guarded
from dispatch.assignments.events import tell_assignment
from dispatch.assignments.models import Assignment
from dispatch.assignments.selectors import assignment_and_incident_for_update
from dispatch.assignments.states import AssignmentState
from dispatch.assignments.times import stage_times


def assignment_ring_again(actor: Actor, assignment: Assignment) -> None:
    """Ring a locked offer once more on the tablet, within the caller's action."""
    if assignment.state != AssignmentState.OFFERED:
        return
    update_guarded(assignment, rings=assignment.rings + 1)
    tell_assignment(actor, "assignment.realerted", assignment)


def assignment_escalate(actor: Actor, assignment: Assignment) -> None:
    """Tell the desks that a locked offer was not accepted in time, within the caller's action. Once."""
    if assignment.state != AssignmentState.OFFERED or assignment.escalated_at is not None:
        return
    update_guarded(assignment, escalated_at=clock.now())
    tell_assignment(actor, "assignment.escalated", assignment)
    times = stage_times(assignment)
    alert_raise(
        actor,
        centre_id=assignment.centre_id,
        kind="offer_not_accepted",
        severity="critical",
        about=f"assignment:{assignment.pk}",
        incident_id=assignment.incident_id,
        assignment_id=assignment.pk,
        call_sign=assignment.unit.call_sign,
        incident_number=assignment.incident.number,
        delivered="delivered" in times,
        seen="seen" in times,
    )


def assignment_propose_next(
    actor: Actor, *, assignment_id: int, unit_id: int, call_sign: str, recommendation_id: int, total_s: float
) -> None:
    """Add the next unit to the alert of an offer that was not accepted. Ranked before, outside any lock."""
    with action(actor):
        assignment, incident = assignment_and_incident_for_update(assignment_id)
        if assignment.state != AssignmentState.OFFERED or assignment.escalated_at is None:
            return
        times = stage_times(assignment)
        alert_raise(
            actor,
            centre_id=assignment.centre_id,
            kind="offer_not_accepted",
            severity="critical",
            about=f"assignment:{assignment.pk}",
            incident_id=incident.pk,
            assignment_id=assignment.pk,
            call_sign=assignment.unit.call_sign,
            incident_number=incident.number,
            delivered="delivered" in times,
            seen="seen" in times,
            next_unit={"id": unit_id, "call_sign": call_sign, "total_s": total_s, "recommendation": recommendation_id},
        )
