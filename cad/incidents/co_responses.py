"""Who else than units is told of an incident: by telephone, so the desk says when it was done."""

from cad.incidents.events import tell_incident
from cad.incidents.models import Incident
from cad.incidents.permissions import may_take_incident
from cad.incidents.selectors import incident_for_update
from core import clock
from core.actions import action
from core.actors import Actor, require
from core.errors import Invalid
from core.versions import update_guarded


def incident_co_response_tell(actor: Actor, *, incident_id: int, code: str) -> Incident:
    """Tick that police, fire or whom else triage asked for was told. A second tick changes nothing.

    Raises Invalid `co_response_not_asked` for one that triage did not ask for.
    """
    with action(actor):
        incident = incident_for_update(incident_id)
        require(may_take_incident, actor, incident)
        if any(told["code"] == code for told in incident.co_responses):
            return incident
        if code not in incident.resources:
            raise Invalid("Triage did not ask for this.", code="co_response_not_asked")
        by = {"id": actor.user_id, "name": actor.label} if actor.user_id else None
        told = {"code": code, "at": clock.now().isoformat(), "by": by}
        update_guarded(incident, co_responses=[*incident.co_responses, told])
        tell_incident(actor, "incident.co_response_told", incident)
        return incident
