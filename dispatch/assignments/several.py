"""Several units for one incident at once: each that is free goes, and who does not is named."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid5

from cad.incidents.permissions import may_dispatch
from cad.incidents.selectors import incident_for_update
from core.actions import action
from core.actors import Actor, require
from core.errors import Conflict
from core.idempotency.services import once
from dispatch.assignments.claim import offer_locked
from dispatch.assignments.models import Assignment
from dispatch.assignments.selectors import active_assignments_for_update, assignment_get
from fleet.units.selectors import units_for_update


@dataclass(frozen=True, slots=True)
class Several:
    """What became of an offer to several: the assignments, and the refusals as they would have been alone."""

    offered: list[Assignment] = field(default_factory=list)
    refused: list[Conflict] = field(default_factory=list)


def assignments_offer_several(
    actor: Actor,
    *,
    incident_id: int,
    unit_ids: Sequence[int],
    client_uuid: UUID,
    recommendation_id: int | None = None,
    override_reason: str = "",
) -> tuple[Several, bool]:
    """Offer an incident to each of the units, in one transaction. Returns what became of it and whether that is new.

    A unit that was taken meanwhile keeps no other from going; when none can go, the first one's refusal is raised.
    Repeated, only what was offered is told. The recommendation is the first unit's: the others stand behind it.
    """
    body: dict[str, Any] = {
        "incident": incident_id,
        "units": list(unit_ids),
        "recommendation": recommendation_id,
        "override_reason": override_reason,
    }
    keys = {unit_id: uuid5(client_uuid, str(unit_id)) for unit_id in unit_ids}
    refused: list[Conflict] = []
    with action(actor):
        incident = incident_for_update(incident_id)
        require(may_dispatch, actor, incident)

        def run() -> int:
            active_assignments_for_update(incident_id)
            units_for_update(keys)
            ranking = recommendation_id
            for unit_id, key in keys.items():
                try:
                    offer_locked(
                        actor,
                        incident,
                        unit_id=unit_id,
                        client_uuid=key,
                        recommendation_id=ranking,
                        override_reason=override_reason or ("taken_meanwhile" if refused else ""),
                    )
                except Conflict as refusal:
                    if refusal.code != "unit_not_available":
                        raise
                    refused.append(refusal)
                else:
                    ranking = None
            if len(refused) == len(keys):
                raise refused[0]
            return incident_id

        _, created = once(actor, client_uuid, "assignments_offer_several", body, run)
        rows = Assignment.objects.filter(client_uuid__in=keys.values()).order_by("pk").values_list("pk", flat=True)
        return Several([assignment_get(pk) for pk in rows], refused), created
