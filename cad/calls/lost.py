"""Callers whose line went: kept in sight until somebody has them again, and known when they ring again."""

from datetime import datetime
from uuid import UUID

from cad.calls.events import tell_call
from cad.calls.models import Call
from cad.calls.moments import not_in_future
from cad.calls.permissions import may_hang_up_call, may_take_call
from cad.calls.selectors import call_for_update
from cad.calls.states import CALL_STATES, REACHING, CallbackResult, CallState
from core import clock
from core.actions import action
from core.actors import Actor, require
from core.alerts.services import alert_raise, alerts_close
from core.errors import Conflict
from core.idempotency.services import once
from core.versions import update_guarded

CALLER_GONE = "call_abandoned"


def call_abandon(actor: Actor, *, call_id: int, occurred_at: datetime | None = None) -> Call:
    """The caller hung up while it rang. The number is kept and the desks are told to ring back."""
    with action(actor):
        call = call_for_update(call_id)
        require(may_hang_up_call, actor, call)
        if call.state == CallState.ABANDONED:
            return call
        CALL_STATES.check(call.state, CallState.ABANDONED)
        at = not_in_future(occurred_at) or clock.now()
        update_guarded(call, state=CallState.ABANDONED, abandoned_at=at, line_lost_at=at)
        tell_call(actor, "call.abandoned", call, at)
        ask_to_ring_back(actor, call)
        return call


def call_line_lost(actor: Actor, *, call_id: int, occurred_at: datetime | None = None) -> Call:
    """The line of an answered call went. The call stays where it is, for what is known of it is not lost with the line.

    One that had ended by then only says how calls end. Raises Conflict `call_not_answered` for one that rings.
    """
    with action(actor):
        call = call_for_update(call_id)
        require(may_hang_up_call, actor, call)
        at = not_in_future(occurred_at) or clock.now()
        if call.state == CallState.RINGING:
            raise Conflict("Nobody has answered this call: it was abandoned.", code="call_not_answered")
        if call.state != CallState.ENDED:
            line_lose(actor, call, at)
        return call


def line_lose(actor: Actor, call: Call, at: datetime) -> None:
    """The line of this locked call went at `at`, unless that is known or older than what is known."""
    if call.line_is_lost or (call.reached_at is not None and at <= call.reached_at):
        return
    update_guarded(call, line_lost_at=at, reached_at=None)
    tell_call(actor, "call.line_lost", call, at)
    if call.state != CallState.ANSWERED:
        ask_to_ring_back(actor, call)


def call_callback_add(
    actor: Actor, *, call_id: int, client_uuid: UUID, result: str, note: str = ""
) -> tuple[Call, bool]:
    """Keep an attempt to ring the number back. Returns the call and whether this is new; the same UUID counts once.

    Raises Conflict `call_not_answered`.
    """
    with action(actor):
        call = call_in_hand(actor, call_id)

        def run() -> int:
            callback_keep(actor, call, result, note)
            return call.pk

        body = {"call": call_id, "result": result, "note": note}
        _, created = once(actor, client_uuid, "call_callback_add", body, run)
        return Call.objects.select_related("taken_by").get(pk=call_id), created


def callback_keep(actor: Actor, call: Call, result: str, note: str = "") -> None:
    """What ringing this locked call's number back gave. One who is reached need not be rung any more."""
    at = clock.now()
    by = {"id": actor.user_id, "name": actor.label} if actor.user_id else None
    tried = {"result": result, "note": note, "at": at.isoformat(), "by": by}
    has_caller = call.line_is_lost and CallbackResult(result) in REACHING
    update_guarded(call, callbacks=[*call.callbacks, tried], reached_at=at if has_caller else call.reached_at)
    tell_call(actor, "call.called_back", call)
    if has_caller:
        alerts_close(actor, about=f"call:{call.pk}", kind=CALLER_GONE)


def call_in_hand(actor: Actor, call_id: int) -> Call:
    """The call, locked, for who has its caller on the line or rings back. Raises Conflict `call_not_answered`."""
    call = call_for_update(call_id)
    require(may_take_call, actor, call)
    if call.state in {CallState.RINGING, CallState.ENDED}:
        raise Conflict("Answer the call first.", code="call_not_answered")
    return call


def ask_to_ring_back(actor: Actor, call: Call) -> None:
    """Nobody has this locked call in hand, and its caller is gone."""
    alert_raise(
        actor,
        centre_id=call.centre_id,
        kind=CALLER_GONE,
        severity="warning",
        about=f"call:{call.pk}",
        call_id=call.pk,
        number=call.number,
    )
