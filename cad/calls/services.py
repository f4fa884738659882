"""How a call begins and ends: it rings, is about an incident, and ends with an outcome."""

from datetime import datetime
from typing import Any
from uuid import UUID

from cad.calls.doubles import two_incidents_tell
from cad.calls.events import tell_call
from cad.calls.models import Call
from cad.calls.moments import ring_time
from cad.calls.permissions import may_register_call, may_take_call
from cad.calls.selectors import call_for_update, call_lost_before
from cad.calls.states import AFTER_CALLBACK, CALL_STATES, WITH_INCIDENT, CallOutcome, CallState
from cad.incidents.models import Incident
from cad.incidents.placeless import is_place_escalated, is_placeless
from cad.incidents.selectors import incident_for_update, incidents_for_update
from cad.incidents.services import incident_close_untaken
from cad.incidents.states import OPEN_FOR_DISPATCH, IncidentState
from cad.locations.services import locations_join
from cad.seats.moving import seat_follow
from core import clock
from core.actions import action
from core.actors import Actor, require
from core.alerts.services import alerts_close
from core.errors import Conflict, Invalid, NotFound
from core.idempotency.services import once
from core.versions import update_guarded

# Outcomes of a further call about an incident that is open anyway.
LEAVES_INCIDENT_OPEN = frozenset({CallOutcome.DUPLICATE, CallOutcome.PASSED, CallOutcome.SILENT})
PASSES_THE_SEARCH = frozenset({CallOutcome.PASSED, CallOutcome.TEST})


def call_register(
    actor: Actor,
    *,
    client_uuid: UUID,
    number: str = "",
    line: str = "",
    source: str,
    rang_at: datetime | None = None,
    drill: bool = False,
) -> tuple[Call, bool]:
    """A call rings. Returns it and whether it is new; the same UUID gives the same call.

    One of a number that lost its line shortly before is its `redial_of`, and waits since that one rang.
    """
    with action(actor):
        require(may_register_call, actor)
        body: dict[str, Any] = {"number": number, "line": line, "source": source, "rang_at": rang_at, "drill": drill}

        def run() -> int:
            rang, centre_id = ring_time(rang_at), _centre_of(actor)
            lost = call_lost_before(centre_id, number, drill=drill, at=rang)
            call = Call.objects.create(
                centre_id=centre_id,
                client_uuid=client_uuid,
                number=number,
                line=line,
                source=source,
                rang_at=rang,
                rang_at_given=None if rang == rang_at else rang_at,
                redial_of=lost,
                first_rang_at=min(lost.turn_at, rang) if lost else None,
                drill=drill,
            )
            tell_call(actor, "call.rang", call, call.rang_at)
            locations_join(actor, call)
            return call.pk

        call_id, created = once(actor, client_uuid, "call_register", body, run)
        return Call.objects.select_related("taken_by").get(pk=call_id), created


def call_end(actor: Actor, *, call_id: int, outcome: str, note: str = "") -> Call:
    """The call ends with an outcome. An incident that never opened for dispatch ends with its last call.

    One that calls for a unit and has no place stays open after it, once it was passed on to the duty manager
    (cad.incidents.placeless): until then Invalid `place_needed_to_end`.
    Raises Invalid `callback_needed` for one that would be closed as nothing before anybody tried to ring it back,
    `incident_needed` or `incident_not_ready` for a dispatch outcome without an open incident, and
    `incident_open` when the outcome would forget one that waits for a unit.
    """
    with action(actor):
        call = call_for_update(call_id)
        require(may_take_call, actor, call)
        if call.state == CallState.ENDED and call.outcome == outcome:
            return call
        CALL_STATES.check(call.state, CallState.ENDED)
        incident = incident_for_update(call.incident_id) if call.incident_id else None
        if outcome in AFTER_CALLBACK and not call.callbacks:
            raise Invalid("Ring the number back first, and write down what it gave.", code="callback_needed")
        _check_outcome(outcome, incident)
        call_close(actor, call, outcome=outcome, note=note)
        if incident and _ends_with_its_call(incident, outcome) and not _has_calls(incident, under_way=True):
            incident_close_untaken(actor, incident, outcome=outcome)
        seat_follow(actor, call.taken_by_id)
        return call


