"""Callers who need a way of their own: what is so about the caller."""

from cad.calls.events import tell_call
from cad.calls.lost import call_in_hand, line_lose
from cad.calls.models import Call
from cad.calls.states import CallerCondition
from core import clock
from core.actions import action
from core.actors import Actor
from core.versions import update_guarded


def call_caller_set(actor: Actor, *, call_id: int, conditions: list[str], spoken: str = "") -> Call:
    """Say what is so about the caller; several may hold at once, none takes all of it back. `spoken`: a language.

    Of one who hung up the line is lost, too.

    Raises Conflict `call_not_answered`.
    """
    with action(actor):
        call = call_in_hand(actor, call_id)
        wanted = [condition.value for condition in CallerCondition if condition in conditions]
        if (call.conditions, call.spoken) == (wanted, spoken):
            return call
        hangs_up = CallerCondition.HUNG_UP in set(wanted) - set(call.conditions)
        update_guarded(call, conditions=wanted, spoken=spoken)
        tell_call(actor, "call.caller_set", call)
        if hangs_up:
            line_lose(actor, call, clock.now())
        return call
