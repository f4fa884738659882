"""Alerts about clocks that passed their limit: one for a call, incident or assignment, however many are late."""

from cad.incidents.welfare import NOT_REACHED_ALERT
from core.actors import Actor
from core.alerts.services import alert_raise, alerts_close
from dispatch.sla.models import Clock
from dispatch.sla.states import CancelReason, ClockState, Stage

KIND = "clock_breached"

# An offer that is not accepted has an alert of its own; a long call is nobody's alarm.
SEVERITY = {
    Stage.ANSWER: "critical",
    Stage.PARKED: "critical",
    Stage.CALLBACK: "critical",
    Stage.PROCESSING: "critical",
    Stage.RESPONSE: "critical",
    Stage.COMPRESSION: "critical",
    Stage.WELFARE: "critical",
    Stage.DECLARATION: "critical",
    Stage.TURNOUT: "warning",
    Stage.HANDOVER: "warning",
}


# Known only when it is over: nothing counts on, so this alert stays until somebody has seen it.
LATE_RECOGNITION = "recognition_late"


def alarm_raise(actor: Actor, clock: Clock) -> None:
    """Tell the desks that a breached clock counts on, within the caller's action."""
    if clock.stage not in SEVERITY:
        return
    late = _late_beside(clock)
    stages = [Stage(row.stage) for row in late]
    alert_raise(
        actor,
        centre_id=clock.centre_id,
        kind=KIND,
        severity="critical" if "critical" in {SEVERITY[stage] for stage in stages} else "warning",
        about=clock.about,
        call_id=clock.call_id,
        incident_id=clock.incident_id,
        assignment_id=clock.assignment_id,
        stages=[stage.value for stage in stages],
        clocks=[row.pk for row in late],
        level=clock.level or None,
    )


def alarm_lower(actor: Actor, clock: Clock) -> None:
    """Close the alert when nothing of its subject is late any more, within the caller's action."""
    if clock.stage in SEVERITY and not _late_beside(clock):
        alerts_close(actor, about=clock.about, kind=KIND)


def alarm_when_over(actor: Actor, clock: Clock) -> None:
    """Tell that an arrest was recognised late, which is known only then, within the caller's action."""
    if clock.stage == Stage.RECOGNITION and clock.stopped_at is not None:
        alert_raise(
            actor,
            centre_id=clock.centre_id,
            kind=LATE_RECOGNITION,
            severity="warning",
            about=clock.about,
            incident_id=clock.incident_id,
            after_s=round((clock.stopped_at - clock.started_at).total_seconds()),
            limit_s=round((clock.due_at - clock.started_at).total_seconds()),
        )


def alarm_of_waiting_end(actor: Actor, clock: Clock, reason: CancelReason) -> None:
    """Nobody has to be rung any more: a unit is at the scene, or the incident is closed."""
    if clock.stage == Stage.WELFARE and reason != CancelReason.NO_LIMIT:
        alerts_close(actor, about=clock.about, kind=NOT_REACHED_ALERT)


def _late_beside(clock: Clock) -> list[Clock]:
    """The late clocks of the same subject that still count, this one among them if it does."""
    rows = Clock.objects.filter(
        call=clock.call_id,
        incident=clock.incident_id,
        assignment=clock.assignment_id,
        patient=clock.patient_id,
        state=ClockState.BREACHED,
        stopped_at=None,
        stage__in=SEVERITY,
    )
    return list(rows.order_by("pk"))
