"""The record of what the routers reckon with, kept by the process that serves them."""

from collections.abc import Iterable, Mapping
from math import isinf

from cad.geo.graph.modes import Mode
from core import clock
from core.actions import action
from core.actors import Actor
from core.versions import update_guarded
from dispatch.routing.closures.events import tell_closure
from dispatch.routing.conditions.reserve import Reserve
from dispatch.routing.conditions.wanted import Wanted, closure_mark
from dispatch.routing.models import Closure, RoadConditions

ROUTERS = Actor.system("router")


def conditions_announce(wanted: Wanted, reserves: Iterable[Reserve], quicker: Mapping[Mode, float]) -> RoadConditions:
    """Before the routers change over: whoever ranks units must not narrow closer than either state allows."""
    return RoadConditions.objects.create(
        mark=wanted.mark,
        city=wanted.city,
        closures=[[key, version] for key, (version, _) in wanted.closures.items()],
        reserves=[[*reserve.box, None if isinf(reserve.metres) else reserve.metres] for reserve in reserves],
        speeds_id=wanted.speeds,
        hour=wanted.hour,
        quicker={str(mode): times for mode, times in quicker.items()},
        made_at=clock.now(),
    )


def conditions_apply(row: RoadConditions, wanted: Wanted) -> None:
    """After it: the conditions are in force. Closures learn since when, and those whose time is up have ended."""
    now = clock.now()
    with action(ROUTERS):
        RoadConditions.objects.filter(pk=row.pk).update(applied_at=now)
        for closure in Closure.objects.select_for_update().filter(ended_at=None).order_by("pk"):
            _tell_of(closure, wanted)
        for closure in Closure.objects.select_for_update().filter(applied_at__isnull=False, ended_at__isnull=False):
            update_guarded(closure, applied_at=None)
            tell_closure(ROUTERS, "closure.lifted", closure)


def _tell_of(closure: Closure, wanted: Wanted) -> None:
    now = clock.now()
    held = wanted.closures.get(closure.pk)
    if closure.to_at is not None and closure.to_at <= now:
        update_guarded(closure, ended_at=closure.to_at, applied_at=None)
        tell_closure(ROUTERS, "closure.ended", closure)
    elif held and held[1] == closure_mark(closure):
        if closure.applied_at is None:
            update_guarded(closure, applied_at=now)
            tell_closure(ROUTERS, "closure.applied", closure)
    elif closure.applied_at is not None:
        update_guarded(closure, applied_at=None)
        tell_closure(ROUTERS, "closure.lifted", closure)