def call_attach(actor: Actor, *, call_id: int, incident_id: int) -> Call:
    """The call is about an incident that is already known. One that this call opened for itself ends as a duplicate."""
    with action(actor):
        call = call_for_update(call_id)
        require(may_take_call, actor, call)
        if call.state != CallState.ANSWERED:
            raise Conflict("Answer the call first.", code="call_not_answered")
        call_move(actor, call, incident_id)
        return call


def call_move(actor: Actor, call: Call, incident_id: int) -> None:
    """The incident that this locked call is about after all. Part of the caller's action."""
    incidents = incidents_for_update({incident_id, call.incident_id or incident_id})
    incident = incidents.get(incident_id)
    if incident is None or incident.centre_id != call.centre_id:
        raise NotFound("There is no such incident.")
    if incident.state == IncidentState.CLOSED:
        raise Invalid("Choose an open incident.", code="incident_not_open")
    left = incidents[call.incident_id] if call.incident_id else incident
    update_guarded(call, incident=incident)
    tell_call(actor, "call.attached", call)
    if left == incident or _has_calls(left):
        return
    if left.state == IncidentState.TAKING:
        incident_close_untaken(actor, left, outcome=CallOutcome.DUPLICATE)
    elif left.state in OPEN_FOR_DISPATCH:
        two_incidents_tell(actor, left, of=incident)


def call_close(actor: Actor, call: Call, *, outcome: str, note: str = "") -> None:
    """This locked call is over. Part of the caller's action, which has seen that nothing is forgotten with it."""
    update_guarded(call, state=CallState.ENDED, outcome=outcome, note=note or call.note, ended_at=clock.now())
    alerts_close(actor, about=f"call:{call.pk}")
    tell_call(actor, "call.ended", call, call.ended_at)


def call_link(actor: Actor, call: Call, incident: Incident) -> None:
    """The incident that this locked call opened. Part of the caller's action."""
    update_guarded(call, incident=incident)
    tell_call(actor, "call.linked", call)


def _has_calls(incident: Incident, *, under_way: bool = False) -> bool:
    """Whether the incident has a call, or one that has not ended."""
    calls = Call.objects.filter(incident=incident)
    return (calls.exclude(state=CallState.ENDED) if under_way else calls).exists()


def _ends_with_its_call(incident: Incident, outcome: str) -> bool:
    """Who was passed to another centre is looked for there, and in a test call there is nobody to look for."""
    return incident.state == IncidentState.TAKING and (outcome in PASSES_THE_SEARCH or not is_placeless(incident))


def _check_outcome(outcome: str, incident: Incident | None) -> None:
    if outcome in WITH_INCIDENT:
        if incident is None:
            raise Invalid("Open an incident before a unit can be sent.", code="incident_needed")
        if incident.state == IncidentState.TAKING:
            raise Invalid("Confirm the place and the level first.", code="incident_not_ready")
    elif incident and is_placeless(incident) and outcome not in PASSES_THE_SEARCH:
        if not is_place_escalated(incident):
            raise Invalid(
                "Nobody knows where this patient is. Find the place, or pass it on to the duty manager first.",
                code="place_needed_to_end",
            )
    elif incident and incident.state in OPEN_FOR_DISPATCH and outcome not in LEAVES_INCIDENT_OPEN:
        raise Invalid("The incident is open for dispatch; end the call as dispatched.", code="incident_open")


def _centre_of(actor: Actor) -> int:
    if actor.centre_id is None:
        raise Invalid("You do not belong to a centre.", code="no_centre")
    return actor.centre_id
