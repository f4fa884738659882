"""Callers who need a way of their own: what is so about the caller, and the attempts to ring the number back."""

from uuid import UUID

from cad.calls.events import tell_call
from cad.calls.models import Call
from cad.calls.permissions import may_take_call
from cad.calls.selectors import call_for_update
from cad.calls.states import CallerCondition, CallState
from core import clock
from core.actions import action
from core.actors import Actor, require
from core.errors import Conflict
from core.idempotency.services import once
from core.versions import update_guarded


def call_caller_set(actor: Actor, *, call_id: int, conditions: list[str], spoken: str = "") -> Call:
    """Say what is so about the caller; several may hold at once, none takes all of it back. `spoken`: a language.

    Raises Conflict `call_not_answered`.
    """
    with action(actor):
        call = call_in_hand(actor, call_id)
        wanted = [condition.value for condition in CallerCondition if condition in conditions]
        if (call.conditions, call.spoken) == (wanted, spoken):
            return call
        update_guarded(call, conditions=wanted, spoken=spoken)
        tell_call(actor, "call.caller_set", call)
        return call


def call_callback_add(
    actor: Actor, *, call_id: int, client_uuid: UUID, result: str, note: str = ""
) -> tuple[Call, bool]:
    """Keep an attempt to ring the number back. Returns the call and whether this is new; the same UUID counts once.

    Raises Conflict `call_not_answered`.
    """
    with action(actor):
        call = call_in_hand(actor, call_id)

        def run() -> int:
            by = {"id": actor.user_id, "name": actor.label} if actor.user_id else None
            tried = {"result": result, "note": note, "at": clock.now().isoformat(), "by": by}
            update_guarded(call, callbacks=[*call.callbacks, tried])
            tell_call(actor, "call.called_back", call)
            return call.pk

        body = {"call": call_id, "result": result, "note": note}
        _, created = once(actor, client_uuid, "call_callback_add", body, run)
        return Call.objects.select_related("taken_by").get(pk=call_id), created


def call_in_hand(actor: Actor, call_id: int) -> Call:
    """The call, locked, for who has its caller on the line or rings back. Raises Conflict `call_not_answered`."""
    call = call_for_update(call_id)
    require(may_take_call, actor, call)
    if call.state not in {CallState.ANSWERED, CallState.ABANDONED}:
        raise Conflict("Answer the call first.", code="call_not_answered")
    return call
