"""Alerts about clocks that passed their limit: one for a call, incident or assignment, however many are late."""

from core.actors import Actor
from core.alerts.services import alert_raise, alerts_close
from dispatch.sla.models import Clock
from dispatch.sla.states import ClockState, Stage

KIND = "clock_breached"

# An offer that is not accepted has an alert of its own; a long call is nobody's alarm.
SEVERITY = {
    Stage.ANSWER: "critical",
    Stage.PROCESSING: "critical",
    Stage.RESPONSE: "critical",
    Stage.TURNOUT: "warning",
    Stage.HANDOVER: "warning",
}


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


def _late_beside(clock: Clock) -> list[Clock]:
    """The late clocks of the same subject that still count, this one among them if it does."""
    rows = Clock.objects.filter(
        call=clock.call_id,
        incident=clock.incident_id,
        assignment=clock.assignment_id,
        state=ClockState.BREACHED,
        stopped_at=None,
        stage__in=SEVERITY,
    )
    return list(rows.order_by("pk"))
