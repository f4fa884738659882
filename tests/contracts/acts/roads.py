"""Closures and the roads that follow them."""

from datetime import timedelta

from core import clock
from dispatch.routing.closures.services import closure_change, closure_end
from dispatch.routing.conditions.services import conditions_announce, conditions_apply
from dispatch.routing.conditions.wanted import wanted_now
from tests.contracts.acts.prepared import Prepared
from tests.fixtures import flow
from tests.fixtures.room import Room


def _closure_open(room: Room) -> Prepared:
    return lambda: flow.closure(room)


def _closure_change(room: Room) -> Prepared:
    closure = flow.closure(room)
    return lambda: closure_change(
        room.dispatcher, closure_id=closure.pk, version=closure.version, changes={"reason": "抢修"}
    )


def _closure_end(room: Room) -> Prepared:
    closure = flow.closure(room)
    return lambda: closure_end(room.dispatcher, closure_id=closure.pk)


def _closure_apply(room: Room) -> Prepared:
    flow.closure(room)
    return _roads_follow


def _closure_expire(room: Room) -> Prepared:
    flow.closure(room)
    _roads_follow()
    return lambda: _roads_follow(timedelta(hours=3))


def _roads_follow(later: timedelta = timedelta(0)) -> None:
    """As the process of the routers does."""
    with clock.travelled(later):
        wanted = wanted_now("macau")
        conditions_apply(conditions_announce(wanted, [], {}), wanted)
