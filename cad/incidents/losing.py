"""An incident whose unit was taken for another: said aloud until one goes again, or a person decides that none need."""

from cad.incidents.models import Incident
from core.actors import Actor
from core.alerts.services import alert_raise, alerts_close

KIND = "incident_lost_unit"


def incident_lost_unit(
    actor: Actor, incident: Incident, *, assignment_id: int, call_sign: str, taken_for: Incident
) -> None:
    """Tell the desks that a locked incident awaits a unit again, within the caller's action.

    `assignment_id` is the one that was taken away.
    """
    alert_raise(
        actor,
        centre_id=incident.centre_id,
        kind=KIND,
        severity="critical",
        about=f"incident:{incident.pk}",
        incident_id=incident.pk,
        assignment_id=assignment_id,
        call_sign=call_sign,
        incident_number=incident.number,
        taken_for=taken_for.number,
    )


def incident_loss_over(actor: Actor, incident: Incident) -> None:
    alerts_close(actor, about=f"incident:{incident.pk}", kind=KIND)
