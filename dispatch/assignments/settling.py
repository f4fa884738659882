"""What becomes of an incident when one of its assignments has ended."""

from cad.incidents.models import Incident
from cad.incidents.states import IncidentState
from cad.incidents.waiting import incident_await_again, incident_close_served
from core.actors import Actor
from dispatch.assignments.models import Assignment
from dispatch.assignments.states import ACTIVE, AssignmentState


def settle_incident(actor: Actor, incident: Incident) -> None:
    """Close a locked incident that was served, or let it await a unit again. Units still going leave it as it is."""
    if incident.state != IncidentState.UNDER_WAY:
        return
    assignments = Assignment.objects.filter(incident=incident)
    if assignments.filter(state__in=ACTIVE).exists():
        return
    if assignments.filter(state=AssignmentState.CLEAR).exists():
        incident_close_served(actor, incident)
    else:
        incident_await_again(actor, incident)
