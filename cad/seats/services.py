"""Who sits where in the room, and whether a caller can be put through."""

from cad.calls.selectors import calls_in_hand
from cad.seats.events import tell_seat
from cad.seats.models import Seat
from cad.seats.moving import seat_move, seat_sit, seat_vacate
from cad.seats.permissions import may_set_seat, may_take_seat
from cad.seats.selectors import seat_for_update, seats_for_update
from cad.seats.states import SeatState
from core import clock
from core.accounts.models import Centre
from core.actions import action
from core.actors import Actor, require
from core.errors import Conflict, Invalid, NotFound
from core.locks import lock_name


def seat_add(actor: Actor, *, centre: Centre, code: str, kind: str, extension: str = "") -> Seat:
    """A new seat in a centre, by who administers it."""
    with action(actor):
        return seat_new(actor, centre=centre, code=code, kind=kind, extension=extension)


def seat_new(actor: Actor, *, centre: Centre, code: str, kind: str, extension: str = "") -> Seat:
    """The same as a part of the caller's action."""
    seat = Seat.objects.create(centre=centre, code=code, kind=kind, extension=extension, since=clock.now())
    tell_seat(actor, "seat.added", seat)
    return seat


def seat_take(actor: Actor, *, seat_id: int) -> Seat:
    """Sit down at a free seat; one that the person had is left in the same step. Raises Conflict `seat_taken`."""
    with action(actor):
        lock_name(f"seat_of:{actor.key}")  # at two seats at once nobody sits
        mine = Seat.objects.filter(user__isnull=False, user=actor.user_id).values_list("pk", flat=True)
        seats = {seat.pk: seat for seat in seats_for_update(pk__in={seat_id, *mine})}
        seat = seats.pop(seat_id, None)
        if seat is None:
            raise NotFound("There is no such seat.")
        require(may_take_seat, actor, seat)
        if seat.user_id == actor.user_id:
            return seat
        if seat.user_id is not None:
            raise Conflict("Somebody sits there.", code="seat_taken", by=str(seat.user))
        for left in seats.values():
            seat_vacate(actor, left)
        seat_sit(actor, seat)
        return seat


def seat_leave(actor: Actor, *, seat_id: int) -> Seat:
    """The seat is free again. Raises Conflict `call_in_hand` for who has a caller on the line."""
    with action(actor):
        seat = seat_for_update(seat_id)
        require(may_set_seat, actor, seat)
        if seat.state == SeatState.CLOSED:
            return seat
        if seat.user_id == actor.user_id and calls_in_hand(actor.user_id).exists():
            raise Conflict("You have a caller on the line. Park or end that call first.", code="call_in_hand")
        seat_vacate(actor, seat)
        return seat


def seat_set(actor: Actor, *, seat_id: int, state: str, reason: str = "") -> Seat:
    """Ready, or away with a reason. Raises Invalid `reason_needed`, Conflict `call_in_hand`, `seat_free`."""
    with action(actor):
        seat = seat_for_update(seat_id)
        require(may_set_seat, actor, seat)
        if seat.state == SeatState.CLOSED:
            raise Conflict("Nobody sits there.", code="seat_free")
        if state == SeatState.AWAY and not reason:
            raise Invalid("Say why you are away.", code="reason_needed")
        reason = reason if state == SeatState.AWAY else ""
        if (seat.state, seat.reason) == (state, reason):
            return seat
        if calls_in_hand(seat.user_id).exists():
            raise Conflict("There is a caller on the line. Park or end that call first.", code="call_in_hand")
        if seat.state == state:
            seat_move(actor, seat, SeatState.READY)
        seat_move(actor, seat, SeatState(state), reason)
        return seat


def seat_wrap_up_end(seat_id: int) -> bool:
    """The time to wrap up is over. By the sweep; False when somebody was quicker."""
    actor = Actor.system("sweep")
    with action(actor):
        seat = seat_for_update(seat_id)
        if seat.wrap_up_until is None or seat.wrap_up_until > clock.now():
            return False
        seat_move(actor, seat, SeatState.READY)
        return True
