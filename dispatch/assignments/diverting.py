"""A unit on its way to one incident is sent to a more urgent one, in one transaction."""

from typing import Any
from uuid import UUID

from cad.incidents.losing import incident_lost_unit
from cad.incidents.permissions import may_dispatch
from cad.incidents.selectors import incidents_for_update
from cad.incidents.states import IncidentState
from core.actions import action
from core.actors import Actor, require
from core.errors import Conflict, NotFound
from core.idempotency.services import once
from dispatch.assignments.claim import offer_locked
from dispatch.assignments.models import Assignment
from dispatch.assignments.selectors import active_assignments_for_update, assignment_get, incident_of
from dispatch.assignments.settling import settle_incident
from dispatch.assignments.stages import abort_locked
from dispatch.assignments.states import AbortReason
from dispatch.recommendation.eligibility import may_divert
from dispatch.recommendation.policy import rules_now


def assignment_divert(
    actor: Actor,
    *,
    assignment_id: int,
    incident_id: int,
    client_uuid: UUID,
    recommendation_id: int | None = None,
    override_reason: str = "",
) -> tuple[Assignment, bool]:
    """Stand the unit down where it goes and offer it the other incident. Returns its new assignment, whether it is new.

    The incident that it leaves awaits a unit again, with an alert, unless others go there. Raises Conflict
    `divert_not_allowed` when the unit is at its scene already or the rule of levels (`Rules.divert_for`) does not let
    it go, and what an offer raises; then nothing has changed.
    """
    body: dict[str, Any] = {
        "assignment": assignment_id,
        "incident": incident_id,
        "recommendation": recommendation_id,
        "override_reason": override_reason,
    }
    with action(actor):
        left_id = incident_of(assignment_id)
        incidents = incidents_for_update({left_id, incident_id})
        if incident_id not in incidents:
            raise NotFound("There is no such incident.")
        left, wanted = incidents[left_id], incidents[incident_id]
        require(may_dispatch, actor, left)
        require(may_dispatch, actor, wanted)

        def run() -> int:
            going = {row.pk: row for row in active_assignments_for_update(left.pk, wanted.pk)}
            assignment = going.get(assignment_id) or assignment_get(assignment_id)
            if not may_divert(assignment.state, left.level, wanted.level, rules_now()):
                raise Conflict(
                    "This unit may not be diverted.",
                    code="divert_not_allowed",
                    call_sign=assignment.unit.call_sign,
                    state=assignment.state,
                    level=left.level,
                    to=wanted.level,
                )
            abort_locked(actor, assignment, AbortReason.DIVERTED)
            settle_incident(actor, left)
            if left.state == IncidentState.AWAITING:
                incident_lost_unit(
                    actor,
                    left,
                    assignment_id=assignment.pk,
                    call_sign=assignment.unit.call_sign,
                    taken_for=wanted,
                )
            offered = offer_locked(
                actor,
                wanted,
                unit_id=assignment.unit_id,
                client_uuid=client_uuid,
                recommendation_id=recommendation_id,
                override_reason=override_reason,
            )
            return offered.pk

        new_id, created = once(actor, client_uuid, "assignment_divert", body, run)
        return assignment_get(new_id), created
