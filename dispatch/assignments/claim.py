"""Claiming a unit for an incident: one wins, the other is told who did."""

from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from cad.casualties.events import mass_casualty_share
from cad.incidents.models import Incident
from cad.incidents.permissions import may_dispatch
from cad.incidents.selectors import incident_for_update
from cad.incidents.states import OPEN_FOR_DISPATCH
from cad.incidents.waiting import incident_set_under_way
from cad.patients.events import patients_share
from cad.triage.events import triage_share
from core import clock
from core.actions import action
from core.actors import Actor, require
from core.alerts.services import alerts_close_of_assignments
from core.errors import Conflict, NotFound
from core.idempotency.services import once
from dispatch.assignments.answering import DECLINED
from dispatch.assignments.events import tell_assignment
from dispatch.assignments.models import Assignment
from dispatch.assignments.selectors import active_assignment_of_unit, active_assignments_for_update, assignment_get
from dispatch.assignments.states import SentBy
from dispatch.assignments.times import stage_time_write
from dispatch.recommendation.choosing import recommendation_choose
from fleet.units.models import Unit
from fleet.units.selectors import unit_for_update
from fleet.units.states import Readiness


def assignment_offer(
    actor: Actor,
    *,
    incident_id: int,
    unit_id: int,
    client_uuid: UUID,
    recommendation_id: int | None = None,
    override_reason: str = "",
) -> tuple[Assignment, bool]:
    """Offer an incident to a unit and claim the unit for it. Returns the assignment and whether it is new.

    Raises Conflict `unit_not_available` with who has the unit, `incident_not_open`, and Invalid
    `override_reason_needed` when the unit is not the recommendation's first and no reason is given.
    """
    body: dict[str, Any] = {
        "incident": incident_id,
        "unit": unit_id,
        "recommendation": recommendation_id,
        "override_reason": override_reason,
    }
    with action(actor):
        incident = incident_for_update(incident_id)
        require(may_dispatch, actor, incident)

        def run() -> int:
            active_assignments_for_update(incident_id)
            assignment = offer_locked(
                actor,
                incident,
                unit_id=unit_id,
                client_uuid=client_uuid,
                recommendation_id=recommendation_id,
                override_reason=override_reason,
            )
            return assignment.pk

        assignment_id, created = once(actor, client_uuid, "assignment_offer", body, run)
        return assignment_get(assignment_id), created


def offer_locked(
    actor: Actor,
    incident: Incident,
    *,
    unit_id: int,
    client_uuid: UUID,
    recommendation_id: int | None = None,
    override_reason: str = "",
    sent_by: SentBy = SentBy.DISPATCHER,
) -> Assignment:
    """Offer an incident to a unit, within the caller's action; the refusals are those of `assignment_offer`.

    The caller has locked the incident and its assignments under way.
    """
    if incident.state not in OPEN_FOR_DISPATCH:
        raise Conflict("The incident is not open for dispatch.", code="incident_not_open", state=incident.state)
    unit = _claim(incident, unit_id)
    recommendation = recommendation_choose(actor, recommendation_id, incident, unit, override_reason)
    assignment = _create(
        client_uuid=client_uuid,
        centre_id=incident.centre_id,
        incident=incident,
        unit=unit,
        offered_by_id=actor.user_id,
        offered_at=clock.now(),
        recommendation=recommendation,
        sent_by=sent_by,
    )
    stage_time_write(actor, assignment, "offered", assignment.offered_at)
    tell_assignment(actor, "assignment.offered", assignment)
    alerts_close_of_assignments(actor, incident_id=incident.pk, kind=DECLINED)
    incident_set_under_way(actor, incident)
    patients_share(actor, incident)
    mass_casualty_share(actor, incident)
    triage_share(actor, incident)
    return assignment


def _claim(incident: Incident, unit_id: int) -> Unit:
    """Lock the unit and check again, under the lock, that it may go."""
    unit = unit_for_update(unit_id)
    if unit.centre_id != incident.centre_id:
        raise NotFound("There is no such unit.")
    holding = active_assignment_of_unit(unit.pk)
    if holding is not None:
        raise _taken(unit, holding)
    if unit.readiness != Readiness.READY:
        raise Conflict(
            "This unit is not ready.",
            code="unit_not_available",
            unit=unit.pk,
            call_sign=unit.call_sign,
            readiness=unit.readiness,
            reason=unit.readiness_reason,
        )
    return unit


def _create(**fields: Any) -> Assignment:
    """Insert the assignment. The partial unique index has the last word, whatever the locks did."""
    unit: Unit = fields["unit"]
    try:
        with transaction.atomic():
            return Assignment.objects.create(**fields)
    except IntegrityError as refusal:
        if "assignment_one_active_per_unit" not in str(refusal):
            raise
        raise _taken(unit, active_assignment_of_unit(unit.pk)) from refusal


def _taken(unit: Unit, holding: Assignment | None) -> Conflict:
    who = (
        {"incident": holding.incident.number, "by": str(holding.offered_by or holding.get_sent_by_display())}
        if holding
        else {}
    )
    return Conflict(
        "The unit has been taken.",
        code="unit_not_available",
        unit=unit.pk,
        call_sign=unit.call_sign,
        **who,
    )
