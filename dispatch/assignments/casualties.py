"""The crew at the scene gives casualties their colour, or corrects one that was told by telephone."""

from datetime import datetime
from typing import Any
from uuid import UUID

from cad.casualties.colouring import Finding, casualty_colour
from cad.patients.models import Patient
from cad.patients.selectors import patient_get
from cad.patients.states import Colour, ColourSource
from core import clock
from core.actions import action
from core.actors import Actor, require
from core.errors import Conflict
from core.idempotency.services import once
from dispatch.assignments.permissions import may_report_for_unit
from dispatch.assignments.selectors import assignment_and_incident_for_update
from dispatch.assignments.states import AssignmentState

# From the scene on: a tablet without signal sends later what was seen there.
FROM_THE_SCENE_ON = frozenset(
    {
        AssignmentState.AT_SCENE,
        AssignmentState.AT_PATIENT,
        AssignmentState.LEFT_SCENE,
        AssignmentState.AT_HOSPITAL,
        AssignmentState.HANDED_OVER,
    }
)

# Only a professional who sees the patient says dead; "not breathing" is for the telephone.
COLOURS = (Colour.GREEN, Colour.YELLOW, Colour.RED, Colour.DEAD)


def assignment_casualty_mark(
    actor: Actor,
    *,
    assignment_id: int,
    client_uuid: UUID,
    colour: str,
    patient_id: int | None = None,
    description: str = "",
    occurred_at: datetime | None = None,
) -> tuple[Patient, bool]:
    """The colour of a casualty, seen at the scene at `occurred_at` (now, if not given); one more when none is named.

    Raises Conflict `not_at_scene` for a unit that has not arrived, and what `casualty_colour` refuses.
    """
    body: dict[str, Any] = {
        "assignment": assignment_id,
        "colour": colour,
        "patient": patient_id,
        "description": description,
        "at": occurred_at,
    }
    with action(actor):
        assignment, incident = assignment_and_incident_for_update(assignment_id)
        require(may_report_for_unit, actor, assignment)

        def run() -> int:
            if assignment.state not in FROM_THE_SCENE_ON:
                raise Conflict("The unit is not at the scene.", code="not_at_scene")
            seen_at = min(occurred_at or clock.now(), clock.now())
            finding = Finding(Colour(colour), ColourSource.SCENE, seen_at)
            patient = casualty_colour(
                actor, incident, finding, client_uuid=client_uuid, patient_id=patient_id, description=description
            )
            return patient.pk

        patient_key, created = once(actor, client_uuid, "assignment_casualty_mark", body, run)
        return patient_get(patient_key), created
