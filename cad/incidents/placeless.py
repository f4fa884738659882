"""Nobody knows where the patient is. That goes to the duty manager; it never ends a call (DOMAIN section 1, rule 4).

An incident with a level that calls for an ambulance and without a place stays open after its call, with an alarm that
only a place ends, or a duty manager who closes the incident.
"""

from cad.incidents.models import Incident
from cad.incidents.permissions import may_take_incident
from cad.incidents.selectors import incident_for_update
from cad.incidents.states import IncidentState, Level
from core.actions import action
from core.actors import Actor, require
from core.alerts.models import Alert
from core.alerts.services import alert_raise, alerts_close
from core.errors import Conflict

PLACE_NOT_FOUND = "place_not_found"
CALLS_FOR_A_UNIT = frozenset({Level.R1, Level.R2, Level.R3, Level.R4})


def is_placeless(incident: Incident) -> bool:
    """It calls for a unit, and there is nowhere to send one."""
    being_taken = incident.state == IncidentState.TAKING
    return being_taken and incident.level in CALLS_FOR_A_UNIT and incident.place_point is None


def is_place_escalated(incident: Incident) -> bool:
    return Alert.objects.filter(kind=PLACE_NOT_FOUND, about=_about(incident), closed_at=None).exists()


def incident_place_escalate(actor: Actor, *, incident_id: int) -> Incident:
    """Pass the search for the place on to the duty manager. Said twice, it is one alarm.

    Raises Conflict `place_known` when the place is confirmed, `incident_closed` for one that is closed.
    """
    with action(actor):
        incident = incident_for_update(incident_id)
        require(may_take_incident, actor, incident)
        if incident.state == IncidentState.CLOSED:
            raise Conflict("The incident is closed.", code="incident_closed")
        if incident.place_point is not None:
            raise Conflict("The place is confirmed.", code="place_known")
        if not is_place_escalated(incident):
            alert_raise(
                actor,
                centre_id=incident.centre_id,
                kind=PLACE_NOT_FOUND,
                severity="critical",
                about=_about(incident),
                incident_id=incident.pk,
            )
        return incident


def place_search_over(actor: Actor, incident: Incident) -> None:
    """The locked incident has its place, or is closed. Part of the caller's action."""
    alerts_close(actor, about=_about(incident), kind=PLACE_NOT_FOUND)


def _about(incident: Incident) -> str:
    return f"incident:{incident.pk}"
