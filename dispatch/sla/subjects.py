"""Locking what a clock is about, before the clock: the order of locks is the same as in every action."""

from django.db.models import Model, QuerySet

from cad.calls.models import Call
from cad.incidents.models import Incident
from core.locks import Rank, lock
from dispatch.assignments.models import Assignment
from dispatch.sla.models import Clock

Subject = Call | Incident | Assignment


def subject_if_free(clock: Clock) -> Subject | None:
    """Lock the call, incident or assignment that the clock is about; None while somebody else changes it.

    The sweep does not wait for one: the next sweep is a second away, and others are due now.
    An assignment's incident is locked before it, though only the assignment changes: PostgreSQL checks the foreign keys
    of a row that one transaction writes twice, and that takes the incident's lock at the commit, out of order.
    """
    if clock.call_id is not None:
        return _if_free(Rank.CALL, Call.objects.filter(pk=clock.call_id))
    incident = _if_free(Rank.INCIDENT, Incident.objects.filter(pk=clock.incident_id or 0))
    if incident is None or clock.assignment_id is None:
        return incident
    assignments = Assignment.objects.select_related("unit", "incident", "offered_by")
    return _if_free(Rank.ASSIGNMENT, assignments.filter(pk=clock.assignment_id))


def _if_free[M: Model](rank: Rank, rows: QuerySet[M]) -> M | None:
    found = lock(rank, rows, skip_locked=True)
    return found[0] if found else None


def clock_if_due(clock: Clock) -> Clock | None:
    """Lock the clock under its subject's lock, if it still has the same thing to tell as when it was found."""
    rows = Clock.objects.select_for_update(of=("self",)).select_related("policy")
    return rows.filter(pk=clock.pk, version=clock.version, next_at__isnull=False).first()
