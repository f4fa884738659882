"""What happens to the patients of an incident. Each action locks the incident, which guards them."""

from uuid import UUID

from cad.incidents.models import Incident
from cad.incidents.selectors import incident_for_update
from cad.incidents.states import IncidentState
from cad.patients.adding import patient_new, patients_told
from cad.patients.events import tell_patient
from cad.patients.models import Patient
from cad.patients.permissions import may_keep_patients
from cad.patients.selectors import patient_for_update, patient_get, patients_counted
from cad.patients.states import PATIENT_STATES, PatientState
from cad.triage.applying import level_give
from cad.triage.models import TriageInstruction
from core import clock
from core.actions import action
from core.actors import Actor, require
from core.errors import Conflict, Invalid
from core.idempotency.services import once
from core.versions import check_version, update_guarded


def patient_add(actor: Actor, *, incident_id: int, client_uuid: UUID, description: str = "") -> tuple[Patient, bool]:
    """One more patient of an incident. Returns it and whether it is new. Raises Conflict `incident_closed`."""
    with action(actor):
        incident = incident_for_update(incident_id)
        require(may_keep_patients, actor, incident)

        def run() -> int:
            check_open(incident)
            patient = patient_new(actor, incident, client_uuid=client_uuid, description=description.strip())
            level_give(actor, incident)
            return patient.pk

        body = {"incident": incident_id, "description": description}
        patient_id, created = once(actor, client_uuid, "patient_add", body, run)
        return patient_get(patient_id), created


def patient_describe(actor: Actor, *, patient_id: int, version: int, description: str) -> Patient:
    """A few words by which the patient is known: sex, about how old, where."""
    with action(actor):
        _, patient = patient_for_update(patient_id)
        require(may_keep_patients, actor, patient)
        check_version(patient, version)
        if patient.description != description.strip():
            update_guarded(patient, description=description.strip())
            tell_patient(actor, "patient.described", patient)
        return patient


def patient_take_back(actor: Actor, *, patient_id: int, reason: str, version: int | None = None) -> Patient:
    """The patient was added by mistake: not counted any more, and kept with all that was asked.

    The incident's level may fall by it, so it needs a reason. Raises Conflict `last_patient`, and `patient_instructed`
    when the caller was told what to do for this patient: then somebody is there.
    """
    with action(actor):
        incident, patient = patient_for_update(patient_id)
        require(may_keep_patients, actor, patient)
        check_version(patient, version)
        counted = patients_counted(incident)
        if patient.state == PatientState.COUNTED:
            if len(counted) == 1:
                raise Conflict("An incident has one patient at least. Close it instead.", code="last_patient")
            if TriageInstruction.objects.filter(session__patient=patient).exists():
                raise Conflict("The caller was told what to do for this patient.", code="patient_instructed")
        _move(actor, incident, patient, PatientState.TAKEN_BACK, reason)
        if incident.patients_count == len(counted):
            patients_told(actor, incident, len(counted) - 1)
        level_give(actor, incident, lower=True)
        return patient_get(patient_id)


def patient_restore(actor: Actor, *, patient_id: int, reason: str, version: int | None = None) -> Patient:
    """Taken back by mistake: counted again, with all that was asked."""
    with action(actor):
        incident, patient = patient_for_update(patient_id)
        require(may_keep_patients, actor, patient)
        check_version(patient, version)
        _move(actor, incident, patient, PatientState.COUNTED, reason)
        patients_told(actor, incident, incident.patients_count)
        level_give(actor, incident)
        return patient_get(patient_id)


def check_open(incident: Incident) -> None:
    if incident.state == IncidentState.CLOSED:
        raise Conflict("The incident is closed.", code="incident_closed")


def _move(actor: Actor, incident: Incident, patient: Patient, state: PatientState, reason: str) -> None:
    check_open(incident)
    if not reason.strip():
        raise Invalid("Say why.", code="reason_needed")
    PATIENT_STATES.check(patient.state, state)
    update_guarded(patient, state=state, state_reason=reason.strip(), state_at=clock.now(), state_by_id=actor.user_id)
    told = "patient.taken_back" if state == PatientState.TAKEN_BACK else "patient.restored"
    tell_patient(actor, told, patient_get(patient.pk))
