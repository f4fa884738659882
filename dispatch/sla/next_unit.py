"""The next unit for an offer that nobody accepted: ranked outside any lock, then put into its alert."""

import logging

from core.actors import Actor
from core.errors import DomainError
from dispatch.assignments.alerting import assignment_propose_next, assignments_without_proposal
from dispatch.assignments.models import Assignment
from dispatch.recommendation.services import recommendation_make

log = logging.getLogger(__name__)


def next_unit_propose(assignment_id: int) -> bool:
    """Rank the units anew without the silent one and propose the first. Done twice it proposes once.

    Says whether a proposal was written. Trouble is logged: the next sweep finds the assignment again.
    """
    if not assignments_without_proposal([assignment_id]):
        return False
    assignment = Assignment.objects.get(pk=assignment_id)
    actor = Actor.system("sweep", assignment.centre_id)
    try:
        recommendation = recommendation_make(
            actor, incident_id=assignment.incident_id, exclude_units=(assignment.unit_id,)
        )
        # Units that still hold a job are listed after the free ones; they cannot be offered.
        first = next((unit for unit in recommendation.units if unit["holding"] is None), None)
        next_unit = first and {
            "id": first["unit"],
            "call_sign": first["call_sign"],
            "total_s": first["total_s"],
            "recommendation": recommendation.pk,
        }
        return assignment_propose_next(actor, assignment_id=assignment_id, next_unit=next_unit)
    except DomainError as refusal:
        log.warning("no next unit for assignment %s: %s", assignment_id, refusal)
        return False
