"""Opening an incident from a call."""

from uuid import UUID

from cad.calls.selectors import call_for_update
from cad.calls.services import call_link
from cad.calls.states import CallState
from cad.incidents.models import Incident
from cad.incidents.permissions import may_take_incident
from cad.incidents.selectors import incidents_with
from cad.incidents.services import incident_create
from core.actions import action
from core.actors import Actor, require
from core.errors import Conflict
from core.idempotency.services import once


def incident_open(actor: Actor, *, call_id: int, client_uuid: UUID) -> tuple[Incident, bool]:
    """Open an incident from an answered call. Returns it and whether it is new; a call opens one at most."""
    with action(actor):
        call = call_for_update(call_id)
        require(may_take_incident, actor, call)

        def run() -> int:
            if call.state != CallState.ANSWERED:
                raise Conflict("Answer the call first.", code="call_not_answered")
            if call.incident_id:
                raise Conflict("This call has its incident.", code="call_has_incident", incident=call.incident_id)
            incident = incident_create(
                actor,
                client_uuid=client_uuid,
                centre=call.centre,
                answered_at=call.answered_at,
                callback_number=call.number,
                drill=call.drill,
            )
            call_link(actor, call, incident)
            return incident.pk

        incident_id, created = once(actor, client_uuid, "incident_open", {"call": call_id}, run)
        return incidents_with(Incident.objects.all()).get(pk=incident_id), created
