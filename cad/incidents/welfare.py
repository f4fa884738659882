"""Welfare calls: who waits for a unit is rung, and what was found is kept (TRIAGE 4.1 rule 7).

When the next one is due is a clock (`welfare`, docs/clocks.md). A call that reached nobody does not move it.
"""

from itertools import takewhile
from typing import Any
from uuid import UUID

from cad.incidents.events import tell_incident
from cad.incidents.models import Incident
from cad.incidents.permissions import may_take_incident
from cad.incidents.selectors import incident_for_update, incidents_with
from cad.incidents.states import OPEN_FOR_DISPATCH, WelfareResult
from core import clock
from core.actions import action
from core.actors import Actor, require
from core.alerts.services import alert_raise, alerts_close
from core.errors import Conflict
from core.idempotency.services import once
from core.versions import update_guarded

NOT_REACHED_ALERT = "welfare_not_reached"
TRIES = 2  # so many in a row that reached nobody go to the duty manager


def incident_welfare_call(
    actor: Actor, *, incident_id: int, client_uuid: UUID, result: str, note: str = ""
) -> tuple[Incident, bool]:
    """Keep what a welfare call found. Returns the incident and whether this is new; the same UUID counts once.

    Raises Conflict `incident_not_waiting` for one that is not open for dispatch.
    """
    with action(actor):
        incident = incident_for_update(incident_id)
        require(may_take_incident, actor, incident)

        def run() -> int:
            if incident.state not in OPEN_FOR_DISPATCH:
                raise Conflict("Nobody waits for a unit here.", code="incident_not_waiting")
            _keep(actor, incident, result, note)
            return incident.pk

        _, created = once(
            actor, client_uuid, "incident_welfare_call", {"incident": incident_id, "result": result, "note": note}, run
        )
        return incidents_with(Incident.objects.all()).get(pk=incident_id), created


def _keep(actor: Actor, incident: Incident, result: str, note: str) -> None:
    by = {"id": actor.user_id, "name": actor.label} if actor.user_id else None
    made = {"result": result, "note": note, "at": clock.now().isoformat(), "by": by}
    update_guarded(incident, welfare_calls=[*incident.welfare_calls, made])
    if result == WelfareResult.NOT_REACHED:
        tell_incident(actor, "incident.welfare_not_reached", incident)
        _escalate(actor, incident)
    else:
        tell_incident(actor, "incident.welfare_called", incident)
        alerts_close(actor, about=f"incident:{incident.pk}", kind=NOT_REACHED_ALERT)


def _escalate(actor: Actor, incident: Incident) -> None:
    tries = _tries_in_vain(incident.welfare_calls)
    if tries >= TRIES:
        alert_raise(
            actor,
            centre_id=incident.centre_id,
            kind=NOT_REACHED_ALERT,
            severity="critical",
            about=f"incident:{incident.pk}",
            incident_id=incident.pk,
            tries=tries,
            number=incident.callback_number,
        )


def _tries_in_vain(calls: list[dict[str, Any]]) -> int:
    """How many of the last calls reached nobody."""
    return sum(1 for _ in takewhile(lambda call: call["result"] == WelfareResult.NOT_REACHED, reversed(calls)))
