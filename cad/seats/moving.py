"""How a locked seat goes from one state to the next. Parts of the caller's action."""

from datetime import timedelta

from django.conf import settings

from cad.calls.selectors import calls_in_hand
from cad.seats.events import tell_seat
from cad.seats.models import Seat
from cad.seats.selectors import seats_for_update
from cad.seats.states import SEAT_STATES, SeatState
from core import clock
from core.actors import Actor
from core.versions import update_guarded


def seat_follow(actor: Actor, user_id: int | None) -> None:
    """The seat of a person says whether they talk. Somebody without a seat works just as well."""
    for seat in seats_for_update(user=user_id) if user_id else []:
        talks = calls_in_hand(user_id).exists()
        if talks and seat.state != SeatState.TALKING:
            seat_move(actor, seat, SeatState.TALKING)
        elif not talks and seat.state == SeatState.TALKING:
            seat_move(actor, seat, SeatState.WRAP_UP if settings.SEAT_WRAP_UP_S else SeatState.READY)


def seat_move(actor: Actor, seat: Seat, state: SeatState, reason: str = "") -> None:
    SEAT_STATES.check(seat.state, state)
    now = clock.now()
    ends = now + timedelta(seconds=settings.SEAT_WRAP_UP_S) if state == SeatState.WRAP_UP else None
    update_guarded(seat, state=state, reason=reason, since=now, wrap_up_until=ends)
    tell_seat(actor, f"seat.{state}", seat)


def seat_sit(actor: Actor, seat: Seat) -> None:
    """The actor sits down at a free seat, with a caller on the line or without."""
    state = SeatState.TALKING if calls_in_hand(actor.user_id).exists() else SeatState.READY
    SEAT_STATES.check(seat.state, state)
    update_guarded(seat, state=state, user_id=actor.user_id, since=clock.now())
    seat.refresh_from_db()
    tell_seat(actor, "seat.taken", seat)


def seat_vacate(actor: Actor, seat: Seat) -> None:
    SEAT_STATES.check(seat.state, SeatState.CLOSED)
    update_guarded(seat, state=SeatState.CLOSED, user=None, reason="", wrap_up_until=None, since=clock.now())
    tell_seat(actor, "seat.left", seat)
