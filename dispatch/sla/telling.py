"""Telling one clock: the warning and the breach, each written and told once, with what follows from it."""

from datetime import datetime

from core.actions import action
from core.actors import Actor
from core.versions import update_guarded
from dispatch.assignments.alerting import assignment_escalate, assignment_ring_again
from dispatch.assignments.models import Assignment
from dispatch.sla.alarms import alarm_raise
from dispatch.sla.events import tell_clock
from dispatch.sla.models import Clock
from dispatch.sla.states import CLOCK_STATES, ClockState, Stage
from dispatch.sla.subjects import Subject, clock_if_due, subject_if_free


def clock_tell(found: Clock, at: datetime) -> bool:
    """Tell what the clock has to tell by `at`. False when it is not free just now, or was told meanwhile.

    One action of its own: the subject's lock first, the clock's after it, and the guard again under both. Two sweeps
    at once find the same clocks and tell each once.
    """
    actor = Actor.system("sweep", found.centre_id)
    with action(actor):
        subject = subject_if_free(found)
        clock = clock_if_due(found) if subject is not None else None
        if subject is None or clock is None:
            return False
        if clock.warn_at is not None and clock.warned_at is None and clock.warn_at <= at:
            _warn(actor, clock, subject, at)
        if clock.due_at <= at:
            _breach(actor, clock, subject, at)
        return True


def _warn(actor: Actor, clock: Clock, subject: Subject, at: datetime) -> None:
    update_guarded(clock, warned_at=at, next_at=clock.due_at)
    tell_clock(actor, "clock.warned", clock, clock.warn_at)
    if clock.stage == Stage.NOTIFICATION and isinstance(subject, Assignment):
        assignment_ring_again(actor, subject)


def _breach(actor: Actor, clock: Clock, subject: Subject, at: datetime) -> None:
    CLOCK_STATES.check(clock.state, ClockState.BREACHED)
    update_guarded(clock, state=ClockState.BREACHED, breached_at=at, next_at=None)
    tell_clock(actor, "clock.breached", clock, clock.due_at)
    if clock.stage == Stage.NOTIFICATION and isinstance(subject, Assignment):
        assignment_escalate(actor, subject)
    alarm_raise(actor, clock)
