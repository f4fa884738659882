"""Seats: taken, left, following the calls of who sits there."""

from datetime import timedelta

from cad.calls.services import call_end
from cad.calls.taking import call_answer
from cad.seats.services import seat_add, seat_leave, seat_set, seat_take
from core import clock
from dispatch.sla.services import sweep
from tests.contracts.acts.prepared import Prepared
from tests.fixtures import flow
from tests.fixtures.room import Room


def _seat_added(room: Room) -> Prepared:
    return lambda: seat_add(room.call_taker, centre=room.centre, code="C1", kind="call")


def _seat_taken(room: Room) -> Prepared:
    flow.seated(room)
    other = flow.seat(room, "C2")
    return lambda: seat_take(room.call_taker, seat_id=other.pk)


def _seat_left(room: Room) -> Prepared:
    seat = flow.seated(room)
    return lambda: seat_leave(room.call_taker, seat_id=seat.pk)


def _seat_away(room: Room) -> Prepared:
    seat = flow.seated(room)
    return lambda: seat_set(room.call_taker, seat_id=seat.pk, state="away", reason="meal")


def _seat_talking(room: Room) -> Prepared:
    flow.seated(room)
    call = flow.ringing(room)
    return lambda: call_answer(room.call_taker, call_id=call.pk)


def _seat_wrapping_up(room: Room) -> Prepared:
    flow.seated(room)
    call = flow.answered(room)
    return lambda: call_end(room.call_taker, call_id=call.pk, outcome="advice")


def _seat_wrapped_up(room: Room) -> Prepared:
    flow.seated(room)
    call_end(room.call_taker, call_id=flow.answered(room).pk, outcome="advice")

    def later() -> None:
        with clock.frozen(clock.now() + timedelta(seconds=31)):
            sweep()

    return later
