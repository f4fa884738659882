"""A session begins: for a patient never asked about, for one more patient of the incident, or on a call back."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from cad.incidents.models import Incident
from cad.incidents.selectors import incident_for_update
from cad.incidents.states import IncidentState
from cad.patients.adding import patient_first
from cad.patients.models import Patient
from cad.patients.selectors import patients_counted
from cad.triage.applying import level_give
from cad.triage.arrest import arrest_recognise
from cad.triage.carrying import Carried, carried_again, carried_scene, level_carried
from cad.triage.conditions import Value
from cad.triage.events import tell_triage
from cad.triage.models import TriageSession
from cad.triage.permissions import may_triage
from cad.triage.protocol import Protocol
from cad.triage.selectors import (
    outcome_of,
    protocol_active,
    protocol_of,
    sessions_of_patient,
    sessions_standing,
    triage_get,
)
from cad.triage.session_rows import answer_append, session_complete
from cad.triage.standing import held_now
from cad.triage.states import Language, TriageState
from core import clock
from core.actions import action
from core.actors import Actor, require
from core.errors import Conflict, NotFound
from core.idempotency.services import once
from core.versions import update_guarded


def triage_start(
    actor: Actor,
    *,
    incident_id: int,
    client_uuid: UUID,
    language: str = Language.ZH,
    patient_id: int | None = None,
    again: bool = False,
) -> tuple[TriageSession, bool]:
    """Begin the questions for a patient, the first one when none is named. Returns the session and whether it is new.

    The scene as other sessions know it is known. For a patient who was triaged it is a call back (TRIAGE 4.1 rule 6):
    what was known and the level are carried; what has changed is asked, then what may have changed. With ``again`` a
    session of the patient that is still open, because its call ended, is completed first.
    Raises Conflict `incident_closed`, `triage_open` while another session of the patient is open, NotFound for a
    patient that the incident does not count, and Unavailable `no_protocol`.
    """
    with action(actor):
        incident = incident_for_update(incident_id)
        require(may_triage, actor, incident)

        def run() -> int:
            if incident.state == IncidentState.CLOSED:
                raise Conflict("The incident is closed.", code="incident_closed")
            patient = _patient(actor, incident, patient_id, client_uuid)
            before = _ended(actor, patient, again=again)
            session = _session(actor, incident, patient, before, client_uuid, language)
            session = arrest_recognise(actor, tell_triage(actor, "triage.started", session))
            # The questions of the call before have ended, so help need not wait for those of this one.
            level_give(actor, incident, complete=before is not None)
            return session.pk

        body = {"incident": incident_id, "language": language, "patient": patient_id, "again": again}
        session_id, created = once(actor, client_uuid, "triage_start", body, run)
        return triage_get(session_id), created


def _patient(actor: Actor, incident: Incident, patient_id: int | None, client_uuid: UUID) -> Patient:
    if patient_id is None:
        return patient_first(actor, incident, client_uuid)
    found = next((patient for patient in patients_counted(incident) if patient.pk == patient_id), None)
    if found is None:
        raise NotFound("The incident counts no such patient.")
    return found


def _ended(actor: Actor, patient: Patient, *, again: bool) -> TriageSession | None:
    """The patient's last session, its questions ended; None when there was none."""
    before = next(reversed(sessions_of_patient(patient)), None)
    if before is None or before.state == TriageState.COMPLETED:
        return before
    if not again:
        raise Conflict("Complete the triage that is open first.", code="triage_open", triage=before.pk)
    return session_complete(actor, before)


def _session(
    actor: Actor,
    incident: Incident,
    patient: Patient,
    before: TriageSession | None,
    client_uuid: UUID,
    language: str,
) -> TriageSession:
    version = protocol_active()
    protocol = protocol_of(version)
    scene = carried_scene(protocol, (s for s in sessions_standing(incident).values() if s.patient_id != patient.pk))
    again = carried_again(protocol, before) if before is not None else Carried()
    told = _told_of(protocol, incident, called_back=before is not None)
    session = TriageSession.objects.create(
        centre_id=incident.centre_id,
        incident=incident,
        patient=patient,
        carried_from=before,
        client_uuid=client_uuid,
        protocol=version,
        language=language,
        facts={**again.values, **scene.values, **told},
        words=again.words,
        confirmed=list(again.confirmed),
        ask_again=[fact for fact in again.stale if fact not in scene.values and fact not in told],
        started_at=clock.now(),
        started_by_id=actor.user_id,
        **(level_carried(before) if before is not None else {}),
    )
    sources = {**again.sources, **scene.sources}
    for fact, value in session.facts.items():
        source = None if fact in told else sources[fact]
        answer_append(actor, session, fact, value, words=again.words.get(fact, ""), carried=source)
    return _levelled(session)


def _told_of(protocol: Protocol, incident: Incident, *, called_back: bool) -> dict[str, Value]:
    """What was written down as the call came in is an answer: it suggests cards and is not asked again."""
    told: dict[str, Value] = {}
    if protocol.complaint_fact is not None and (said := incident.complaint.strip()):
        told[protocol.complaint_fact] = said
    if protocol.count_fact is not None and incident.patients_count > 1:
        told[protocol.count_fact] = float(incident.patients_count)
    if protocol.called_back_fact is not None and called_back:
        told[protocol.called_back_fact] = "yes"
    return told


def _levelled(session: TriageSession) -> TriageSession:
    """What is carried may give a level by itself, as danger at the scene does; read anew, for its trail is written."""
    session = triage_get(session.pk)
    changes: dict[str, Any] = held_now(session, outcome_of(session))
    if any(getattr(session, name) != value for name, value in changes.items()):
        update_guarded(session, **changes)
    return session
