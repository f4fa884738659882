"""An offer that nobody accepts: it rings again, then goes to the dispatcher and the duty manager."""

from typing import Any

from django.db.models import QuerySet

from cad.incidents.losing import KIND as LOST_UNIT
from core import clock
from core.actions import action
from core.actors import Actor
from core.alerts.models import Alert
from core.alerts.services import alert_complete, alert_raise
from core.versions import update_guarded
from dispatch.assignments.events import tell_assignment
from dispatch.assignments.models import Assignment
from dispatch.assignments.selectors import assignment_and_incident_for_update
from dispatch.assignments.states import AssignmentState
from dispatch.assignments.times import stage_times

KIND = "offer_not_accepted"
# Alerts about an incident that needs another unit than the one of their assignment.
WAITING_FOR_A_UNIT = (KIND, LOST_UNIT)


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
    _raise(actor, assignment)


def assignment_propose_next(actor: Actor, *, assignment_id: int, next_unit: dict[str, Any] | None) -> bool:
    """Add the next unit to the alert that awaits one for this assignment's incident. Ranked before, outside any lock.

    `next_unit` is `{id, call_sign, total_s, recommendation}`, or None when no unit can go. Says whether it was added:
    False when the alert was closed meanwhile, or has its proposal.
    """
    with action(actor):
        assignment_and_incident_for_update(assignment_id)
        alerts = list(_without_proposal().filter(assignment_id=assignment_id))
        for alert in alerts:
            alert_complete(actor, alert, next_unit=next_unit)
        return bool(alerts)


def assignments_without_proposal(among: list[int] | None = None) -> list[int]:
    """Offers that were escalated, and jobs that a unit was taken from, whose alert names no next unit yet.

    The longest waiting first.
    """
    alerts = _without_proposal()
    if among is not None:
        alerts = alerts.filter(assignment_id__in=among)
    keys = alerts.order_by("raised_at").values_list("assignment_id", flat=True)
    return [key for key in keys if key is not None]


def _without_proposal() -> QuerySet[Alert]:
    return Alert.objects.filter(kind__in=WAITING_FOR_A_UNIT, closed_at=None).exclude(params__has_key="next_unit")


def _raise(actor: Actor, assignment: Assignment) -> None:
    times = stage_times(assignment)
    alert_raise(
        actor,
        centre_id=assignment.centre_id,
        kind=KIND,
        severity="critical",
        about=f"assignment:{assignment.pk}",
        incident_id=assignment.incident_id,
        assignment_id=assignment.pk,
        call_sign=assignment.unit.call_sign,
        incident_number=assignment.incident.number,
        delivered="delivered" in times,
        seen="seen" in times,
    )
