"""Patients of a locked incident, within the caller's action: one more, the first, and how many there are said to be."""

from uuid import UUID

from django.db.models import Max

from cad.incidents.events import tell_incident
from cad.incidents.models import Incident
from cad.patients.events import tell_patient
from cad.patients.models import Patient
from cad.patients.selectors import patients_counted
from core import clock
from core.actors import Actor
from core.versions import update_guarded


def patient_new(actor: Actor, incident: Incident, *, client_uuid: UUID, description: str = "") -> Patient:
    """One more patient, under the next number. Nobody is told of fewer than are known by name."""
    last = Patient.objects.filter(incident=incident).aggregate(last=Max("number"))["last"] or 0
    patient = Patient.objects.create(
        centre_id=incident.centre_id,
        incident=incident,
        client_uuid=client_uuid,
        number=last + 1,
        description=description,
        added_at=clock.now(),
        added_by_id=actor.user_id,
    )
    tell_patient(actor, "patient.added", patient)
    patients_told(actor, incident, incident.patients_count)
    return patient


def patient_first(actor: Actor, incident: Incident, client_uuid: UUID) -> Patient:
    """The patient that a session is about when none is named: the first counted one, added if there is none."""
    counted = patients_counted(incident)
    return counted[0] if counted else patient_new(actor, incident, client_uuid=client_uuid)


def patients_told(actor: Actor, incident: Incident, count: int) -> None:
    """So many are ill or hurt, as somebody said; at least as many as are counted one by one."""
    known = max(count, len(patients_counted(incident)), 1)
    if incident.patients_count != known:
        update_guarded(incident, patients_count=known)
        tell_incident(actor, "incident.updated", incident)
