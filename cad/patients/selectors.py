from datetime import datetime

from django.db.models import QuerySet

from cad.incidents.models import Incident
from cad.incidents.selectors import incident_for_update
from cad.patients.models import Patient
from cad.patients.states import PatientState
from core.errors import NotFound

WITH = ("added_by", "state_by")


def patient_for_update(patient_id: int) -> tuple[Incident, Patient]:
    """Lock the incident, which guards its patients, and read the patient anew under that lock."""
    incident_id = Patient.objects.filter(pk=patient_id).values_list("incident_id", flat=True).first()
    if incident_id is None:
        raise NotFound("There is no such patient.")
    incident = incident_for_update(incident_id)
    return incident, patient_get(patient_id)


def patient_get(patient_id: int) -> Patient:
    return _patients().get(pk=patient_id)


def patients_of_incidents(incident_ids: list[int]) -> list[Patient]:
    """Those taken back included: a board that had them has to hear so."""
    return list(_patients().filter(incident_id__in=incident_ids).order_by("pk"))


def patients_counted(incident: Incident) -> list[Patient]:
    """The incident's patients by number, without those taken back."""
    return list(_patients().filter(incident=incident, state=PatientState.COUNTED).order_by("number"))


def known_since(incident: Incident, patient: Patient) -> datetime:
    """From when help by telephone counts: the answer of the call; for a later patient when he or she was added."""
    return incident.answered_at if patient.number == 1 else max(patient.added_at, incident.answered_at)


def _patients() -> QuerySet[Patient]:
    return Patient.objects.select_related(*WITH)
