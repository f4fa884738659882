"""Two incidents for one event, both open for dispatch: units would go twice, while somebody else waits for one."""

from cad.incidents.models import Incident
from core.actors import Actor
from core.alerts.services import alert_raise

TWO_INCIDENTS = "two_incidents"


def two_incidents_tell(actor: Actor, left: Incident, *, of: Incident) -> None:
    """Tell the desks that `left`, which no call is about any more, stays open beside `of`. Part of the caller's action.

    It stands until `left` is closed, or a dispatcher says that both are needed.
    """
    alert_raise(
        actor,
        centre_id=left.centre_id,
        kind=TWO_INCIDENTS,
        severity="critical",
        about=f"incident:{left.pk}",
        incident_id=left.pk,
        number=left.number,
        other=of.number,
    )
