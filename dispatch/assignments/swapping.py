"""Two units on their way change places, in one transaction: neither incident is without a unit for a moment."""

from collections.abc import Iterable
from uuid import UUID, uuid5

from cad.incidents.permissions import may_dispatch
from cad.incidents.selectors import incidents_for_update
from core.actions import action
from core.actors import Actor, require
from core.errors import Conflict
from core.idempotency.services import once
from dispatch.assignments.claim import offer_locked
from dispatch.assignments.models import Assignment
from dispatch.assignments.selectors import active_assignments_for_update, assignment_get, incident_of
from dispatch.assignments.stages import abort_locked
from dispatch.assignments.states import AbortReason
from dispatch.recommendation.eligibility import BEFORE_SCENE
from fleet.units.selectors import units_for_update


def assignments_swap(
    actor: Actor, *, assignment_id: int, other_id: int, client_uuid: UUID
) -> tuple[list[Assignment], bool]:
    """Stand both units down and offer each the other's incident. Returns the new assignments, whether they are new.

    Raises Conflict `swap_not_allowed` when one of them is at its scene already, has ended, or both go to one incident.
    """
    body = {"assignment": assignment_id, "other": other_id}
    pair = (assignment_id, other_id)
    with action(actor):
        incidents = incidents_for_update({incident_of(key) for key in pair})
        for incident in incidents.values():
            require(may_dispatch, actor, incident)

        def run() -> int:
            going = {row.pk: row for row in active_assignments_for_update(*incidents)}
            first, second = (going.get(key) or assignment_get(key) for key in pair)
            for row in (first, second):
                if row.state not in BEFORE_SCENE or len(incidents) < 2:
                    raise Conflict(
                        "These units cannot change places.",
                        code="swap_not_allowed",
                        call_sign=row.unit.call_sign,
                        state=row.state,
                    )
            for row in (first, second):
                abort_locked(actor, row, AbortReason.SWAPPED)
            units_for_update([first.unit_id, second.unit_id])
            for row, other in ((first, second), (second, first)):
                incident = incidents[row.incident_id]
                key = uuid5(client_uuid, str(incident.pk))
                offer_locked(actor, incident, unit_id=other.unit_id, client_uuid=key)
            return first.incident_id

        _, created = once(actor, client_uuid, "assignments_swap", body, run)
        return _made(client_uuid, incidents), created


def _made(client_uuid: UUID, incidents: Iterable[int]) -> list[Assignment]:
    keys = [uuid5(client_uuid, str(incident_id)) for incident_id in incidents]
    rows = Assignment.objects.filter(client_uuid__in=keys).order_by("pk").values_list("pk", flat=True)
    return [assignment_get(pk) for pk in rows]
