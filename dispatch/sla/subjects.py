"""Locking what a clock is about, before the clock: the order of locks is the same as in every action."""

from cad.calls.models import Call
from cad.incidents.models import Incident
from core.locks import Rank, lock
from dispatch.assignments.models import Assignment
from dispatch.sla.models import Clock

Subject = Call | Incident | Assignment


def subject_if_free(clock: Clock) -> Subject | None:
    """Lock the call, incident or assignment that the clock is about; None while somebody else changes it.

    The sweep does not wait for one: the next sweep is a second away, and others are due now.
    """
    found: list[Call] | list[Incident] | list[Assignment]
    if clock.assignment_id is not None:
        assignments = Assignment.objects.select_related("unit", "incident", "offered_by")
        found = lock(Rank.ASSIGNMENT, assignments.filter(pk=clock.assignment_id), skip_locked=True)
    elif clock.call_id is not None:
        found = lock(Rank.CALL, Call.objects.filter(pk=clock.call_id), skip_locked=True)
    elif clock.incident_id is not None:
        found = lock(Rank.INCIDENT, Incident.objects.filter(pk=clock.incident_id), skip_locked=True)
    else:
        return None
    return found[0] if found else None


def clock_if_due(clock: Clock) -> Clock | None:
    """Lock the clock under its subject's lock, if it still has the same thing to tell as when it was found."""
    rows = Clock.objects.select_for_update(of=("self",)).select_related("policy")
    return rows.filter(pk=clock.pk, version=clock.version, next_at__isnull=False).first()
