from cad.incidents.models import Incident
from cad.incidents.selectors import incident_for_update
from core.errors import NotFound
from core.locks import Rank, lock, lock_one
from dispatch.assignments.models import Assignment
from dispatch.assignments.states import ACTIVE

WITH = ("unit", "offered_by")


def assignment_and_incident_for_update(assignment_id: int) -> tuple[Assignment, Incident]:
    """Lock an assignment after its incident, as the order of locks wants it."""
    incident = incident_for_update(incident_of(assignment_id))
    return lock_one(Rank.ASSIGNMENT, Assignment.objects.select_related(*WITH), assignment_id), incident


def incident_of(assignment_id: int) -> int:
    """The incident of an assignment, which never changes."""
    incident_id = Assignment.objects.filter(pk=assignment_id).values_list("incident_id", flat=True).first()
    if incident_id is None:
        raise NotFound("There is no such assignment.")
    return incident_id


def active_assignments_for_update(*incident_ids: int) -> list[Assignment]:
    """Lock the assignments of locked incidents that are under way."""
    rows = Assignment.objects.filter(incident__in=incident_ids, state__in=ACTIVE).select_related(*WITH)
    return lock(Rank.ASSIGNMENT, rows)


def active_assignment_of_unit(unit_id: int) -> Assignment | None:
    return Assignment.objects.filter(unit_id=unit_id, state__in=ACTIVE).select_related("incident", *WITH).first()


def assignment_get(assignment_id: int) -> Assignment:
    return Assignment.objects.select_related(*WITH).get(pk=assignment_id)
