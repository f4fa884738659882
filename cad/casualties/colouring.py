"""A patient gets a colour: by the questions of the sieve on the telephone, or from the crew at the scene."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from cad.casualties.models import Sieving
from cad.casualties.selectors import mass_casualty_of
from cad.casualties.sieve import Answer, sieve
from cad.incidents.models import Incident
from cad.patients.adding import patient_new
from cad.patients.events import tell_patient
from cad.patients.models import Patient
from cad.patients.selectors import patient_get, patients_counted
from cad.patients.states import Colour, ColourSource
from cad.triage.applying import level_give
from core import clock
from core.actors import Actor
from core.errors import Conflict, Invalid, NotFound
from core.versions import update_guarded


@dataclass(frozen=True, slots=True)
class Finding:
    """A colour, who gives it, and by which answers. ``at`` is when it was seen."""

    colour: Colour
    source: ColourSource
    at: datetime
    child: bool = False
    answers: Mapping[str, str] = field(default_factory=dict)


def colour_by_answers(answers: Mapping[str, str], *, child: bool) -> tuple[Colour, dict[str, str]]:
    """The colour that the caller's answers give, and those that counted. Raises Invalid `sieve_incomplete`."""
    found = sieve({key: Answer(value) for key, value in answers.items()}, child=child)
    if found.result is None:
        raise Invalid("The sieve has one more question.", code="sieve_incomplete", next=found.next)
    return Colour(found.result.value), {key: answers[key] for key in found.read}


def casualty_colour(
    actor: Actor,
    incident: Incident,
    finding: Finding,
    *,
    client_uuid: UUID,
    patient_id: int | None = None,
    description: str = "",
) -> Patient:
    """Give a patient of a locked incident a colour, within the caller's action; one more patient when none is named.

    What a crew at the scene saw is not overruled by telephone. A finding older than the one that counts is kept
    beside it. Raises Conflict `not_mass_casualty`, `colour_from_scene`, NotFound.
    """
    mass = mass_casualty_of(incident)
    if mass is None or not mass.is_declared:
        raise Conflict("Declare the mass casualty first.", code="not_mass_casualty")
    patient = _patient(actor, incident, patient_id, client_uuid, description)
    if patient.colour_source == ColourSource.SCENE and finding.source == ColourSource.TELEPHONE:
        raise Conflict("The crew at the scene gave this colour.", code="colour_from_scene")
    Sieving.objects.create(
        patient=patient,
        client_uuid=client_uuid,
        colour=finding.colour,
        source=finding.source,
        child=finding.child,
        answers=dict(finding.answers),
        at=finding.at,
        recorded_at=clock.now(),
        by_user_id=actor.user_id,
        by=actor.label,
    )
    if not _is_older(patient, finding):
        update_guarded(patient, colour=finding.colour, colour_source=finding.source, colour_at=finding.at)
        tell_patient(actor, "patient.sieved", patient, finding.at)
        level_give(actor, incident)
    return patient_get(patient.pk)


def _patient(actor: Actor, incident: Incident, patient_id: int | None, client_uuid: UUID, description: str) -> Patient:
    if patient_id is None:
        return patient_new(actor, incident, client_uuid=client_uuid, description=description.strip())
    found = next((patient for patient in patients_counted(incident) if patient.pk == patient_id), None)
    if found is None:
        raise NotFound("The incident counts no such patient.")
    return found


def _is_older(patient: Patient, finding: Finding) -> bool:
    same_source = patient.colour_source == finding.source
    return same_source and patient.colour_at is not None and finding.at < patient.colour_at
