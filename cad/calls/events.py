from datetime import datetime

from cad.calls.models import Call
from cad.calls.replies import CallReply
from core.accounts.actors import person_json
from core.actors import Actor
from core.events.services import record


def call_payload(call: Call) -> CallReply:
    """The public state of a call: event, snapshot and API reply alike."""
    return {
        "id": call.pk,
        "version": call.version,
        "centre": call.centre_id,
        "number": call.number,
        "line": call.line,
        "source": call.source,
        "state": call.state,
        "outcome": call.outcome or None,
        "incident": call.incident_id,
        "rang_at": call.rang_at,
        "rang_at_given": call.rang_at_given,
        "answered_at": call.answered_at,
        "abandoned_at": call.abandoned_at,
        "parked_at": call.parked_at,
        "unparked_at": call.unparked_at,
        "line_lost_at": call.line_lost_at,
        "reached_at": call.reached_at,
        "redial_of": call.redial_of_id,
        "turn_at": call.turn_at,
        "ended_at": call.ended_at,
        "taken_by": person_json(call.taken_by),
        "note": call.note,
        "conditions": call.conditions,
        "spoken": call.spoken,
        "callbacks": call.callbacks,
        "interpreter": call.interpreter,
        "drill": call.drill,
    }


def tell_call(actor: Actor, type: str, call: Call, occurred_at: datetime | None = None) -> None:  # noqa: A002
    record(
        actor,
        type,
        entity="call",
        row_id=call.pk,
        version=call.version,
        payload=call_payload(call),
        centre_id=call.centre_id,
        topics=[f"incident:{call.incident_id}"] if call.incident_id else [],
        occurred_at=occurred_at,
    )
