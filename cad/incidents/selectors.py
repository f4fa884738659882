from collections.abc import Iterable

from django.db.models import QuerySet

from cad.incidents.models import Incident
from cad.incidents.permissions import may_see_incident
from core.actors import Actor, require
from core.errors import NotFound
from core.locks import Rank, lock, lock_one


def incidents_with[Q: QuerySet[Incident]](rows: Q) -> Q:
    """Incidents with what their public state names; of the protocol not its content, which is long."""
    with_named = rows.select_related("opened_by", "place_confirmed_by", "place_premise__parent", "protocol")
    return with_named.defer("protocol__content")


def incident_for_update(incident_id: int) -> Incident:
    """Lock an incident. It comes before its assignments and their units."""
    return lock_one(Rank.INCIDENT, incidents_with(Incident.objects.all()), incident_id)


def incidents_for_update(incident_ids: Iterable[int]) -> dict[int, Incident]:
    """Lock several incidents in ascending key, and give them by key."""
    rows = incidents_with(Incident.objects.filter(pk__in=incident_ids))
    return {incident.pk: incident for incident in lock(Rank.INCIDENT, rows)}


def access_incident(actor: Actor, incident_id: int) -> Incident:
    """The incident, for somebody who may see it."""
    incident = incidents_with(Incident.objects.filter(pk=incident_id)).first()
    if incident is None:
        raise NotFound("There is no such incident.")
    require(may_see_incident, actor, incident)
    return incident
