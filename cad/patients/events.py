from datetime import datetime

from cad.incidents.models import Incident
from cad.patients.models import Patient
from cad.patients.replies import PatientReply
from cad.patients.selectors import patients_of_incidents
from core.accounts.actors import person_json
from core.actors import Actor
from core.events.services import record


def patient_payload(patient: Patient) -> PatientReply:
    """The public state of a patient: event, snapshot and API reply alike."""
    return {
        "id": patient.pk,
        "version": patient.version,
        "incident": patient.incident_id,
        "number": patient.number,
        "description": patient.description,
        "state": patient.state,
        "state_reason": patient.state_reason,
        "state_at": patient.state_at,
        "state_by": person_json(patient.state_by),
        "colour": patient.colour or None,
        "colour_source": patient.colour_source or None,
        "colour_at": patient.colour_at,
        "added_at": patient.added_at,
        "added_by": person_json(patient.added_by),
    }


def patient_payloads(incident_ids: list[int]) -> list[PatientReply]:
    return [patient_payload(patient) for patient in patients_of_incidents(incident_ids)]


def tell_patient(
    actor: Actor,
    type: str,  # noqa: A002
    patient: Patient,
    occurred_at: datetime | None = None,
) -> None:
    record(
        actor,
        type,
        entity="patient",
        row_id=patient.pk,
        version=patient.version,
        payload=patient_payload(patient),
        centre_id=patient.centre_id,
        topics=[f"incident:{patient.incident_id}"],
        occurred_at=occurred_at,
    )


def patients_share(actor: Actor, incident: Incident) -> None:
    """Tell the units of a locked incident of its patients, within the caller's action."""
    for patient in patients_of_incidents([incident.pk]):
        tell_patient(actor, "patient.shared", patient)
