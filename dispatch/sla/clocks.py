"""What happens to a clock. Parts of the action that causes it, which holds the lock of the clock's subject."""

from datetime import datetime
from typing import Any

from core.actors import Actor
from core.clock import now
from core.versions import update_guarded
from dispatch.sla.alarms import alarm_lower, alarm_of_waiting_end, alarm_when_over
from dispatch.sla.events import tell_clock
from dispatch.sla.models import Clock, Policy
from dispatch.sla.planning import deadlines, kept, next_deadline
from dispatch.sla.states import CLOCK_STATES, CancelReason, ClockState


def clock_start(actor: Actor, *, policy: Policy, level: str, since: datetime, **about: int | None) -> Clock:
    """Start a clock at `since`, which may lie in the past: the next sweep tells what has passed already."""
    planned = deadlines(since, _limit(policy), policy.warn_s)
    clock = Clock.objects.create(
        centre_id=policy.centre_id,
        stage=policy.stage,
        level=level,
        policy=policy,
        started_at=since,
        warn_at=planned.warn_at,
        due_at=planned.due_at,
        next_at=next_deadline(planned, None),
        **about,
    )
    tell_clock(actor, "clock.started", clock, since)
    return clock


def clock_stop(actor: Actor, clock: Clock, at: datetime) -> None:
    """The stage ended at `at`. A clock that was told late stays breached, unless `at` shows that it was kept."""
    was_late = clock.breached_at is not None
    if kept(clock.due_at, at):
        _write(clock, state=ClockState.MET, stopped_at=at, next_at=None, breached_at=None)
        tell_clock(actor, "clock.met", clock, at)
    else:
        _write(clock, state=ClockState.BREACHED, stopped_at=at, next_at=None, breached_at=clock.breached_at or now())
        tell_clock(actor, "clock.stopped" if was_late else "clock.breached", clock, at)
        alarm_when_over(actor, clock)
    _lower(actor, clock, was_late)


def clock_cancel(actor: Actor, clock: Clock, reason: CancelReason, at: datetime) -> None:
    """The stage will not be reached. That the limit had passed by then is kept in `breached_at`."""
    _write(clock, state=ClockState.CANCELLED, cancel_reason=reason, stopped_at=at, next_at=None)
    tell_clock(actor, "clock.cancelled", clock, at)
    alarm_of_waiting_end(actor, clock, reason)
    _lower(actor, clock, clock.breached_at is not None)


def clock_relevel(actor: Actor, clock: Clock, level: str, policy: Policy | None) -> None:
    """Move an open clock to the limit of another level. Where that has none, the clock is cancelled."""
    if policy is None:
        clock_cancel(actor, clock, CancelReason.NO_LIMIT, now())
        return
    was_late = clock.breached_at is not None
    _write(clock, level=level, policy=policy, **_replanned(clock, policy, clock.started_at))
    tell_clock(actor, "clock.relevelled", clock)
    _lower(actor, clock, was_late)


def clock_correct(actor: Actor, clock: Clock, since: datetime, until: datetime | None) -> None:
    """Times were put right: the limit moves with the start, and whether it was kept is judged anew."""
    if since == clock.started_at and until == clock.stopped_at:
        return
    was_late = clock.breached_at is not None
    changes = {"started_at": since, **_replanned(clock, clock.policy, since)}
    if until is not None:
        was_kept = kept(changes["due_at"], until)
        changes |= {
            "state": ClockState.MET if was_kept else ClockState.BREACHED,
            "breached_at": None if was_kept else clock.breached_at or now(),
            "stopped_at": until,
            "next_at": None,
        }
    _write(clock, **changes)
    tell_clock(actor, "clock.corrected", clock)
    _lower(actor, clock, was_late)


def _lower(actor: Actor, clock: Clock, was_late: bool) -> None:
    """A clock that was late may have been the reason of an alert; the others spare themselves the look."""
    if was_late and (clock.state != ClockState.BREACHED or not clock.is_open):
        alarm_lower(actor, clock)


def _replanned(clock: Clock, policy: Policy, since: datetime) -> dict[str, Any]:
    """An open clock under new deadlines. What lies ahead again will be told again; what has passed was told."""
    planned = deadlines(since, _limit(policy), policy.warn_s)
    moment = now()
    late = clock.breached_at is not None and planned.due_at <= moment
    warned_at = clock.warned_at if planned.warn_at is not None and planned.warn_at <= moment else None
    return {
        "warn_at": planned.warn_at,
        "due_at": planned.due_at,
        "warned_at": warned_at,
        "breached_at": clock.breached_at if late else None,
        "state": ClockState.BREACHED if late else ClockState.RUNNING,
        "next_at": None if late else next_deadline(planned, warned_at),
    }


def _write(clock: Clock, **changes: Any) -> None:
    if "state" in changes and changes["state"] != clock.state:
        CLOCK_STATES.check(clock.state, changes["state"])
    update_guarded(clock, **changes)


def _limit(policy: Policy) -> int:
    if policy.limit_s is None:
        raise ValueError(f"{policy} has no limit and so no clock")
    return policy.limit_s
