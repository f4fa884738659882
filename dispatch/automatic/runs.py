"""What happens to a run. Parts of the action that causes it, which holds the incident's lock."""

from datetime import timedelta
from typing import Any

from django.db import transaction

from core import clock
from core.actors import Actor
from core.alerts.services import alert_raise, alerts_close
from core.versions import update_guarded
from dispatch.automatic.asking import ask_to_send_aside
from dispatch.automatic.events import tell_run
from dispatch.automatic.models import AutomaticRun
from dispatch.automatic.states import RUN_STATES, RunReason, RunState

KIND = "automatic_needs_you"
# The task begins with the commit; a run that is still waiting after this long lost it, and the sweep takes it up.
SWEPT_AFTER = timedelta(seconds=1)
TRIED_AGAIN_AFTER = timedelta(seconds=15)


def run_begin(actor: Actor, *, centre_id: int, incident_id: int) -> AutomaticRun:
    """Begin to look for a unit. The search itself comes after the commit."""
    at = clock.now()
    run = AutomaticRun.objects.create(
        centre_id=centre_id, incident_id=incident_id, begun_at=at, due_at=at + SWEPT_AFTER
    )
    tell_run(actor, "automatic_run.begun", run)
    transaction.on_commit(lambda: ask_to_send_aside(run.pk))
    return run


def run_need_person(actor: Actor, run: AutomaticRun, reason: RunReason) -> None:
    """A person has to send, and is told so aloud; once for each reason. The system tries again all the same."""
    due_at = clock.now() + TRIED_AGAIN_AFTER
    if (run.state, run.reason) == (RunState.NEEDS_YOU, reason):
        AutomaticRun.objects.filter(pk=run.pk).update(due_at=due_at)
        return
    _write(run, state=RunState.NEEDS_YOU, reason=reason, due_at=due_at)
    tell_run(actor, "automatic_run.needs_you", run)
    alert_raise(
        actor,
        centre_id=run.centre_id,
        kind=KIND,
        severity="critical",
        about=f"incident:{run.incident_id}",
        incident_id=run.incident_id,
        incident_number=run.incident.number,
        reason=reason.value,
    )


def run_end(actor: Actor, run: AutomaticRun, state: RunState, **changes: Any) -> None:
    """The search is over: `offered`, `superseded` (`assignment_id` each) or `stopped` (`reason`)."""
    _write(run, state=state, ended_at=clock.now(), **{"reason": "", **changes})
    tell_run(actor, f"automatic_run.{state}", run)
    alerts_close(actor, about=f"incident:{run.incident_id}", kind=KIND)


def _write(run: AutomaticRun, **changes: Any) -> None:
    if changes["state"] != run.state:
        RUN_STATES.check(run.state, changes["state"])
    update_guarded(run, **changes)
