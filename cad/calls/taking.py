"""In whose hands a call is: taken, the next one in turn, parked and taken back."""

from uuid import UUID

from cad.calls.events import tell_call
from cad.calls.lost import CALLER_GONE, ask_to_ring_back
from cad.calls.models import Call
from cad.calls.permissions import may_park_call, may_take_call, may_take_calls
from cad.calls.selectors import call_for_update, calls_for_update, calls_in_hand, calls_ringing
from cad.calls.states import CALL_STATES, CallState
from cad.seats.moving import seat_follow
from core import clock
from core.actions import action
from core.actors import Actor, require
from core.alerts.services import alerts_close
from core.errors import Conflict
from core.idempotency.services import once
from core.locks import lock_name
from core.versions import update_guarded

# One may be gone by the time it is locked, by a hand on its row or a caller who hangs up.
CANDIDATES = 3


def call_answer(actor: Actor, *, call_id: int) -> Call:
    """A call-taker takes a ringing call, takes a parked one back, or rings an abandoned one back. The first one wins.

    Raises Conflict `call_taken`.
    """
    with action(actor):
        call = call_for_update(call_id)
        require(may_take_call, actor, call)
        _take(actor, call)
        seat_follow(actor, actor.user_id)
        return call


def call_next(actor: Actor, *, client_uuid: UUID, park: bool = False) -> tuple[Call, bool]:
    """Take the call whose turn it is. Returns it and whether this is new; the same UUID takes one call.

    With `park` the calls in hand are parked in the same step; without it having one is Conflict `call_in_hand`.
    Raises Conflict `none_ringing`.
    """
    with action(actor):
        require(may_take_calls, actor)
        call_id, created = once(actor, client_uuid, "call_next", {"park": park}, lambda: _next(actor, park))
        return Call.objects.select_related("taken_by").get(pk=call_id), created


def call_park(actor: Actor, *, call_id: int) -> Call:
    """The caller waits on the line, for whoever takes the call back."""
    with action(actor):
        call = call_for_update(call_id)
        require(may_park_call, actor, call)
        if call.state != CallState.PARKED:
            CALL_STATES.check(call.state, CallState.PARKED)
            _park(actor, call)
            seat_follow(actor, call.taken_by_id)
        return call


def _next(actor: Actor, park: bool) -> int:
    lock_name(f"call_next:{actor.centre_id}")  # nobody waits for a row only to hear that another seat has it
    in_hand = list(calls_in_hand(actor.user_id).order_by("pk").values_list("pk", flat=True))
    if in_hand and not park:
        raise Conflict("You have a caller on the line. Park or end that call first.", code="call_in_hand")
    in_turn = list(calls_ringing(actor.centre_id or 0).values_list("pk", flat=True)[:CANDIDATES])
    calls = calls_for_update({*in_hand, *in_turn})
    ringing = [calls[pk] for pk in in_turn if calls[pk].state == CallState.RINGING]
    if not ringing:
        raise Conflict("Nobody is ringing.", code="none_ringing")
    for pk in in_hand:
        if calls[pk].state == CallState.ANSWERED and calls[pk].taken_by_id == actor.user_id:
            _park(actor, calls[pk])
    _take(actor, ringing[0])
    seat_follow(actor, actor.user_id)
    return ringing[0].pk


def _take(actor: Actor, call: Call) -> None:
    if call.state == CallState.ANSWERED:
        if call.taken_by_id != actor.user_id:
            raise Conflict("Somebody else has taken this call.", code="call_taken", by=str(call.taken_by))
    elif call.state == CallState.PARKED:
        update_guarded(call, state=CallState.ANSWERED, unparked_at=clock.now(), taken_by_id=actor.user_id)
        alerts_close(actor, about=f"call:{call.pk}", kind=CALLER_GONE)
        tell_call(actor, "call.unparked", call, call.unparked_at)
    else:
        CALL_STATES.check(call.state, CallState.ANSWERED)
        at = max(clock.now(), call.rang_at)
        reached_at = at if call.line_is_lost else call.reached_at
        update_guarded(call, state=CallState.ANSWERED, answered_at=at, reached_at=reached_at, taken_by_id=actor.user_id)
        alerts_close(actor, about=f"call:{call.pk}")
        tell_call(actor, "call.answered", call, call.answered_at)


def _park(actor: Actor, call: Call) -> None:
    update_guarded(call, state=CallState.PARKED, parked_at=clock.now(), unparked_at=None)
    tell_call(actor, "call.parked", call, call.parked_at)
    if call.line_is_lost:
        ask_to_ring_back(actor, call)
