"""Stages of a job under way, reported by the crew or by the dispatcher for it; aborted; corrected."""

from datetime import datetime
from typing import Any
from uuid import UUID

from core.actions import action
from core.actors import Actor, require
from core.alerts.services import alerts_close
from core.errors import Invalid, NotFound
from core.idempotency.services import once
from core.versions import update_guarded
from dispatch.assignments.events import tell_assignment
from dispatch.assignments.models import Assignment
from dispatch.assignments.permissions import may_abort_assignment, may_report_for_unit
from dispatch.assignments.selectors import assignment_and_incident_for_update, assignment_get
from dispatch.assignments.settling import settle_incident
from dispatch.assignments.states import ASSIGNMENT_STATES, AssignmentState, ClearReason
from dispatch.assignments.times import stage_time_write, stage_times
from fleet.hospitals.models import Hospital

WITHOUT_PATIENT = frozenset({AssignmentState.AT_SCENE, AssignmentState.AT_PATIENT})


def assignment_report_stage(
    actor: Actor,
    *,
    assignment_id: int,
    client_uuid: UUID,
    stage: str,
    occurred_at: datetime | None = None,
    reason: str = "",
    hospital_id: int | None = None,
) -> tuple[Assignment, bool]:
    """The unit reached a stage at `occurred_at` (now, if not given). Returns the assignment and whether this was new.

    Clear from the scene needs a reason (`ClearReason`); with any but "treated on scene" it is an empty run.
    """
    body: dict[str, Any] = {
        "assignment": assignment_id,
        "stage": stage,
        "at": occurred_at,
        "reason": reason,
        "hospital": hospital_id,
    }
    with action(actor):
        assignment, incident = assignment_and_incident_for_update(assignment_id)
        require(may_report_for_unit, actor, assignment)

        def run() -> int:
            ASSIGNMENT_STATES.check(assignment.state, stage)
            changes = _changes(assignment, stage, reason, hospital_id)
            time = stage_time_write(actor, assignment, stage, occurred_at)
            update_guarded(assignment, state=stage, **changes)
            tell_assignment(actor, "assignment.stage_reached", assignment, occurred_at=time.occurred_at)
            if stage == AssignmentState.CLEAR:
                settle_incident(actor, incident)
            return assignment.pk

        _, created = once(actor, client_uuid, "assignment_report_stage", body, run)
        return assignment_get(assignment_id), created


def assignment_abort(actor: Actor, *, assignment_id: int, client_uuid: UUID, reason: str) -> tuple[Assignment, bool]:
    """The unit is stood down, with a reason. Its tablet says so; the incident awaits a unit again."""
    with action(actor):
        assignment, incident = assignment_and_incident_for_update(assignment_id)
        require(may_abort_assignment, actor, assignment)

        def run() -> int:
            abort_locked(actor, assignment, reason)
            settle_incident(actor, incident)
            return assignment.pk

        body = {"assignment": assignment_id, "reason": reason}
        _, created = once(actor, client_uuid, "assignment_abort", body, run)
        return assignment_get(assignment_id), created


def abort_locked(actor: Actor, assignment: Assignment, reason: str) -> None:
    """Stand the unit of a locked assignment down, within the caller's action, which settles its incident."""
    ASSIGNMENT_STATES.check(assignment.state, AssignmentState.ABORTED)
    stage_time_write(actor, assignment, AssignmentState.ABORTED, None)
    update_guarded(assignment, state=AssignmentState.ABORTED, reason=reason)
    alerts_close(actor, about=f"assignment:{assignment.pk}")
    tell_assignment(actor, "assignment.aborted", assignment)


def assignment_correct_time(
    actor: Actor, *, assignment_id: int, stage: str, occurred_at: datetime, reason: str
) -> Assignment:
    """Put right when a stage was reached. What was first written stays beside it."""
    with action(actor):
        assignment, _incident = assignment_and_incident_for_update(assignment_id)
        require(may_report_for_unit, actor, assignment)
        if stage not in stage_times(assignment):
            raise Invalid("This stage has no time to correct.", code="stage_not_reached", stage=stage)
        if not reason.strip():
            raise Invalid("Give the reason.", code="reason_needed")
        time = stage_time_write(actor, assignment, stage, occurred_at, correction_reason=reason)
        update_guarded(assignment)
        tell_assignment(actor, "assignment.corrected", assignment, occurred_at=time.occurred_at)
        return assignment


def _changes(assignment: Assignment, stage: str, reason: str, hospital_id: int | None) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    if hospital_id is not None:
        hospital = Hospital.objects.filter(pk=hospital_id, centre_id=assignment.centre_id).first()
        if hospital is None:
            raise NotFound("There is no such hospital.")
        changes["hospital"] = hospital
    if stage == AssignmentState.CLEAR and assignment.state in WITHOUT_PATIENT:
        if reason not in ClearReason.values:
            raise Invalid("Say why no patient was carried.", code="reason_needed", reasons=list(ClearReason.values))
        changes |= {"reason": reason, "empty_run": reason != ClearReason.TREATED_ON_SCENE}
    return changes
