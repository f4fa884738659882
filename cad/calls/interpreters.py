"""An interpreter on the line: asked for, there, gone again. Each step is kept with its time."""

from typing import Any
from uuid import UUID

from cad.calls.events import tell_call
from cad.calls.lost import call_in_hand
from cad.calls.models import Call
from cad.calls.states import CallerCondition, InterpreterStep
from core import clock
from core.actions import action
from core.actors import Actor
from core.errors import Conflict
from core.idempotency.services import once
from core.versions import update_guarded

S = InterpreterStep

# What may follow what; None is the beginning. Somebody who does not come may be asked for again, at another number too.
FOLLOWS: dict[str | None, frozenset[str]] = {
    None: frozenset({S.ASKED}),
    S.ASKED: frozenset({S.ASKED, S.JOINED, S.UNAVAILABLE}),
    S.JOINED: frozenset({S.LEFT}),
    S.LEFT: frozenset({S.ASKED}),
    S.UNAVAILABLE: frozenset({S.ASKED}),
}


def call_interpreter_note(
    actor: Actor, *, call_id: int, client_uuid: UUID, step: str, language: str = "", number: str = ""
) -> tuple[Call, bool]:
    """Keep what became of an interpreter: asked for, there, gone. Returns the call and whether this is new.

    Asking says the caller's language, too. Raises Conflict `call_not_answered`, `interpreter_order`.
    """
    with action(actor):
        call = call_in_hand(actor, call_id)

        def run() -> int:
            before = call.interpreter[-1] if call.interpreter else None
            if step not in FOLLOWS[before["step"] if before else None]:
                raise Conflict("That does not follow what is known of the interpreter.", code="interpreter_order")
            _keep(actor, call, before, step, language, number)
            return call.pk

        body = {"call": call_id, "step": step, "language": language, "number": number}
        _, created = once(actor, client_uuid, "call_interpreter_note", body, run)
        return Call.objects.select_related("taken_by").get(pk=call_id), created


def _keep(actor: Actor, call: Call, before: dict[str, Any] | None, step: str, language: str, number: str) -> None:
    """A later step is of the language and the number that were asked for."""
    asked = (
        before if before is not None and step != S.ASKED else {"language": language or call.spoken, "number": number}
    )
    by = {"id": actor.user_id, "name": actor.label} if actor.user_id else None
    row = {
        "step": step,
        "language": asked["language"],
        "number": asked["number"],
        "at": clock.now().isoformat(),
        "by": by,
    }
    conditions = [one.value for one in CallerCondition if one in {*call.conditions, CallerCondition.LANGUAGE}]
    update_guarded(call, interpreter=[*call.interpreter, row], conditions=conditions, spoken=asked["language"])
    tell_call(actor, f"call.interpreter_{step}", call)
