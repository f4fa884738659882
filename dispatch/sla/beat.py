"""The watch on the sweep itself: each one says that it ran, and says so aloud when the one before is too long ago."""

import logging
from datetime import timedelta

from core.accounts.models import Centre
from core.actions import action
from core.actors import Actor
from core.alerts.models import Alert
from core.alerts.services import alert_raise, alerts_close
from core.clock import now, of_database
from dispatch.sla.models import SweepBeat

log = logging.getLogger(__name__)

# A sweep runs each second. After this long its standing still is an incident of the system itself.
LATE_AFTER = timedelta(seconds=5)
KIND = "sweep_late"
ABOUT = "sweep"
# Hosts that keep time differ by less. More is a clock that was set back: limits pass late, and what is in force by time
# may be what was in force before.
BACK_BY = timedelta(seconds=5)
SET_BACK = "clock_set_back"


def beat_begin(actor: Actor, by: str) -> None:
    """Write that a sweep runs. Finds, too, whether none ran for too long, and raises the alert in every centre."""
    with action(actor):
        at = now()
        beat, created = SweepBeat.objects.select_for_update().get_or_create(
            pk=1, defaults={"last_ran_at": at, "by": by}
        )
        if created:
            return
        gap = at - beat.last_ran_at
        SweepBeat.objects.update(last_ran_at=at, by=by, lag_s=gap.total_seconds())
        behind = max(beat.last_ran_at, of_database()) - at
        if behind > BACK_BY:
            _alert_set_back(actor, behind)
        if gap > LATE_AFTER:
            _alert_late(actor, gap, beat)
        else:
            _close_acknowledged(actor)


def beat_on(by: str) -> None:
    """Write that a sweep with much to tell is still at it."""
    SweepBeat.objects.update(last_ran_at=now(), by=by)


def beat_end(took_s: float, failed: int) -> None:
    """Write how the sweep went."""
    SweepBeat.objects.update(took_s=took_s, failed=failed)


def sweep_age_s() -> float | None:
    """Seconds since a sweep last began; None when none ever has."""
    beat = SweepBeat.objects.first()
    return (now() - beat.last_ran_at).total_seconds() if beat else None


def sweep_state() -> str:
    """`ok`, or in words what is wrong with the sweep: for the health page."""
    beat = SweepBeat.objects.first()
    if beat is None:
        return "never ran"
    age = now() - beat.last_ran_at
    if age > LATE_AFTER:
        return f"last ran {age.total_seconds():.0f} s ago"
    return f"{beat.failed} clocks could not be told" if beat.failed else "ok"


def _alert_late(actor: Actor, gap: timedelta, beat: SweepBeat) -> None:
    for centre_id in _centres():
        alert_raise(
            actor,
            centre_id=centre_id,
            kind=KIND,
            severity="critical",
            about=f"{ABOUT}:{centre_id}",
            gap_s=round(gap.total_seconds(), 1),
            stood_since=beat.last_ran_at.isoformat(),
        )


def _alert_set_back(actor: Actor, behind: timedelta) -> None:
    log.critical("the clock of this host is %s behind the record", behind)
    for centre_id in _centres():
        alert_raise(
            actor,
            centre_id=centre_id,
            kind=SET_BACK,
            severity="critical",
            about=f"{ABOUT}:{centre_id}",
            behind_s=round(behind.total_seconds(), 1),
        )


def _centres() -> list[int]:
    return list(Centre.objects.order_by("pk").values_list("pk", flat=True))


def _close_acknowledged(actor: Actor) -> None:
    """The sweep is on time again. The alert stays until somebody has seen that it was not."""
    own = Alert.objects.filter(kind__in=(KIND, SET_BACK), closed_at=None, acknowledged_at__isnull=False)
    for about, kind in list(own.order_by("pk").values_list("about", "kind")):
        alerts_close(actor, about=about, kind=kind)
